"""What the log says: which searches fail, which are made often, and whether people find something to open."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Avg, Count, Max, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from search.log.models import SearchEntry

FEW = (1, 2)
PERIODS = (7, 30, 180)
"""Days that a report can cover; the log itself is kept a little longer than the longest."""


@dataclass(frozen=True)
class Kind:
    """One report: its name, what it is for, and which searches it holds."""

    id: str
    label: Any
    meaning: Any
    empty: Any
    which: Q


KINDS = {
    kind.id: kind
    for kind in (
        Kind(
            "none",
            _("Fandt ingenting"),
            _("Ord, som kataloget ikke kender. Et synonym hjælper, når der findes noget, der hedder noget andet."),
            _("Her kommer de søgninger, der ikke fandt noget."),
            Q(total=0),
        ),
        Kind(
            "few",
            _("Fandt lidt"),
            _("Et eller to resultater. Måske findes der mere under et andet ord."),
            _("Her kommer de søgninger, der kun fandt ét eller to resultater."),
            Q(total__in=FEW, how="plain"),
        ),
        Kind(
            "near",
            _("Fandt næsten"),
            _("Søgningen fandt først noget, da den rettede et ord eller så bort fra et."),
            _("Her kommer de søgninger, der først fandt noget, da de blev rettet eller gjort løsere."),
            Q(total__gt=0) & ~Q(how="plain"),
        ),
        Kind(
            "top",
            _("Søges oftest"),
            _("Alle søgninger. Få åbnede resultater kan betyde, at det rigtige ikke står øverst."),
            _("Her kommer alle søgninger med tekst, de hyppigste først."),
            Q(),
        ),
    )
}


@dataclass(frozen=True)
class Row:
    """Searches for the same words in one language, however they were spelt; `text` is one of the ways."""

    text: str
    locale: str
    times: int
    filtered: int
    last: datetime
    opened: int
    place: float | None

    @property
    def share(self) -> int:
        """Return in how many of a hundred searches a result was opened."""
        return round(100 * self.opened / self.times)


def rows(kind: str, *, days: int, locale: str = "", most: int = 0) -> list[Row]:
    """Return the report `kind` (of `KINDS`) over the last `days`, the most frequent first, at most `most` (0: all).

    Only the first page of each search counts: who reads on has not searched anew.
    """
    since = timezone.now() - timedelta(days=days)
    entries = SearchEntry.objects.filter(KINDS[kind].which, hour__gte=since, page=1).exclude(words="")
    if locale:
        entries = entries.filter(locale=locale)
    found = _grouped(entries)
    return [_row(values) for values in (found[:most] if most else found)]


def _row(values: dict[str, Any]) -> Row:
    return Row(
        text=values["example"],
        **{name: values[name] for name in ("locale", "times", "filtered", "last", "opened", "place")},
    )


def _grouped(entries: QuerySet[SearchEntry]) -> Any:
    """Return the entries by language and words. Each joins its clicks, so entries are counted once each."""
    return (
        entries.values("locale", "words")
        .annotate(
            times=Count("pk", distinct=True),
            filtered=Count("pk", distinct=True, filter=~Q(filters={})),
            opened=Count("clicks__entry", distinct=True),
            place=Avg("clicks__position"),
            last=Max("hour"),
            example=Max("text"),
        )
        .order_by("-times", "words", "locale")
    )
