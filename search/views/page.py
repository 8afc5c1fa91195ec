"""The search for people: one plain form, one list, no JavaScript needed."""

from dataclasses import replace

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, gettext
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from search import parameters, presentation
from search.contract import Query, Results
from search.engines import registry
from search.engines.interim import Engine
from search.nearest import Nearest, nearest


@require_safe
@cache_control(no_cache=True)
def search(request: HttpRequest) -> HttpResponse:
    """Show what the query finds; a parameter that makes no sense is left out, a page too far is the last one."""
    given = request.GET.copy()
    given.pop("locale", None)  # the language is in the path
    query, _wrong = parameters.read(given, locale=get_language() or settings.LANGUAGE_CODE)
    engine = registry.engine()
    query, results = _answer(query, engine)
    context = {
        "page_title": _title(query),
        "query": query,
        "results": results,
        "filters": presentation.filters(results.facets),
        "active": presentation.chips(query, results),
        "clear_url": parameters.address(Query(query.text)) or ".",
        "kept_by_filters": presentation.kept_by_filters(query),
        "kept_by_search": presentation.kept_by_search(query),
        "sorts": presentation.sorts(query),
        "page_obj": presentation.page_of(query, results.total),
        "nearest": Nearest() if results.total else nearest(query, engine),
    }
    return render(request, "search/page.html", context)


def _answer(query: Query, engine: Engine) -> tuple[Query, Results]:
    """Return the query with a page that exists, and the answer to it."""
    results = engine.search(query)
    if results.total and not results.results:
        last = presentation.page_of(query, results.total).number
        query = replace(query, page=last)
        results = engine.search(query)
    return query, results


def _title(query: Query) -> str:
    return gettext("“%(query)s” – søgning") % {"query": query.text} if query.text else gettext("Søg")
