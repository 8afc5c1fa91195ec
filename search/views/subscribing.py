"""A search as a feed and as a calendar: addresses that programs ask again and again."""

import hashlib
import logging
from collections.abc import Callable
from dataclasses import replace

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from peer_pages.calendars.subscribed import CONTENT_TYPE
from search import parameters
from search.contract import SORTS, Query
from search.engines.base import EngineError
from search.subscribing import atom
from search.subscribing import calendar as dates

logger = logging.getLogger(__name__)

KEPT = 15 * 60
"""Seconds for which the answer may be given again; what is unpublished is gone everywhere after that."""
LATER = 120
"""Seconds after which a program may ask again when no engine answers."""


@require_safe
def feed(request: HttpRequest) -> HttpResponseBase:
    """Answer with the newest of what is found, 400 with the reason for a bad parameter, or 503."""
    return _answer(request, atom.feed, atom.CONTENT_TYPE)


@require_safe
def calendar(request: HttpRequest) -> HttpResponseBase:
    """Answer with the dates of what is found, 400 with the reason for a bad parameter, or 503."""
    return _answer(request, dates.calendar, CONTENT_TYPE)


def _answer(
    request: HttpRequest, draw: Callable[[Query, Callable[[str], str]], bytes], content_type: str
) -> HttpResponseBase:
    given = request.GET.copy()
    given.pop("locale", None)  # the language is in the path
    query, wrong = parameters.read(given, locale=get_language() or settings.LANGUAGE_CODE)
    if wrong:
        return _refusal(f"{wrong[0].parameter}: {wrong[0].reason}", 400)
    try:
        content = draw(replace(query, sort=SORTS[0], page=1), request.build_absolute_uri)
    except EngineError:
        logger.exception("No search engine answers")
        refusal = _refusal(gettext("Søgningen svarer ikke lige nu. Prøv igen om lidt."), 503)
        refusal.headers["Retry-After"] = str(LATER)
        return refusal
    return _conditional(request, HttpResponse(content, content_type=content_type))


def _conditional(request: HttpRequest, response: HttpResponse) -> HttpResponseBase:
    """Return `response`, or that it is what the program has already."""
    response.headers["ETag"] = quote_etag(hashlib.sha256(response.content).hexdigest()[:32])
    response.headers["Cache-Control"] = f"public, max-age={KEPT}"
    return get_conditional_response(request, etag=response.headers["ETag"], response=response) or response


def _refusal(reason: str, status: int) -> HttpResponse:
    refusal = HttpResponse(reason, status=status, content_type="text/plain; charset=utf-8")
    refusal.headers["Cache-Control"] = "no-cache"
    return refusal
