"""`workflow matrix`: in each state, what each role may do."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from django.core.management.base import OutputWrapper

from workflows.commands.sources import definition_of
from workflows.guards.matrix import Row, rows

HELP = "Print what each role may do in each state of a workflow, or of a definition.xml."


def add_arguments(parser: ArgumentParser) -> None:
    """Take a name or a file."""
    parser.add_argument("source", metavar="NAME|FILE")
    parser.add_argument(
        "--plone-compatible",
        action="store_true",
        help="answer as Plone does: a transition needs no View, a missing map is acquired",
    )
    parser.add_argument("--json", action="store_true", help="print a list of objects")


def run(out: OutputWrapper, *, source: str, plone_compatible: bool, **options: Any) -> None:
    """Print the matrix."""
    found = rows(definition_of(source), plone_compatible=plone_compatible)
    for line in as_json(found) if options["json"] else as_text(found):
        out.write(line)


def as_json(found: Iterator[Row]) -> Iterator[str]:
    """Yield the lines of a JSON list, one object a line."""
    lines = [json.dumps(row._asdict()) for row in found]
    yield "[" + ",\n ".join(lines) + "]"


def as_text(found: Iterator[Row]) -> Iterator[str]:
    """Yield one line for each state, role and scope, with what is allowed."""
    for (state, role, scope), answers in groupby(found, key=lambda row: row[:3]):
        allowed = [row for row in answers if row.allowed]
        permissions = ", ".join(row.name for row in allowed if row.kind == "permission")
        transitions = ", ".join(row.name for row in allowed if row.kind == "transition")
        yield f"{state} | {role} ({scope}) | {permissions or '–'} | {transitions or '–'}"
