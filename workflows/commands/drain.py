"""`workflow drain`: do what waits in the outbox, as a timer on servers does."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import OutputWrapper

from workflows import api

HELP = "Do what waits in the outbox and is due: mail, the search index."


def add_arguments(parser: ArgumentParser) -> None:
    """Take the most rows to do at once."""
    parser.add_argument("--limit", type=int, default=1000, help="How many rows at most; 1000 unless told")


def run(out: OutputWrapper, *, limit: int, **_options: Any) -> None:
    """Print how many rows were done."""
    out.write(str(api.drain(limit=limit)))
