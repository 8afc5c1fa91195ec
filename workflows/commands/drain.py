"""`workflow drain`: do what waits in the outbox, as a timer on servers does."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import OutputWrapper
from django.utils import timezone

from workflows import api
from workflows.models import OutboxRow

HELP = "Do what waits in the outbox and is due: mail, the search index."


def add_arguments(parser: ArgumentParser) -> None:
    """Take the most rows to do at once, and whether those that were given up are tried again."""
    parser.add_argument("--limit", type=int, default=1000, help="How many rows at most; 1000 unless told.")
    parser.add_argument("--failed", action="store_true", help="Try again what was given up after too many attempts.")


def run(out: OutputWrapper, *, limit: int, failed: bool, **_options: Any) -> None:
    """Print how many rows were done."""
    if failed:
        given_up = OutboxRow.objects.filter(status=OutboxRow.Status.FAILED)
        given_up.update(status=OutboxRow.Status.WAITING, attempts=0, due_at=timezone.now())
    out.write(str(api.drain(limit=limit)))
