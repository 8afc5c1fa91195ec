"""What the search page's components are given: filters, chips, ways to sort, pages."""

from dataclasses import dataclass, replace

from django.core.paginator import Page as PaginatorPage
from django.core.paginator import Paginator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from search.contract import MAX_PAGE, Facet, Option, Place, Query, Results
from search.parameters import address, without
from search.vocabulary import ENDED, LABELS

# Lists that may be as long as the country has municipalities: they scroll.
LONG = {"municipality", "organisation"}
SORT_LABELS = {"relevance": _("Bedst svar"), "title": _("Navn"), "newest": _("Nyeste")}


@dataclass(frozen=True)
class Filter:
    """A facet as ``components/filter_form.html`` draws it."""

    name: str
    label: str
    kind: str
    options: tuple[Option, ...]
    hint: str = ""


@dataclass(frozen=True)
class Link:
    """A chip, a suggestion or a way to sort."""

    label: str
    url: str
    here: bool = False


@dataclass(frozen=True)
class Hidden:
    """A value that a form carries along."""

    name: str
    value: str


def filters(facets: tuple[Facet, ...]) -> list[Filter]:
    """Return the facets that have anything to choose between."""
    return [_filter(facet) for facet in facets if facet.options]


def _filter(facet: Facet) -> Filter:
    kind = "scroll" if facet.name in LONG else "checkboxes"
    hint = gettext("Her er dem med flest resultater. Søg efter navnet for at finde andre.") if facet.left_out else ""
    return Filter(facet.name, str(LABELS[facet.name]), kind, facet.options, hint)


def chips(query: Query, results: Results) -> list[Link]:
    """Return a link for everything chosen, to the same search without it."""
    return [
        Link(option.label, address(without(query, facet.name, option.value)) or ".")
        for facet in results.facets
        for option in facet.options
        if option.selected
    ]


def kept_by_filters(query: Query) -> list[Hidden]:
    """Return what the form of filters carries along: the text and the order."""
    kept = [Hidden("q", query.text)] if query.text else []
    return [*kept, Hidden("sort", query.sort)] if query.sort != "relevance" else kept


def kept_by_search(query: Query) -> list[Hidden]:
    """Return what the search box carries along: the filters."""
    return [Hidden(name, value) for name, value in query.filters.chosen()]


def places(query: Query, results: Results) -> list[Link]:
    """Return a link for each place that the text names, to what was found there alone, where that is less."""
    return [
        Link(f"{place.name} ({place.count})", address(_only_in(place, query)))
        for place in results.places
        if place.count < results.total
    ]


def _only_in(place: Place, query: Query) -> Query:
    return replace(query, page=1, filters=replace(query.filters, **{place.kind: (place.code,)}))


def with_text(query: Query, text: str | None) -> Link | None:
    """Return a link to the same search for another text."""
    return Link(text, address(replace(query, text=text))) if text else None


def past(query: Query, results: Results) -> Link | None:
    """Return a link to what the same words find that is over; without words it is one filter among others."""
    if not query.text or not results.has_past:
        return None
    over = replace(query, page=1, filters=replace(query.filters, status=(ENDED,)))
    return Link(gettext("Se det, der er afsluttet"), address(over))


def sorts(query: Query) -> list[Link]:
    """Return the ways to sort."""
    labels = SORT_LABELS if query.text else {**SORT_LABELS, "relevance": _("Tilbud først")}
    return [
        Link(str(label), address(replace(query, sort=name)) or ".", name == query.sort)
        for name, label in labels.items()
    ]


def page_of(query: Query, total: int) -> "PaginatorPage[int]":
    """Return the page that is shown, for ``components/pagination.html``."""
    reachable = range(min(total, MAX_PAGE * query.page_size))
    return Paginator(reachable, query.page_size).get_page(query.page)
