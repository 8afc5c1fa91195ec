"""A grant as the table, the file and the picture show it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from peer_pages.funding.overview.steps import Step, steps
from peer_pages.models import InitiativePage


@dataclass(frozen=True)
class Row:
    """A grant with what is read for the whole page of the table at once; days are counted to its deadline."""

    grant: Any
    organisations: str
    days_left: int | None
    step: Step

    @property
    def decision(self) -> date | None:
        """Return the day on which the next year is decided about, where the grant counts to it."""
        return self.grant.decision_on if self.grant.renewed_yearly else None


def rows(grants: Sequence[Any], day: date) -> list[Row]:
    """Return `grants` as rows; the number of queries is the same for any number of them."""
    named, found = _organisations(grants), steps(grants, day)
    return [Row(grant, ", ".join(named[grant.page_id]), _left(grant, day), found[grant.pk]) for grant in grants]


def _left(grant: Any, day: date) -> int | None:
    return (grant.deadline - day).days if grant.deadline else None


def _organisations(grants: Sequence[Any]) -> dict[int, list[str]]:
    pages = InitiativePage.objects.filter(pk__in={grant.page_id for grant in grants}, organisations__isnull=False)
    found: dict[int, list[str]] = defaultdict(list)
    for page, name in pages.order_by("organisations__name").values_list("pk", "organisations__name"):
        found[page].append(name)
    return found
