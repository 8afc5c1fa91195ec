"""Doing what the rows say: claimed one by one, each retry bounded, each end visible."""

import logging
from datetime import timedelta

from django.db import connection, transaction
from django.utils import timezone

from workflows.models import OutboxRow
from workflows.outbox.handlers import gives_up, handlers_of

logger = logging.getLogger(__name__)

ATTEMPTS = 8
LEASE = timedelta(minutes=5)
"""How long a claimed row is left alone; a worker that died loses it to the next one after that."""
LONGEST = timedelta(hours=1)
OFTEN = timedelta(minutes=5)
"""How long a row waits at most for its next attempt: of the kinds that give up, and of those that never do."""


def drain(*, limit: int = 100) -> int:
    """Do at most `limit` rows that are due; return how many were done."""
    done = 0
    for _ in range(limit):
        row = claim()
        if row is None:
            break
        done += settle(row)
    return done


@transaction.atomic
def claim() -> OutboxRow | None:
    """Take the oldest row that is due, so that nobody else does until the lease is over."""
    due = OutboxRow.objects.filter(status=OutboxRow.Status.WAITING, due_at__lte=timezone.now()).order_by("due_at", "pk")
    row = due.select_for_update(skip_locked=connection.features.has_select_for_update_skip_locked).first()
    if row is not None:
        row.attempts += 1
        row.due_at = timezone.now() + LEASE
        row.save(update_fields=["attempts", "due_at"])
    return row


def settle(row: OutboxRow) -> bool:
    """Call the handlers of a claimed row and write down how it went; return whether it is done."""
    try:
        for handle in handlers_of(row.kind):
            handle(row.payload)
    except Exception as error:
        logger.exception("Outbox row %s (%s) failed", row.pk, row.kind)
        _postpone(row, error)
        return False
    row.status, row.done_at, row.error = OutboxRow.Status.DONE, timezone.now(), ""
    row.save(update_fields=["status", "done_at", "error"])
    return True


def _postpone(row: OutboxRow, error: Exception) -> None:
    row.error = f"{type(error).__name__}: {error}"[:2000]
    spent = row.attempts >= ATTEMPTS and gives_up(row.kind)
    row.status = OutboxRow.Status.FAILED if spent else OutboxRow.Status.WAITING
    row.due_at = timezone.now() + min(backoff(row.attempts), LONGEST if gives_up(row.kind) else OFTEN)
    row.save(update_fields=["error", "status", "due_at"])


def backoff(attempts: int) -> timedelta:
    """Return how long to wait after so many attempts: 10 s, 20 s, 40 s … at most an hour."""
    return min(timedelta(seconds=10 * 2 ** min(attempts - 1, 10)), LONGEST)
