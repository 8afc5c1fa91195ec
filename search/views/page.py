"""The search for people: one plain form, one list, no JavaScript needed."""

import logging
from dataclasses import replace

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, gettext, ngettext
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from search import parameters, presentation
from search.acute import is_acute
from search.asking.answering import answer
from search.contract import SORTS, Query, Results
from search.engines.base import EngineError
from search.log import note
from search.nearest import Nearest, everywhere_in, nearest

logger = logging.getLogger(__name__)


@require_safe
@cache_control(no_cache=True)
def search(request: HttpRequest) -> HttpResponse:
    """Show what the query finds; a parameter that makes no sense is left out, a page too far is the last one."""
    given = request.GET.copy()
    given.pop("locale", None)  # the language is in the path
    query, _wrong = parameters.read(given, locale=get_language() or settings.LANGUAGE_CODE)
    try:
        query, results = _answer(query)
    except EngineError:
        logger.exception("No search engine answers")
        return _silent(request, query)
    past = presentation.past(query, results)
    context = {
        "page_title": _title(query, results),
        "help_first": is_acute(query.text) or is_acute(results.corrected or ""),
        "query": query,
        "results": results,
        "entry": note(query, results),
        "suggested": presentation.with_text(query, results.suggested),
        "past": past,
        "places": presentation.places(query, results),
        "filters": presentation.filters(results.facets),
        "active": presentation.chips(query, results),
        "clear_url": parameters.address(Query(query.text)) or ".",
        "asked": parameters.address(replace(query, sort=SORTS[0])),
        "kept_by_filters": presentation.kept_by_filters(query),
        "kept_by_search": presentation.kept_by_search(query),
        "sorts": presentation.sorts(query),
        "page_obj": presentation.page_of(query, results.total),
        "nearest": Nearest() if results.total else nearest(query, results, past),
    }
    return render(request, "search/page.html", context)


def _answer(query: Query) -> tuple[Query, Results]:
    """Return the query with a page that exists, and the answer to it."""
    results = answer(query)
    if results.total and not results.results and query.page > 1:
        last = presentation.page_of(query, results.total).number
        query = replace(query, page=last)
        results = answer(query)
    return query, results


def _silent(request: HttpRequest, query: Query) -> HttpResponse:
    """Say that there is no answer now, with what helps all the same."""
    context = {
        "page_title": gettext("Søg"),
        "help_first": is_acute(query.text),
        "query": query,
        "groups": everywhere_in(query.locale),
    }
    return render(request, "search/silent.html", context, status=503)


def _title(query: Query, results: Results) -> str:
    """Return what a screen reader says first: what was asked for, and how much there is."""
    if not query.text:
        return gettext("Søg")
    found = ngettext("%(number)s resultat", "%(number)s resultater", results.total) % {"number": results.total}
    return gettext("“%(query)s” – %(found)s") % {"query": query.text, "found": found}
