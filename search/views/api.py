"""The search for programs: the same questions and answers as the page, as JSON."""

import logging
from dataclasses import asdict
from typing import Any

from django.conf import settings
from django.http import HttpRequest, JsonResponse
from django.utils import translation
from django.utils.translation import gettext
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from search import parameters
from search.asking.answering import answer
from search.engines.base import EngineError
from search.log import note
from search.suggestions import suggest
from search.text import clean
from search.vocabulary import locales

logger = logging.getLogger(__name__)

# Danish letters as they are; the answer is UTF-8 anyway.
AS_WRITTEN: dict[str, Any] = {"ensure_ascii": False}
TYPING = 60  # seconds for which the same beginning of a word may be answered from a cache


def _language(request: HttpRequest) -> str:
    wanted = request.GET.get("locale", "")
    return wanted if wanted in locales() else settings.LANGUAGE_CODE


def _json(content: dict[str, Any], status: int = 200) -> JsonResponse:
    return JsonResponse(content, status=status, json_dumps_params=AS_WRITTEN)


@require_safe
@cache_control(no_cache=True)
def search(request: HttpRequest) -> JsonResponse:
    """Return the results, 400 with the first parameter that makes no sense and why, or 503."""
    with translation.override(_language(request)):
        query, wrong = parameters.read(request.GET, locale=settings.LANGUAGE_CODE)
        if wrong:
            return _json({"error": asdict(wrong[0])}, status=400)
        try:
            results = answer(query)
            note(query, results)
            return _json(results.as_json())
        except EngineError:
            logger.exception("No search engine answers")
            reason = gettext("Søgningen svarer ikke lige nu. Prøv igen om lidt.")
            return _json({"error": {"parameter": "", "reason": reason}}, status=503)


@require_safe
@cache_control(public=True, max_age=TYPING)
def suggestions(request: HttpRequest) -> JsonResponse:
    """Return pages whose name begins with the text."""
    text = clean(request.GET.get("q", ""))
    language = _language(request)
    with translation.override(language):
        found = [asdict(suggestion) for suggestion in suggest(text, language)]
    return _json({"query": text, "suggestions": found})
