"""Mail about the review, sent from the outbox after the change it tells of: never in its way."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from smtplib import SMTPRecipientsRefused
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage, get_connection
from django.db.models import Q, QuerySet
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext
from wagtail.users.models import UserProfile

from workflows.api import HistoryEntry, PageState, handler, may_fire
from workflows.definitions.rolemap import roles_with
from workflows.vocabulary import Permission, Track

logger = logging.getLogger(__name__)
PERMANENT = 500
"""From this code on a mail server's refusal is final (RFC 5321, 4.2.1)."""


@dataclass(frozen=True)
class Letter:
    """What is sent after a transition: its template, who gets it, and the preference that says no to it."""

    template: str
    recipients: Callable[[HistoryEntry], QuerySet[Any]]
    preference: str


def reviewers(entry: HistoryEntry) -> QuerySet[Any]:
    """Return who may decide on the page, but for those who wrote or sent it."""
    record = PageState.objects.filter(pk=entry.page_key).first()
    roles = roles_with(Permission.REVIEW)
    everywhere = Q(groups__workflow_roles__role__in=roles)
    if getattr(settings, "WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS", True):
        everywhere |= Q(is_superuser=True)
    involved = {entry.actor_id, *(record.authors if record else ())} - {None}
    return get_user_model().objects.filter(everywhere).exclude(pk__in=involved).distinct()


def senders(entry: HistoryEntry) -> QuerySet[Any]:
    """Return who sent the page to the editors last; nobody when they decided themselves."""
    sent = HistoryEntry.objects.filter(page_key=entry.page_key, transition="submit", pk__lt=entry.pk).last()
    found = get_user_model().objects.all()
    if sent is None or sent.actor_id is None or sent.actor_id == entry.actor_id:
        return found.none()
    return found.filter(pk=sent.actor_id)


def approvers(entry: HistoryEntry) -> QuerySet[Any]:
    """Return who may approve now what went out without a review; nobody when somebody has."""
    asked = reviewers(entry).filter(is_active=True)
    found = [user.pk for user in asked if entry.page and may_fire(entry.page, "approve", user=user)]
    return get_user_model().objects.filter(pk__in=found)


PUBLISHED = Letter("published", senders, "approved_notifications")
SENT_IN = "submit"
LETTERS: dict[str, tuple[Letter, ...]] = {
    "submit": (Letter("submitted", reviewers, "submitted_notifications"),),
    "publish": (PUBLISHED,),
    "emergency_publish": (Letter("emergency", approvers, "submitted_notifications"), PUBLISHED),
    "send_back": (Letter("sent_back", senders, "rejected_notifications"),),
}
"""By transition; who gets one letter gets none of those after it."""


@handler("transition")
def tell(payload: dict[str, Any]) -> None:
    """Send the mail that belongs to a line of the history; raises what the mail server raises, to be tried again."""
    entry = HistoryEntry.objects.select_related("page", "actor").filter(pk=payload["history"]).first()
    if entry is None or entry.page is None or _changed_nothing(entry):
        return
    told: set[int] = set()
    with get_connection() as connection:
        for letter in LETTERS.get(SENT_IN if _is_sent_in(entry) else entry.transition, ()):
            for user in letter.recipients(entry).filter(is_active=True).exclude(pk__in=told).order_by("pk"):
                told.add(user.pk)
                _write_to(user, entry, letter, connection)


def _write_to(user: Any, entry: HistoryEntry, letter: Letter, connection: Any) -> None:
    """Send one letter to one person, if they have an address and want it."""
    profile = UserProfile.get_for_user(user)
    if user.email and getattr(profile, letter.preference):
        _send(_message(entry, letter, user, profile, connection))


def _is_sent_in(entry: HistoryEntry) -> bool:
    """Return whether the site sent the page to the editors for somebody without an account, who answered by link."""
    waits = Track.PENDING in (entry.to_track, entry.to_state)
    return not entry.transition and entry.actor_id is None and waits and bool(entry.comment)


def _changed_nothing(entry: HistoryEntry) -> bool:
    """Return whether the transition was only put on the calendar."""
    return (entry.from_state, entry.from_track) == (entry.to_state, entry.to_track)


def _message(entry: HistoryEntry, letter: Letter, user: Any, profile: UserProfile, connection: Any) -> EmailMessage:
    page: Any = entry.page
    context = {"page": page.specific, "comment": entry.comment, "user": user}
    # Not Wagtail's answer: without a choice it takes the language of whoever acted.
    with translation.override(profile.preferred_language or settings.LANGUAGE_CODE):
        context["actor"] = entry.actor_name or gettext("En, vi spurgte i en påmindelse,")
        subject = " ".join(render_to_string(f"peer_pages/mail/{letter.template}_subject.txt", context).split())
        body = render_to_string(f"peer_pages/mail/{letter.template}.txt", context)
    # The same mail, sent again after a fault half-way, is known as the same.
    name = f"<transition-{entry.pk}-{user.pk}@{urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname or 'localhost'}>"
    headers = {"Auto-Submitted": "auto-generated", "Message-ID": name}
    return EmailMessage(subject, body, to=[user.email], headers=headers, connection=connection)


def _send(message: EmailMessage) -> None:
    """Send; an address that the server refuses for good is a line in the log, and keeps nobody else's mail back."""
    try:
        message.send()
    except SMTPRecipientsRefused as refused:
        if _is_passing(code for code, _text in refused.recipients.values()):
            raise
        logger.warning("The mail server refuses %s for good: %s", message.to, refused)


def _is_passing(codes: Iterable[int]) -> bool:
    return any(code < PERMANENT for code in codes)
