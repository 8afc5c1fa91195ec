"""What the address of the overview asks for; what makes no sense is as if it were not there."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import F, Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from peer_pages.funding.overview import grants
from peer_pages.models import Area, Funding, InitiativePage

LISTS: dict[str, tuple[Any, Callable[[date], Q]]] = {
    "soon": (_("Slutter inden for 6 måneder"), grants.within_six_months),
    "unknown": (_("Slutdagen er ukendt"), grants.end_unknown),
    "ended": (_("Sluttet, men siden er aktiv"), grants.ended_but_active),
    "unanswered": (_("Ingen har svaret"), grants.unanswered),
    "undelivered": (_("Mail ikke leveret"), grants.undelivered),
    "waiting": (_("Et svar venter på redaktionen"), grants.answer_waits),
    "nobody": (_("Uden ansvarlig"), grants.without_responsible),
}
SORTS: dict[str, tuple[Any, str]] = {
    "end": (_("Slutter først"), "deadline"),
    "page": (_("Side"), "page__title"),
    "funder": (_("Bevillingsgiver"), "funder__name"),
    "amount": (_("Største beløb"), "-amount_dkk"),
}
NUMBERS = ("funder", "programme", "region", "organisation", "year")
LONGEST = 9


@dataclass(frozen=True)
class Wanted:
    """The filters, 0 and "" where all is wanted, and the order."""

    funder: int = 0
    programme: int = 0
    region: int = 0
    organisation: int = 0
    year: int = 0
    list: str = ""
    sort: str = "end"

    @classmethod
    def read(cls, given: QueryDict) -> "Wanted":
        """Return what the address asks for."""
        listed, sort = given.get("list", ""), given.get("sort", "")
        return cls(
            **{name: _number(given.get(name, "")) for name in NUMBERS},
            list=listed if listed in LISTS else "",
            sort=sort if sort in SORTS else "end",
        )

    def address(self, **other: Any) -> str:
        """Return the query string that asks for this again, with `other` values in the place of some."""
        values = {**self.__dict__, **other}
        return "?" + urlencode({name: value for name, value in values.items() if value})

    def among(self, found: QuerySet[Funding], day: date) -> QuerySet[Funding]:
        """Return those of `found` that are wanted on `day`, in order; each one once."""
        conditions = Q()
        if self.funder:
            conditions &= Q(funder=self.funder)
        if self.programme:
            conditions &= Q(programme=self.programme)
        if self.region:
            conditions &= Q(page__in=_pages_in(self.region))
        if self.organisation:
            conditions &= Q(page__in=InitiativePage.objects.filter(organisations=self.organisation).values("pk"))
        if self.year:
            conditions &= Q(ends_last_day__year=self.year)
        if self.list:
            conditions &= LISTS[self.list][1](day)
        return found.filter(conditions).order_by(*self._order())

    def _order(self) -> tuple[Any, str]:
        name = SORTS[self.sort][1]
        field = F(name.removeprefix("-"))
        return field.desc(nulls_last=True) if name.startswith("-") else field.asc(nulls_last=True), "pk"


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST else 0


def _pages_in(region: int) -> QuerySet[Any]:
    areas = Area.objects.filter(Q(pk=region) | Q(parent=region))
    return InitiativePage.objects.filter(areas__in=areas.values("pk")).values("pk")


@dataclass(frozen=True)
class Filter:
    """One list to choose from."""

    name: str
    label: Any
    chosen: int
    options: list[tuple[int, str]]


def filters(found: QuerySet[Funding], wanted: Wanted) -> list[Filter]:
    """Return what may be chosen: only what some grant of `found` has; one query each."""
    plain = found.order_by()
    pages = InitiativePage.objects.filter(pk__in=plain.values("page"))
    regions = Area.objects.regions().filter(Q(initiativepages__in=pages) | Q(children__initiativepages__in=pages))
    years = sorted({day.year for day in plain.values_list("ends_last_day", flat=True).distinct() if day})
    return [
        Filter("funder", _("Bevillingsgiver"), wanted.funder, _named(plain, "funder")),
        Filter("programme", _("Pulje"), wanted.programme, _named(plain, "programme")),
        Filter("region", _("Region"), wanted.region, _pairs(regions.values_list("pk", "name"))),
        Filter(
            "organisation",
            _("Organisation"),
            wanted.organisation,
            _pairs(pages.filter(organisations__isnull=False).values_list("organisations", "organisations__name")),
        ),
        Filter("year", _("Slutår"), wanted.year, [(year, str(year)) for year in years]),
    ]


def _named(found: QuerySet[Funding], relation: str) -> list[tuple[int, str]]:
    having = found.filter(**{f"{relation}__isnull": False})
    return _pairs(having.values_list(relation, f"{relation}__name"))


def _pairs(values: QuerySet[Any, Any]) -> list[tuple[int, str]]:
    return sorted(set(values.order_by()), key=lambda pair: (pair[1].casefold(), pair[0]))
