"""The signed addresses in a mail: each opens one question, for a while, and never gives a login."""

from typing import Any

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils.translation import gettext_noop

from peer_pages.models import DigestLine

ANSWER, UNSUBSCRIBE = "reminder-answer", "reminder-unsubscribe"
"""Names of the addresses."""
SALT = "peer_pages.funding."
A_DAY = 24 * 60 * 60


class LinkError(Exception):
    """A link that opens nothing; `msgid` says why and what to do."""

    msgid = gettext_noop("Linket er ikke helt. Kopiér hele adressen fra mailen.")


class ExpiredLinkError(LinkError):
    """The link is too old."""

    msgid = gettext_noop("Linket er udløbet. Svar på den nyeste mail fra os, eller skriv til redaktionen.")


class RevokedLinkError(LinkError):
    """The link was withdrawn, or what it asked about is gone."""

    msgid = gettext_noop("Linket gælder ikke længere, for spørgsmålet er faldet bort.")


def address_of(line: DigestLine) -> str:
    """Return the address at which the question of `line` is answered."""
    return _address(ANSWER, {"line": line.pk, "reminder": line.reminder_id})


def read(token: str) -> DigestLine:
    """Return the line whose question a token opens; raises a LinkError."""
    found = _read(ANSWER, token)
    lines = DigestLine.objects.select_related("reminder", "reminder__page", "reminder__funding", "digest")
    line = lines.filter(pk=found["line"], reminder=found["reminder"]).first()
    if line is None or line.revoked_at:
        raise RevokedLinkError
    return line


def unsubscribe_address_of(address: str) -> str:
    """Return where the holder of an e-mail address says no to what is optional."""
    return _address(UNSUBSCRIBE, {"address": address})


def read_unsubscribe(token: str) -> str:
    """Return the e-mail address that a token says no for; raises a LinkError."""
    return str(_read(UNSUBSCRIBE, token)["address"])


def _address(name: str, content: dict[str, Any]) -> str:
    token = signing.dumps(content, salt=SALT + name, compress=True)
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + reverse(name, args=[token])


def _read(name: str, token: str) -> dict[str, Any]:
    try:
        return signing.loads(token, salt=SALT + name, max_age=settings.REMINDERS_LINK_DAYS * A_DAY)
    except signing.SignatureExpired as error:
        raise ExpiredLinkError from error
    except (signing.BadSignature, ValueError, UnicodeError) as error:
        raise LinkError from error
