"""What to offer when nothing was found: the nearest useful things, and nothing that pretends to be an answer."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language, gettext, override
from wagtail.models import Locale

from peer_pages.kept import Kept
from peer_pages.listing.catalogue import Group, everywhere
from peer_pages.models import RegionPage
from peer_pages.visibility import visible_pages
from search.asking.answering import answer
from search.contract import Filters, Query
from search.parameters import address
from search.places import MUNICIPALITY, REGION, Place, Places
from search.presentation import Link
from search.vocabulary import current as current_vocabulary

_groups: Kept[list[Group]] = Kept()


@dataclass(frozen=True)
class Nearest:
    """Links to follow instead, and what anybody in the country can use."""

    links: list[Link] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)


def nearest(query: Query, past: Link | None) -> Nearest:
    """Return what may help somebody for whom `query` found nothing; `past` leads to what is over."""
    places = current_vocabulary(query.locale).places
    place = _place(query, places)
    links = [
        *([past] if past else ()),
        *_wider(query),
        *_in_danish(query),
        *(_around(place, query, places) if place else ()),
    ]
    return Nearest(links, everywhere_in(query.locale))


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


def _place(query: Query, places: Places) -> Place | None:
    """Return the place that the reader named or chose."""
    chosen = [
        place
        for kind in (MUNICIPALITY, REGION)
        for place in places.current(kind)
        if place.code in query.filters.of(kind)
    ]
    return next(iter([*chosen, *places.named_in(query.text)]), None)


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


def _around(place: Place, query: Query, places: Places) -> Iterator[Link]:
    """Yield everything in the place, and the page of its region."""
    here = replace(query, text="", filters=Filters(**{place.kind: (place.code,)}), page=1, page_size=1)
    if found := answer(here).total:
        yield Link(gettext("Alt i %(place)s (%(count)s)") % {"place": place.name, "count": found}, address(here))
    regions = visible_pages(RegionPage).filter(
        area__code__in=places.codes([place.pk], REGION), locale__language_code=query.locale
    )
    for page in regions:
        yield Link(page.title, page.get_url() or "")
