"""`reminders retry`: let mails that failed, or that nobody knows of whether they were sent, wait to be sent again."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError, OutputWrapper
from django.utils import timezone

from peer_pages.funding.health import failed, unsure
from peer_pages.models import Digest

HELP = "Let the mails that failed, and those of which nobody knows whether they were sent, wait to be sent again."


def add_arguments(parser: ArgumentParser) -> None:
    """Take whose mails."""
    parser.add_argument("--to", default="", metavar="ADDRESS", help="only those to one address")


def run(out: OutputWrapper, *, to: str, **_options: Any) -> None:
    """Print how many mails wait again; CommandError for an address that has none."""
    done = retry(to.strip().lower())
    if to and not done:
        raise CommandError(f"No mail to {to} failed. `manage.py reminders status` counts those that did.")
    out.write(f"{done} mails wait to be sent again")


def retry(address: str = "") -> int:
    """Let failed mails that still ask something, all or those to `address`, wait as if new; return how many."""
    lost = failed() | unsure()
    mine = lost.filter(address=address) if address else lost
    return mine.update(state=Digest.State.WAITING, attempts=0, doubts=0, due_at=timezone.now(), handed_at=None)
