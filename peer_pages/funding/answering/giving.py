"""Keeping an answer: once, in one transaction with what it settles; what it asks of the page comes after that."""

import logging
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from peer_pages.funding.answering.still_right import redate
from peer_pages.funding.asking.relevance import moot
from peer_pages.funding.links import ExpiredLinkError, RevokedLinkError
from peer_pages.models import Answer, DigestLine, Reminder

logger = logging.getLogger(__name__)
Kind = Answer.Kind
State = Answer.State
AT_ONCE = (Kind.STILL, Kind.LATER)
"""What needs nobody's review: nothing that readers see is said by it but that somebody has looked."""


def give(line: DigestLine, kind: Kind, values: dict[str, Any], upload: Any = None) -> tuple[Answer, bool]:
    """Keep the answer of whoever got `line`; return the one that counts, and whether it is this one.

    Raises RevokedLinkError where nothing is asked any more, ExpiredLinkError where it is asked anew.
    """
    with transaction.atomic():
        reminder = Reminder.objects.select_for_update().get(pk=line.reminder_id)
        given = Answer.objects.filter(reminder=reminder).first()
        if given is not None:
            return given, False
        check_asked(reminder)
        answer = _keep(reminder, line, kind, values, upload)
        if kind == Kind.STILL:
            redate(reminder, line)
        elif kind == Kind.LATER:
            _ask_again(reminder, values["on"])
    logger.info("Line %s answered question %s: %s", line.pk, reminder.pk, kind)
    return answer, True


def check_asked(reminder: Reminder) -> None:
    """Refuse what was asked anew, or fell away: the question, its page or its grant, or the facts that made it due."""
    if reminder.state == Reminder.State.LAPSED:
        raise ExpiredLinkError
    page = Page.objects.filter(pk=reminder.page_id, live=True)
    settled = reminder.state != Reminder.State.OPEN
    if settled or not page.exists() or moot(Reminder.objects.filter(pk=reminder.pk)).exists():
        raise RevokedLinkError


def _keep(reminder: Reminder, line: DigestLine, kind: Kind, values: dict[str, Any], upload: Any) -> Answer:
    now = timezone.now()
    reminder.state, reminder.settled_at = Reminder.State.ANSWERED, now
    reminder.save(update_fields=["state", "settled_at"])
    digest = line.digest
    return Answer.objects.create(
        reminder=reminder,
        line=line,
        kind=kind,
        values=values,
        document=_stored(upload, digest.user),
        name=digest.user.get_full_name() if digest.user else str(digest.contact or ""),
        address=digest.address,
        answered_at=now,
        state=State.APPLIED if kind in AT_ONCE else State.WAITING,
    )


def _stored(upload: Any, user: Any) -> Any:
    if upload is None:
        return None
    upload.instance.uploaded_by_user = user
    return upload.save()


def _ask_again(reminder: Reminder, on: str) -> None:
    """Ask once more on the day for which the report was promised."""
    again = {"funding": reminder.funding, "question": reminder.question, "rung": reminder.rung, "due_on": on}
    facts = {"page": reminder.page, "title": reminder.title, "deadline": reminder.deadline}
    Reminder.objects.get_or_create(**again, defaults=facts)
