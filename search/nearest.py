"""What to offer when nothing was found: the nearest useful things, and nothing that pretends to be an answer."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language, gettext, override
from wagtail.models import Locale

from peer_pages.kept import Kept
from peer_pages.listing.catalogue import Group, everywhere
from peer_pages.models import RegionPage
from peer_pages.visibility import visible_pages
from search.asking.answering import answer
from search.contract import YES, Filters, Query, Results
from search.parameters import address
from search.places import MUNICIPALITY, REGION, Part, Place, Places
from search.presentation import Link
from search.vocabulary import current as current_vocabulary

MOST = 3
"""Searches for less, and places, that are offered at most."""
_groups: Kept[list[Group]] = Kept()


@dataclass(frozen=True)
class Nearest:
    """Links to follow instead, and what anybody in the country can use."""

    links: list[Link] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)


def nearest(query: Query, results: Results, past: Link | None) -> Nearest:
    """Return what may help somebody for whom `query` found nothing; `past` leads to what is over."""
    places = current_vocabulary(query.locale).places
    named = _named(results.meant or query.text, places)
    around = [*_chosen(query, places), *named]
    links = [
        *([past] if past else ()),
        *_wider(query),
        *_in_danish(query),
        *islice(_less(query, results.shorter, named, places), MOST),
        *(link for part in around[:MOST] for link in _all_from(part, query)),
        *_regions((place for part in around for place in part.places), query, places),
    ]
    return Nearest(list(dict.fromkeys(links)), everywhere_in(query.locale))


def everywhere_in(locale: str) -> list[Group]:
    """Return what anybody in the country can use, in one language; in the catalogue's own where that has nothing."""
    source = settings.LANGUAGE_CODE
    found = _everywhere(locale)
    if found or locale == source:
        return found
    with override(source):
        return [replace(group, locale=source) for group in _everywhere(source)]


def _everywhere(locale: str) -> list[Group]:
    """Return what anybody in the country can use, in one language alone."""
    return _groups.get((locale, get_language()), lambda: everywhere(Locale.objects.get(language_code=locale).pk))


def _chosen(query: Query, places: Places) -> list[Part]:
    """Return the places that the reader chose."""
    return [
        Part(place.name, (place,))
        for kind in (MUNICIPALITY, REGION)
        for place in places.current(kind)
        if place.code in query.filters.of(kind)
    ]


def _named(text: str, places: Places) -> list[Part]:
    """Return the places that `text` names."""
    return [*places.parts_in(text), *(Part(place.name, (place,)) for place in places.named_in(text))]


def _less(query: Query, texts: Iterable[str], named: list[Part], places: Places) -> Iterator[Link]:
    """Yield searches for `texts`, each with less than was asked for, as far as they find something.

    Without the words for the places that were `named`, they are looked for there and elsewhere; what can be used online
    comes with that.
    """
    offered: list[str] = []
    for text in texts:
        if any(set(text.split()) <= set(longer.split()) for longer in offered):
            continue
        less = replace(query, text=text, page=1, page_size=1)
        found = answer(less)
        if not found.total:
            continue
        if not _named(text, places):
            offered.append(text)
        everywhere = bool(named) and text in offered
        label = (
            gettext("“%(text)s” i hele landet (%(count)s)")
            if everywhere
            else gettext("Søg kun efter “%(text)s” (%(count)s)")
        )
        for part in named[:MOST] if everywhere else ():
            there = replace(less, filters=replace(less.filters, **_only_in(part)))
            if count := answer(there).total:
                yield Link(_from(f"“{text}”", part, count), address(there))
        yield Link(label % {"text": text, "count": found.total}, address(less))
        online = _online(found) if everywhere else 0
        if 0 < online < found.total:
            there = replace(less, filters=replace(less.filters, online=(YES,)))
            yield Link(gettext("“%(text)s” online (%(count)s)") % {"text": text, "count": online}, address(there))


def _online(found: Results) -> int:
    """Return how much of what was found can be used online."""
    return sum(option.count for facet in found.facets if facet.name == "online" for option in facet.options)


def _wider(query: Query) -> Iterator[Link]:
    """Yield the same text without filters, when that finds something."""
    if not any(query.filters.chosen()):
        return
    wider = replace(query, filters=Filters(), page=1, page_size=1)
    if found := answer(wider).total:
        yield Link(gettext("Søg uden filtre (%(count)s)") % {"count": found}, address(wider) or ".")


def _in_danish(query: Query) -> Iterator[Link]:
    """Yield the same search in the catalogue's own language, when that finds something."""
    source = settings.LANGUAGE_CODE
    if query.locale == source:
        return
    there = replace(query, locale=source, filters=Filters(), page=1, page_size=1)
    if found := answer(there).total:
        with override(source):
            page = reverse("search:page")
        yield Link(gettext("Søg i de danske sider (%(count)s)") % {"count": found}, page + address(there))


def _all_from(part: Part, query: Query) -> Iterator[Link]:
    """Yield everything in a part of the country."""
    here = replace(query, text="", filters=Filters(**_only_in(part)), page=1, page_size=1)
    if found := answer(here).total:
        yield Link(_from(gettext("Alt"), part, found), address(here))


def _only_in(part: Part) -> dict[str, tuple[str, ...]]:
    return {part.places[0].kind: tuple(place.code for place in part.places)}


def _from(what: str, part: Part, count: int) -> str:
    """Return the label of a search for `what` there: "fra", since one is "på Bornholm" and "i Vejle"."""
    return gettext("%(what)s fra %(place)s (%(count)s)") % {"what": what, "place": part.name, "count": count}


def _regions(around: Iterable[Place], query: Query, places: Places) -> Iterator[Link]:
    """Yield the pages of the regions in which the places lie."""
    codes = places.codes([place.pk for place in around], REGION)
    for page in visible_pages(RegionPage).filter(area__code__in=codes, locale__language_code=query.locale):
        yield Link(page.title, page.get_url() or "")
