"""Where things are, in words and as sets of area codes."""

from datetime import date

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext

from peer_pages.models import Area, CataloguePage


def area_codes(area: Area, day: date | None = None) -> frozenset[str]:
    """Return the codes that count as `area` on `day`: itself, its municipalities and what was merged into it.

    An area that is no more stands for its successor, so that an old link still leads somewhere. Codes are the
    same in every language.
    """
    codes: set[str] = set()
    waiting = [area.successor(day or timezone.localdate()).pk]
    while waiting:
        known = Area.objects.filter(Q(pk__in=waiting) | Q(parent__in=waiting) | Q(merged_into__in=waiting))
        found = {pk: code for pk, code in known.values_list("pk", "code") if code not in codes}
        codes.update(found.values())
        waiting = list(found)
    return frozenset(codes)


def places_in_words(page: CataloguePage, limit: int = 3) -> list[str]:
    """Return up to `limit` names of places, the nearest first: municipalities before regions, then the country."""
    areas = sorted(page.areas.all(), key=lambda area: (area.kind != Area.Kind.MUNICIPALITY, area.name))
    municipalities = [area for area in areas if area.kind == Area.Kind.MUNICIPALITY]
    names = [area.name for area in municipalities or areas]
    if len(names) > limit:
        more = len(names) - limit
        names = [*names[:limit], gettext("%(number)s flere steder") % {"number": more}]
    if page.nationwide:
        names.append(gettext("Hele landet"))
    if page.online:
        names.append(gettext("Online"))
    return names
