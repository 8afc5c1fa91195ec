"""Writing rows: always inside the transaction that causes them."""

from collections.abc import Iterable
from typing import Any

from workflows.models import OutboxRow

TRANSITION = "transition"
"""A line of the review history was written; payload: `history`, its id."""
INDEX = "index"
"""A page is to be indexed anew; payload: `page`, its id."""
ALARM = "alarm"
"""Somebody should look; payload: `alarm`, which says why, and what it is about."""
REVIEW_CLOSED = "review_closed"
"""A page left its review without a decision; payload: `page`, `title`, `reason`."""


def write(rows: Iterable[tuple[str, dict[str, Any]]]) -> None:
    """Write (kind, payload) rows, all in one statement."""
    OutboxRow.objects.bulk_create([OutboxRow(kind=kind, payload=payload) for kind, payload in rows])
