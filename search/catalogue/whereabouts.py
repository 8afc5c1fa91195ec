"""Where things are: areas as codes to filter by and names to search for."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from wagtail.models import Page

from search.catalogue.links import links_of_pages, pages_linked_to
from search.places import MUNICIPALITY, REGION, Places

MOST_PLACES = 3


@dataclass(frozen=True)
class Whereabouts:
    """Codes of today's areas, and every name they have or had; those of the parts of the country around them, too."""

    municipalities: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    """A few names for a list entry that has no places of its own: the smallest areas."""


def whereabouts(areas: Iterable[int], places: Places, locale: str) -> Whereabouts:
    """Return where the areas with the keys `areas` are today."""
    keys = sorted(areas)
    municipalities, regions = (sorted(places.codes(keys, kind)) for kind in (MUNICIPALITY, REGION))
    named = {kind: places.labels(kind, locale) for kind in (MUNICIPALITY, REGION)} if keys else {}
    small = sorted(named[MUNICIPALITY][code] for code in municipalities if code in named[MUNICIPALITY]) if keys else []
    large = sorted(named[REGION][code] for code in regions if code in named[REGION]) if keys else []
    as_written = [places.by_pk[key].name for key in keys]
    return Whereabouts(
        tuple(municipalities),
        tuple(regions),
        tuple(dict.fromkeys([*small, *large, *as_written, *places.parts_around({*municipalities, *regions})])),
        tuple((small or large)[:MOST_PLACES]),
    )


def areas_of_organisations(organisations: Iterable[int], visible: QuerySet[Page]) -> dict[int, set[int]]:
    """Return the areas of the pages of each organisation, as far as they are among `visible`."""
    pages = pages_linked_to("organisations", organisations)
    wanted = {page for found in pages.values() for page in found}
    seen = set(visible.filter(pk__in=wanted).values_list("pk", flat=True)) if wanted else set()
    areas = links_of_pages("areas", seen) if seen else {}
    return {one: {area for page in found for area in areas.get(page, ())} for one, found in pages.items()}
