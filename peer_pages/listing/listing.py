"""A filtered, counted, paged list of one kind of page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page as PaginatorPage
from django.core.paginator import Paginator
from django.http import QueryDict
from django.utils.translation import gettext

from peer_pages.listing.fields import AreaChoice, Choice, Pages
from peer_pages.public.teasers import Teaser, teasers

PAGE_SIZE = 20
MAX_PAGES = 100
PAGE_PARAMETER = "side"


@dataclass(frozen=True)
class Option:
    """One value of a filter as the form shows it."""

    value: str
    label: str
    count: int
    selected: bool


@dataclass(frozen=True)
class Filter:
    """A filter as the form shows it."""

    name: str
    label: str
    kind: str
    options: list[Option]


@dataclass(frozen=True)
class Chip:
    """A link: a filter in use and the list without it, or a suggestion."""

    label: str
    url: str


@dataclass(frozen=True)
class Listing:
    """Everything that a list page shows."""

    total: int
    filters: list[Filter]
    active: list[Chip]
    clear_url: str
    page_obj: PaginatorPage[Any]
    teasers: list[Teaser]
    suggestions: list[Chip]


Selection = dict[str, list[str]]


def selection(choices: Sequence[Choice], query: QueryDict) -> Selection:
    """Return the values chosen in the query string; what no filter knows is left out."""
    chosen: Selection = {}
    for choice in choices:
        known = {value for value, _label in choice.values()}
        wanted = query.getlist(choice.name)[:10]
        if isinstance(choice, AreaChoice):
            wanted = [choice.resolve(value) for value in wanted]
        values = [value for value in dict.fromkeys(wanted) if value in known]
        if values:
            chosen[choice.name] = values if choice.kind == "checkboxes" else values[:1]
    return chosen


def narrowed(pages: Pages, choices: Sequence[Choice], chosen: Selection, *, but: str = "") -> Pages:
    """Return the pages that have everything chosen; `but` names a filter to leave out."""
    for choice in choices:
        for value in chosen.get(choice.name, []) if choice.name != but else []:
            pages = choice.narrow(pages, value)
    return pages


def list_pages(pages: Pages, choices: Sequence[Choice], query: QueryDict, *, url: str) -> Listing:
    """Return the list of `pages` that `query` asks for; a page number out of range gives the nearest one."""
    chosen = selection(choices, query)
    found = narrowed(pages, choices, chosen)
    paginator = Paginator(found, PAGE_SIZE)
    page_obj = paginator.get_page(_page_number(query.get(PAGE_PARAMETER, "1")))
    return Listing(
        total=paginator.count,
        filters=[shown for choice in choices if (shown := _filter(choice, pages, choices, chosen)).options],
        active=_active(choices, chosen, url),
        clear_url=url,
        page_obj=page_obj,
        teasers=teasers(page_obj.object_list),
        suggestions=_suggestions(pages, choices, chosen, url) if not paginator.count else [],
    )


def _page_number(text: str) -> int:
    """Return the number of the page asked for, between the first and the last that is shown; 1 for nonsense."""
    number = int(text) if text.isdecimal() and len(text) < 6 else 1
    return min(max(number, 1), MAX_PAGES)


def _filter(choice: Choice, pages: Pages, choices: Sequence[Choice], chosen: Selection) -> Filter:
    """Return one filter with, per value, how many pages the other filters leave."""
    counts = choice.counts(narrowed(pages, choices, chosen, but=choice.name))
    selected = chosen.get(choice.name, [])
    options = [
        Option(value, label, counts.get(value, 0), value in selected)
        for value, label in choice.values()
        if counts.get(value) or value in selected
    ]
    return Filter(choice.name, str(choice.label), choice.kind, options)


def _url(chosen: Selection, url: str) -> str:
    query = QueryDict(mutable=True)
    for name, values in chosen.items():
        query.setlist(name, values)
    return f"{url}?{query.urlencode()}" if query else url


def _without(chosen: Selection, name: str, value: str) -> Selection:
    rest = {key: [one for one in values if (key, one) != (name, value)] for key, values in chosen.items()}
    return {key: values for key, values in rest.items() if values}


def _active(choices: Sequence[Choice], chosen: Selection, url: str) -> list[Chip]:
    labels = _labels(choices)
    return [
        Chip(labels[name, value], _url(_without(chosen, name, value), url))
        for name, values in chosen.items()
        for value in values
    ]


def _labels(choices: Sequence[Choice]) -> dict[tuple[str, str], str]:
    return {(choice.name, value): label for choice in choices for value, label in choice.values()}


def _suggestions(pages: Pages, choices: Sequence[Choice], chosen: Selection, url: str) -> list[Chip]:
    """Return the nearest lists that are not empty: one filter fewer, then everything."""
    chips = []
    labels = _labels(choices)
    for name, values in chosen.items():
        for value in values:
            rest = _without(chosen, name, value)
            count = narrowed(pages, choices, rest).count() if rest else 0
            if count:
                label = gettext("Uden “%(filter)s” (%(count)s)") % {"filter": labels[name, value], "count": count}
                chips.append(Chip(label, _url(rest, url)))
    if chosen and (everything := pages.count()):
        chips.append(Chip(gettext("Se alle (%(count)s)") % {"count": everything}, url))
    return chips
