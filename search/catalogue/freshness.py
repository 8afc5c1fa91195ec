"""How much the state of a thing counts beside the words: a table that can be read and explained.

Each reason multiplies the score. What a person can go to now comes before what is over; what somebody has confirmed
within a year before what nobody has; what others open from the results a little before what they pass by.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from peer_pages.models.catalogue import CHECKED_WITHIN_DAYS
from search.catalogue.document import CatalogueDocument
from search.vocabulary import CONTACT

LEAST, MOST = 1.0, 4.0
START = 2.0


@dataclass(frozen=True)
class Reason:
    """Why a document counts for more or less, and how much."""

    id: str
    factor: float


def reasons(document: CatalogueDocument, now: datetime) -> Iterator[Reason]:
    """Yield what makes `document` count for more or less at `now`."""
    if document.kind == CONTACT:
        yield Reason("person", 0.8)
    if document.status == "ended":
        yield Reason("ended", 0.7)
    if document.status == "planned":
        yield Reason("planned", 0.95)
    if _checked(document, now.date()):
        yield Reason("checked", 1.1)
    if document.starts > now.timestamp():
        yield Reason("coming", 1.15)
    if document.popularity:
        yield Reason("popular", 1 + min(document.popularity / 50, 0.15))


def _checked(document: CatalogueDocument, today: date) -> bool:
    day = document.last_checked
    return bool(day) and (today - date.fromisoformat(day)).days <= CHECKED_WITHIN_DAYS


def factor(document: CatalogueDocument, now: datetime) -> float:
    """Return what every score of `document` is multiplied by, 1 to 4."""
    product = START
    for reason in reasons(document, now):
        product *= reason.factor
    return min(max(product, LEAST), MOST)
