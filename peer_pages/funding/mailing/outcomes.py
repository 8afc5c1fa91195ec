"""What a mail server's answer means for the mail."""

import smtplib
from enum import Enum

from django.core.mail import BadHeaderError

from peer_pages.funding.mailing.compose import NothingToSayError

PERMANENT = 500
"""From this code on a refusal is final (RFC 5321, 4.2.1); 451, with which a server greylists, is not."""


class Outcome(Enum):
    """How it went."""

    SENT = "sent"
    LATER = "later"
    """This mail is tried again; others may go through."""
    AWAY = "away"
    """The server does not answer, or lets nobody in: this mail is tried again, the others wait for the next tick."""
    REFUSED = "refused"
    """This address, or this mail, is refused for good."""


def outcome_of(error: Exception) -> Outcome:
    """Return what to do after an exception of sending. Django raises the same for 451 and 550, so the code decides."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        codes = [code for code, _text in error.recipients.values()]
        return Outcome.LATER if any(code < PERMANENT for code in codes) else Outcome.REFUSED
    if isinstance(error, smtplib.SMTPDataError):
        return Outcome.LATER if error.smtp_code < PERMANENT else Outcome.REFUSED
    if isinstance(error, (smtplib.SMTPNotSupportedError, UnicodeError, BadHeaderError, NothingToSayError)):
        return Outcome.REFUSED
    # Also what a server says to a login or to our own address: that is not the reader's.
    return Outcome.AWAY if isinstance(error, OSError) else Outcome.LATER
