"""Sending what is due: claimed, checked against the facts, handed over outside any transaction, settled."""

import logging
import time
from collections import Counter
from datetime import timedelta

from django.core.mail import EmailMultiAlternatives
from django.utils import timezone

from peer_pages.funding.asking.recipients import recipients
from peer_pages.funding.asking.relevance import tidy
from peer_pages.funding.checks import BEGIN_WITHIN
from peer_pages.funding.days import today
from peer_pages.funding.mailing.claiming import claim, hand_over, settle, sweep
from peer_pages.funding.mailing.compose import compose
from peer_pages.funding.mailing.outcomes import Outcome, outcome_of
from peer_pages.models import Digest, DigestLine, Reminder

logger = logging.getLogger(__name__)
State = Digest.State
ATTEMPTS = 14
SHORTEST, LONGEST = timedelta(minutes=5), timedelta(hours=6)


def send_due(*, seconds: float = BEGIN_WITHIN) -> Counter[str]:
    """Send the mails that are due; return how many came to which state."""
    sweep()
    end, done = time.monotonic() + seconds, Counter[str]()
    while time.monotonic() < end and (digest := claim()):
        outcome = send(digest)
        digest.refresh_from_db(fields=["state"])
        done[digest.state] += 1
        if outcome is Outcome.AWAY:
            break
    return done


def send(digest: Digest) -> Outcome | None:
    """Send one claimed mail and write down how that went; None when there was nothing left to send."""
    try:
        message = _message(digest)
        if message is None:
            settle(digest, state=State.CANCELLED)
            return None
        if not hand_over(digest):
            return None
        message.send()
    except Exception as error:
        outcome = outcome_of(error)
        _settle_failure(digest, outcome, error)
        return outcome
    settle(digest, state=State.SENT, sent_at=timezone.now(), error="")
    return Outcome.SENT


def _message(digest: Digest) -> EmailMultiAlternatives | None:
    lines = still_wanted(digest)
    return compose(digest, lines, today()) if lines else None


def still_wanted(digest: Digest) -> list[DigestLine]:
    """Return the lines whose question is still open and whose reader may still be asked it; the others are revoked."""
    tidy(Reminder.objects.filter(lines__digest=digest))
    lines = list(
        digest.lines.filter(revoked_at__isnull=True)
        .select_related("reminder__page", "reminder__funding__programme", "reminder__funding__funder")
        .order_by("pk")
    )
    allowed = recipients([line.reminder for line in lines], today())
    wanted = [
        line
        for line, levels in zip(lines, allowed, strict=True)
        if line.reminder.state == Reminder.State.OPEN
        and digest.address in {one.address for one in levels.get(Reminder.Level(line.why), ())}
    ]
    dropped = {line.pk for line in lines} - {line.pk for line in wanted}
    DigestLine.objects.filter(pk__in=dropped).update(revoked_at=timezone.now())
    return wanted


def _settle_failure(digest: Digest, outcome: Outcome, error: Exception) -> None:
    logger.warning("Mail %s was not delivered: %s: %s", digest.pk, type(error).__name__, error)
    text = f"{type(error).__name__}: {error}"[:2000]
    if outcome is Outcome.REFUSED or digest.attempts >= ATTEMPTS:
        settle(digest, state=State.FAILED, error=text)
    else:
        settle(digest, state=State.WAITING, error=text, due_at=timezone.now() + backoff(digest.attempts))


def backoff(attempts: int) -> timedelta:
    """Return how long to wait after so many attempts: 5 minutes, doubled up to 6 hours; two days in all."""
    return min(SHORTEST * 2 ** min(attempts - 1, 10), LONGEST)
