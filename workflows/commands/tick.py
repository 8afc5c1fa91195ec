"""`workflow tick`: do what is due, once or in a loop."""

import time
from argparse import ArgumentParser, ArgumentTypeError
from typing import Any

from django.core.management.base import OutputWrapper
from django.db import close_old_connections
from django.utils.translation import gettext as _

from workflows.tick import tick

HELP = "Do what is due: scheduled and timed transitions, pages that expire, the outbox. Wanted once a minute."


def add_arguments(parser: ArgumentParser) -> None:
    """Take how often to do it, where the command is the clock itself."""
    parser.add_argument(
        "--every", type=seconds, metavar="SECONDS", help="Go on until stopped, once in so many seconds."
    )


def seconds(text: str) -> int:
    """Return a whole number of seconds, one or more."""
    if not text.isdecimal() or not int(text):
        raise ArgumentTypeError(
            _("“%(text)s” is no number of seconds. Type a whole number, such as 60.") % {"text": text}
        )
    return int(text)


def run(out: OutputWrapper, *, every: int | None, **_options: Any) -> None:
    """Print how much was done; in a loop, only where something was."""
    if not every:
        out.write(str(tick()))
        return
    try:
        while True:
            if done := tick():
                out.write(str(done))
            close_old_connections()
            time.sleep(every)
    except KeyboardInterrupt:
        return
