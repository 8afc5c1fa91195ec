"""Taking mails, one by one, so that nobody else does; and taking them back from whoever died with them."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.db.models import F, Q
from django.utils import timezone

from peer_pages.models import Digest

State = Digest.State
MOST_DOUBTS = 1
"""A mail that may have been sent is sent once more, and never a third time."""


@transaction.atomic
def claim() -> Digest | None:
    """Take the mail that has waited longest, for the time of the lease; None when nothing is due."""
    now = timezone.now()
    waiting = Q(state=State.WAITING) | Q(state=State.UNSURE, doubts__lte=MOST_DOUBTS)
    due = Digest.objects.filter(waiting, due_at__lte=now).order_by("due_at", "pk")
    digest = due.select_for_update(skip_locked=connection.features.has_select_for_update_skip_locked).first()
    if digest is not None:
        digest.state, digest.claimed_at, digest.handed_at = State.CLAIMED, now, None
        digest.attempts += 1
        digest.save(update_fields=["state", "claimed_at", "handed_at", "attempts"])
    return digest


def hand_over(digest: Digest) -> bool:
    """Note that from now on the mail may have gone out; False when it was taken from us meanwhile."""
    return settle(digest, state=State.CLAIMED, handed_at=timezone.now())


def settle(digest: Digest, **values: Any) -> bool:
    """Write how far a claimed mail is; False, and nothing written, when it was taken from us meanwhile."""
    claimed = {"state": State.CLAIMED, "claimed_at": digest.claimed_at, "attempts": digest.attempts}
    return bool(Digest.objects.filter(pk=digest.pk, **claimed).update(**values))


def sweep(now: datetime | None = None) -> int:
    """Take back the mails that were claimed longer ago than the lease; return how many.

    Where nothing had gone to the server yet, the mail waits again as it did. Else nobody knows whether it was sent:
    it is flagged, sent once more under the same Message-ID, and after that only an operator decides.
    """
    now = now or timezone.now()
    held = Digest.objects.filter(state=State.CLAIMED)
    # A clock that was set back makes a claim of the future; it is as dead.
    stale = held.filter(
        Q(claimed_at__lt=now - lease()) | Q(claimed_at__gt=now + lease()),
    )
    unsent = stale.filter(handed_at__isnull=True).update(state=State.WAITING, due_at=now)
    unsure = stale.filter(handed_at__isnull=False)
    return unsent + unsure.update(state=State.UNSURE, due_at=now, doubts=F("doubts") + 1)


def lease() -> timedelta:
    """Return for how long a claimed mail is left alone."""
    return timedelta(seconds=settings.REMINDERS_LEASE)
