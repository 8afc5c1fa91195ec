"""The signed addresses in a mail: each opens one question, for a while, and never gives a login."""

from typing import Any

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils.translation import get_language, gettext_noop

from peer_pages.models import Digest, DigestLine, Reminder

ANSWER, UNSUBSCRIBE = "reminder-answer", "reminder-unsubscribe"
"""Names of the addresses."""
SALT = "peer_pages.funding."
A_DAY = 24 * 60 * 60


class LinkError(Exception):
    """A link that opens nothing; `msgid` says why and what to do, `language` in which language to say it.

    In `msgid` there may be `%(editors)s`, for the editors' address.
    """

    msgid = gettext_noop("Linket er ikke helt. Kopiér hele adressen fra mailen.")

    def __init__(self, language: str = "") -> None:
        super().__init__(self.msgid)
        self.language = language or get_language() or settings.LANGUAGE_CODE


class ExpiredLinkError(LinkError):
    """The link is too old, or its question was asked anew."""

    msgid = gettext_noop(
        "Linket er udløbet. Svar på den nyeste mail fra os, eller skriv til redaktionen på %(editors)s."
    )


class RevokedLinkError(LinkError):
    """What the link asked about is gone."""

    msgid = gettext_noop(
        "Linket gælder ikke længere, for spørgsmålet er faldet bort. "
        "Er noget ændret, så skriv til redaktionen på %(editors)s."
    )


class ClosedLinkError(RevokedLinkError):
    """Whoever got the link is not asked any more, though the question is open: others are."""

    msgid = gettext_noop(
        "Linket er lukket, for spørgsmålet stilles ikke længere til dig. "
        "Er det forkert, så skriv til redaktionen på %(editors)s."
    )


def address_of(line: DigestLine) -> str:
    """Return the address at which the question of `line` is answered."""
    return _address(path_of(line))


def path_of(line: DigestLine) -> str:
    """Return the same without the name of the site."""
    return _path(ANSWER, {"line": line.pk, "reminder": line.reminder_id, "language": line.digest.language})


def read(token: str) -> DigestLine:
    """Return the line whose question a token opens; raises a LinkError."""
    found = _read(ANSWER, token)
    related = ("reminder__page", "reminder__funding__funder", "reminder__funding__programme", "digest__user")
    lines = DigestLine.objects.select_related(*related, "digest__contact")
    line = lines.filter(pk=found["line"], reminder=found["reminder"]).first()
    if line is None or (line.revoked_at and line.reminder.state != Reminder.State.OPEN):
        raise RevokedLinkError(_language_of(found))
    if line.revoked_at or not _may_answer(line.digest):
        raise ClosedLinkError(_language_of(found))
    return line


def _may_answer(digest: Digest) -> bool:
    """Return whether whoever got a mail still is somebody who may be written to."""
    if digest.user is not None:
        return digest.user.is_active
    return digest.contact is not None and digest.contact.is_public()


def newer(line: DigestLine) -> DigestLine | None:
    """Return the line that asks the same address anew what `line` asked; None where there is none to answer."""
    asked = line.reminder
    if asked.state != Reminder.State.LAPSED:
        return None
    same = {"page": asked.page_id} if asked.funding_id is None else {"funding": asked.funding_id}
    questions = Reminder.LADDER if asked.question in Reminder.LADDER else (asked.question,)
    anew = Reminder.objects.filter(
        **same, question__in=questions, state__in=(Reminder.State.OPEN, Reminder.State.ANSWERED), pk__gt=asked.pk
    )
    lines = DigestLine.objects.filter(
        reminder__in=anew, digest__address=line.digest.address, revoked_at__isnull=True
    ).select_related("digest")
    return lines.order_by("-reminder__due_on", "-pk").first()


def unsubscribe_address_of(address: str, language: str = settings.LANGUAGE_CODE) -> str:
    """Return where the holder of an e-mail address says no to what is optional, in a language."""
    return _address(_path(UNSUBSCRIBE, {"address": address, "language": language}))


def read_unsubscribe(token: str) -> tuple[str, str]:
    """Return the e-mail address that a token says no for, and the language of its mail; raises a LinkError."""
    found = _read(UNSUBSCRIBE, token)
    return str(found["address"]), _language_of(found)


def _path(name: str, content: dict[str, Any]) -> str:
    return reverse(name, args=[signing.dumps(content, salt=SALT + name, compress=True)])


def _address(path: str) -> str:
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + path


def _read(name: str, token: str) -> dict[str, Any]:
    try:
        return signing.loads(token, salt=SALT + name, max_age=settings.REMINDERS_LINK_DAYS * A_DAY)
    except signing.SignatureExpired as error:
        raise ExpiredLinkError(_language_of(signing.loads(token, salt=SALT + name))) from error
    except (signing.BadSignature, ValueError, UnicodeError) as error:
        raise LinkError from error


def _language_of(content: dict[str, Any]) -> str:
    """Return the language of the mail that a token was in; the first ones did not say."""
    return str(content.get("language", settings.LANGUAGE_CODE))
