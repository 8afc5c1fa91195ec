"""`reminders plan`: what would go out on a day, to whom and why; nothing is written or sent."""

import json
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.core.management.base import OutputWrapper
from django.db import transaction

from peer_pages.funding import wording
from peer_pages.funding.asking.counting import count_anew
from peer_pages.funding.asking.planning import plan
from peer_pages.funding.asking.relevance import moot
from peer_pages.funding.asking.writing import CHUNK, next_lines, to_address
from peer_pages.funding.days import today
from peer_pages.models import Reminder

HELP = "Show which questions would go out on a day, to whom and why. Nothing is written or sent."


def add_arguments(parser: ArgumentParser) -> None:
    """Take the day and how to print."""
    parser.add_argument("--date", type=day, metavar="YYYY-MM-DD", help="the day; without it today")
    parser.add_argument("--json", action="store_true", help="print a list of objects")


def day(text: str) -> date:
    """Return the day that was typed."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(f"{text!r} is no day. Type it like this: 2026-12-31") from error


def run(out: OutputWrapper, *, date: date | None, **options: Any) -> None:
    """Print a row for each question."""
    with transaction.atomic():  # what is counted anew for the day is taken back
        count_anew(date or today())
        found = list(rows(date or today()))
        transaction.set_rollback(True)
    if options["json"]:
        out.write(json.dumps(found, default=str, indent=1, ensure_ascii=False))
        return
    for row in found:
        out.write(f"{row['due_on']}  {row['question']:<8} {row['title']}: {row['reason']}")
        for recipient in row["recipients"] or [{"address": "nobody", "why": "no level has an address"}]:
            out.write(f"            -> {recipient['address']} ({recipient['why']})")
    out.write(f"{len(found)} questions")


def rows(on: date) -> Iterator[dict[str, Any]]:
    """Yield what is new on a day, and what is asked of the next people."""
    again = to_address(on).exclude(pk__in=moot(Reminder.objects.all())).select_related("funding__programme")
    reminders = [*plan(on), *again]
    for start in range(0, len(reminders), CHUNK):
        some = reminders[start : start + CHUNK]
        lines = next_lines(some, on)
        for one in some:
            people = [line for line in lines if line.reminder is one]
            yield {
                "question": one.question,
                "rung": one.rung,
                "due_on": one.due_on,
                "deadline": one.deadline,
                "page": one.page_id,
                "funding": one.funding_id,
                "title": one.title,
                "reason": wording.reason(one, on),
                "new": one.pk is None,
                "recipients": [{"address": line.person.address, "why": line.why.name.lower()} for line in people],
            }
