"""`reminders status`: the last tick, what waits, what failed; fails where something is wrong."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import CommandError, OutputWrapper

from peer_pages.funding.health import Health, health

HELP = "Tell when the clock last ticked, what waits and what failed; the exit status is 1 where something is wrong."


def add_arguments(parser: ArgumentParser) -> None:
    """Take how to print."""
    parser.add_argument("--json", action="store_true", help="print an object")


def run(out: OutputWrapper, **options: Any) -> None:
    """Print the health; CommandError where it is not well."""
    found = health()
    out.write(json.dumps(asdict(found), default=str, indent=1, ensure_ascii=False) if options["json"] else lines(found))
    if not found.is_well:
        raise CommandError("The reminders are not well; see above.")


def lines(found: Health) -> str:
    """Return the health in lines."""
    ticked = f"{found.ticked_at:%Y-%m-%d %H:%M} UTC" if found.ticked_at else "never"
    oldest = f", the oldest since {found.oldest_due:%Y-%m-%d %H:%M} UTC" if found.oldest_due else ""
    return "\n".join(
        [
            f"last tick: {ticked}; last planned day: {found.planned or 'none'}",
            f"mails waiting: {found.waiting}{oldest}; of these tried before: {found.retrying}",
            f"mails failed: {found.failed}, stuck: {found.stuck}, unsure: {found.unsure}",
            f"open questions: {found.open_questions}, reaching nobody: {found.reaching_nobody}",
            f"answers that have waited too long: {found.late_answers}",
            *found.problems,
        ]
    )
