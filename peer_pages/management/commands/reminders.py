"""The command `reminders`: one subcommand for each entry of `PARTS`."""

from argparse import ArgumentParser
from types import ModuleType
from typing import Any

from django.core.management.base import BaseCommand

from peer_pages.funding.commands import plan, retry, send, status

PARTS: dict[str, ModuleType] = {"plan": plan, "send": send, "status": status, "retry": retry}
"""Module by name; a module has `HELP`, `add_arguments(parser)` and `run(out, **options)`."""


class Command(BaseCommand):
    """Look at the reminders, and send them, from the command line."""

    help = "Look at the reminders, and send them, from the command line; each part has its own --help."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Let each part add its own."""
        parts = parser.add_subparsers(dest="part", required=True, metavar="PART", parser_class=ArgumentParser)
        for name, module in PARTS.items():
            module.add_arguments(parts.add_parser(name, help=module.HELP, description=module.HELP))

    def handle(self, *_args: Any, part: str, **options: Any) -> None:
        """Run one part."""
        PARTS[part].run(self.stdout, **options)
