"""`reminders revoke`: close the links in the mails to an address."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError, OutputWrapper
from django.utils import timezone

from peer_pages.models import DigestLine

HELP = "Close every link in the mails to one address. What they still ask goes to the next people at the next tick."


def add_arguments(parser: ArgumentParser) -> None:
    """Take whose links."""
    parser.add_argument("address", help="the e-mail address that the mails went to")


def run(out: OutputWrapper, *, address: str, **_options: Any) -> None:
    """Print how many links are closed; CommandError for an address that has none."""
    done = revoke(address.strip().lower())
    if not done:
        raise CommandError(f"No link in a mail to {address} is open.")
    out.write(f"{done} links are closed")


def revoke(address: str) -> int:
    """Close the links in all mails to `address`; return how many."""
    lines = DigestLine.objects.filter(digest__address=address, revoked_at__isnull=True)
    return lines.update(revoked_at=timezone.now())
