"""`search status`: how the engines are, and what waits for them; fails where something is wrong."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import CommandError, OutputWrapper

from search.indexing.health import Health, health

HELP = "Tell how the search engines are and what waits to be indexed; the exit status is 1 where something is wrong."


def add_arguments(parser: ArgumentParser) -> None:
    """Take how to print."""
    parser.add_argument("--json", action="store_true", help="print an object")


def run(out: OutputWrapper, **options: Any) -> None:
    """Print the health; CommandError where it is not well."""
    found = health()
    out.write(json.dumps(asdict(found), default=str, indent=1) if options["json"] else as_text(found))
    if not found.is_well:
        raise CommandError("The search is not well; see above.")


def as_text(found: Health) -> str:
    """Return the health in lines."""
    engines = [
        f"{one.engine}: {one.documents} documents in {one.index}" if one.healthy else f"{one.engine}: {one.problem}"
        for one in found.engines
    ]
    oldest = f", the oldest since {found.waiting_since:%Y-%m-%d %H:%M} UTC" if found.waiting_since else ""
    compared = f"{found.compared_at:%Y-%m-%d %H:%M} UTC" if found.compared_at else "never"
    compared += ", too long ago" if found.is_stale else ""
    return "\n".join([*engines, f"waiting to be indexed: {found.waiting}{oldest}", f"last compared: {compared}"])
