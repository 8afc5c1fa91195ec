"""The rows of the outbox that concern the search."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from workflows.models import OutboxRow
from workflows.outbox.handlers import handler
from workflows.outbox.write import INDEX

CHANGED = "search"
"""Something that documents tell of was changed; payload: what it is and its key, see `search.indexing.affected`."""
KINDS = (CHANGED, INDEX)


def written_since(moment: datetime) -> Iterator[dict[str, Any]]:
    """Yield the payloads of rows written after `moment`, done or not."""
    rows = OutboxRow.objects.filter(kind__in=KINDS, created_at__gte=moment).order_by("pk")
    yield from rows.values_list("payload", flat=True)


def waiting() -> int:
    """Return how many rows have not been done yet."""
    return _waiting().count()


def oldest_waiting() -> datetime | None:
    """Return since when the oldest row has waited; None when nothing waits."""
    return _waiting().order_by("created_at").values_list("created_at", flat=True).first()


def _waiting() -> QuerySet[OutboxRow]:
    return OutboxRow.objects.filter(kind__in=KINDS).exclude(status=OutboxRow.Status.DONE)


def _handle(payload: dict[str, Any]) -> None:
    from search.indexing.affected import ids_of  # noqa: PLC0415 - models are loaded by now
    from search.indexing.writing import update  # noqa: PLC0415

    update(ids_of(payload))


def register() -> None:
    """Let the rows be done: again and again until the engines have taken them."""
    for kind in KINDS:
        handler(kind, gives_up=False)(_handle)
