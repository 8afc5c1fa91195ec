"""A rebuild that somebody asks for is done beside the request, as everything that waits in the outbox."""

from typing import Any

from django.db import transaction

from peer_pages.workflow.delivery import deliver
from search.engines import registry
from search.indexing.rebuilding import rebuild
from workflows.models import OutboxRow
from workflows.outbox.handlers import handler
from workflows.outbox.write import write

REBUILD = "search_rebuild"
"""Every engine's index is to be made anew; the payload is empty."""


def request_rebuild() -> bool:
    """Have every index made anew soon; return whether that was not asked for already."""
    with transaction.atomic():
        if is_requested():
            return False
        write([(REBUILD, {})])
        transaction.on_commit(deliver, robust=True)
    return True


def is_requested() -> bool:
    """Return whether a rebuild waits or is being done."""
    return OutboxRow.objects.filter(kind=REBUILD, status=OutboxRow.Status.WAITING).exists()


def problem() -> str:
    """Return why the rebuild that waits has not been done the last time; "" when it has not failed."""
    row = OutboxRow.objects.filter(kind=REBUILD, status=OutboxRow.Status.WAITING).first()
    return row.error if row else ""


def last_rebuilt() -> Any:
    """Return when the last rebuild that was asked for ended; None when there was none."""
    rows = OutboxRow.objects.filter(kind=REBUILD, status=OutboxRow.Status.DONE).order_by("-done_at")
    return rows.values_list("done_at", flat=True).first()


def register() -> None:
    """Let the requests be done."""
    handler(REBUILD, gives_up=False)(_rebuild)


def _rebuild(_payload: dict[str, Any]) -> None:
    for engine in registry.engines():
        rebuild(engine)
