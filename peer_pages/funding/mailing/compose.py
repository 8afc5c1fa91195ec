"""The text of a day's mail: for each question the facts, why the reader is asked, what happens otherwise, the link."""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.text import capfirst

from peer_pages.funding import links, wording
from peer_pages.models import Digest, DigestLine
from peer_pages.public.funding_words import funding_in_words

logger = logging.getLogger(__name__)
LONGEST_SUBJECT = 150


class NothingToSayError(Exception):
    """None of the lines could be written."""


@dataclass(frozen=True)
class Entry:
    """One question, in the reader's words."""

    title: str
    question: str
    reason: str
    grant: str
    facts: str
    why: str
    otherwise: str
    link: str


def compose(digest: Digest, lines: Iterable[DigestLine], day: date) -> EmailMultiAlternatives:
    """Return the mail with `lines`; one that cannot be written is left out. Raises NothingToSayError."""
    lines = list(lines)
    with translation.override(digest.language):
        entries = list(_entries(lines, day))
        if not entries:
            raise NothingToSayError
        optional = all(line.reminder.is_optional for line in lines)
        unsubscribe = links.unsubscribe_address_of(digest.address, digest.language) if optional else ""
        context = {
            "entries": entries,
            "unsubscribe": unsubscribe,
            "site": settings.WAGTAIL_SITE_NAME,
            "editors": settings.EDITORS_EMAIL,
        }
        text, html = (render_to_string(f"peer_pages/mail/reminders.{kind}", context) for kind in ("txt", "html"))
        subject = one_line(render_to_string("peer_pages/mail/reminders_subject.txt", context))
    headers = _headers(digest, unsubscribe)
    message = EmailMultiAlternatives(
        subject, text, to=[digest.address], reply_to=[settings.EDITORS_EMAIL], headers=headers
    )
    message.attach_alternative(html, "text/html")
    return message


def one_line(text: str) -> str:
    """Return `text` fit for a header: no line ends, nothing that is not printed, and not too long."""
    words = " ".join(text.split())
    return "".join(sign for sign in words if sign.isprintable())[:LONGEST_SUBJECT]


def _entries(lines: Iterable[DigestLine], day: date) -> Iterator[Entry]:
    for line in lines:
        try:
            yield _entry(line, day)
        except Exception:
            logger.exception("Line %s of a mail could not be written", line.pk)


def _entry(line: DigestLine, day: date) -> Entry:
    reminder = line.reminder
    facts = funding_in_words(reminder.funding) if reminder.funding else None
    return Entry(
        title=one_line(reminder.page.title if reminder.page else reminder.title),
        question=wording.heading(reminder),
        reason=capfirst(wording.reason(reminder, day)),
        grant=wording.grant_name(reminder),
        facts=one_line(facts.sentence) if facts else "",
        why=wording.why(line),
        otherwise=wording.otherwise(reminder),
        link=links.address_of(line),
    )


def _headers(digest: Digest, unsubscribe: str) -> dict[str, str]:
    headers = {"Auto-Submitted": "auto-generated", "Message-ID": digest.message_id}
    if unsubscribe:
        headers |= {"List-Unsubscribe": f"<{unsubscribe}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    return headers
