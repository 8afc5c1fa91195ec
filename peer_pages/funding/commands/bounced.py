"""`reminders bounced`: a mail that the server had taken came back."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError, OutputWrapper

from peer_pages.funding.health import still_asks
from peer_pages.models import Digest

HELP = "Write down that mail to one address came back. What it still asks goes to the next people at the next tick."


def add_arguments(parser: ArgumentParser) -> None:
    """Take whose mails."""
    parser.add_argument("address", help="the e-mail address that the mails went to")


def run(out: OutputWrapper, *, address: str, **_options: Any) -> None:
    """Print how many mails count as not delivered; CommandError for an address that was sent none."""
    done = bounced(address.strip().lower())
    if not done:
        raise CommandError(f"No mail to {address} was sent that still asks something.")
    out.write(f"{done} mails count as not delivered")


def bounced(address: str) -> int:
    """Let the mails sent to `address` that still ask something count as not delivered; return how many."""
    arrived = Digest.objects.filter(still_asks(), address=address, state__in=(Digest.State.SENT, Digest.State.UNSURE))
    return arrived.update(state=Digest.State.FAILED, error="It was sent, and came back.")
