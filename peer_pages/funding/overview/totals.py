"""What the grants come to, by funder, region and year: each grant once; amounts that nobody knows are counted."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext

from peer_pages.models import Funding, InitiativePage


@dataclass
class Total:
    """A sum of kroner, of how many grants, and of how many of them the amount is unknown."""

    name: str
    amount: int = 0
    grants: int = 0
    unknown: int = 0

    def add(self, amount: int | None) -> None:
        """Count one more grant."""
        self.grants += 1
        self.amount += amount or 0
        self.unknown += amount is None


@dataclass(frozen=True)
class Totals:
    """The same grants, added up in three ways."""

    everything: Total
    by_funder: list[Total]
    by_region: list[Total]
    by_year: list[Total]


def totals(found: QuerySet[Funding]) -> Totals:
    """Return what `found` comes to; two queries."""
    grants = list(
        found.order_by().values_list("amount_dkk", "funder__name", "ends_last_day", "page_id", "page__nationwide")
    )
    regions = _regions(found)
    unknown, none = gettext("Ukendt"), gettext("Ingen bevillingsgiver")
    return Totals(
        everything=_sums((gettext("I alt"), amount) for amount, *_rest in grants)[0] if grants else Total(""),
        by_funder=_sums((funder or none, amount) for amount, funder, *_rest in grants),
        by_region=_sums((_place(regions[page], whole), amount) for amount, _f, _e, page, whole in grants),
        by_year=_sums((str(end.year) if end else unknown, amount) for amount, _funder, end, *_rest in grants),
    )


def _sums(pairs: Iterable[tuple[str, int | None]]) -> list[Total]:
    found: dict[str, Total] = {}
    for name, amount in pairs:
        found.setdefault(name, Total(name)).add(amount)
    return sorted(found.values(), key=lambda total: total.name.casefold())


def _regions(found: QuerySet[Funding]) -> dict[int, set[str]]:
    pages = InitiativePage.objects.filter(pk__in=found.order_by().values("page"), areas__isnull=False)
    regions: dict[int, set[str]] = defaultdict(set)
    for page, name in pages.values_list("pk", Coalesce("areas__parent__name", "areas__name")):
        regions[page].add(name)
    return regions


def _place(regions: set[str], nationwide: Any) -> str:
    """Return the one place where a grant counts, so that no krone is counted twice."""
    if nationwide:
        return gettext("Hele landet")
    if len(regions) > 1:
        return gettext("Flere regioner")
    return next(iter(regions), gettext("Ingen region"))
