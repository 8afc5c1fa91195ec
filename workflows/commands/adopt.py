"""`workflow adopt [--plan]`: the pages that were there before the workflow."""

from argparse import ArgumentParser
from collections import Counter
from typing import Any

from django.core.management.base import OutputWrapper

from workflows import api

HELP = "Let the pages that were there before the workflow follow it; what readers see stays as it is."


def add_arguments(parser: ArgumentParser) -> None:
    """Take whether only to tell."""
    parser.add_argument("--plan", action="store_true", help="Only print what would be done.")


def run(out: OutputWrapper, *, plan: bool, **_options: Any) -> None:
    """Print a line for each place that pages come to: how many, the workflow, the state, the track; then the sum."""
    found = Counter((record.workflow, record.state, str(record.track)) for record in api.to_adopt())
    for place, pages in sorted(found.items()):
        out.write("\t".join([str(pages), *place]))
    out.write(str(found.total() if plan else api.adopt()))
