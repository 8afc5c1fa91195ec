"""A command in parts, each with help and arguments of its own."""

from argparse import ArgumentParser
from collections.abc import Mapping
from types import ModuleType
from typing import Any, ClassVar

from django.core.management.base import BaseCommand


class PartedCommand(BaseCommand):
    """Runs one of `parts`, modules by name with `HELP`, `add_arguments(parser)` and `run(out, **options)`."""

    parts: ClassVar[Mapping[str, ModuleType]]

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Let each part add its own."""
        parts = parser.add_subparsers(dest="part", required=True, metavar="PART", parser_class=ArgumentParser)
        for name, module in self.parts.items():
            module.add_arguments(parts.add_parser(name, help=module.HELP, description=module.HELP))

    def handle(self, *_args: Any, part: str, **options: Any) -> None:
        """Run one part."""
        self.parts[part].run(self.stdout, **options)
