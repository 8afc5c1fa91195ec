"""The command `workflow`: one subcommand per module of `workflows.commands`."""

from argparse import SUPPRESS, ArgumentParser
from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, ProgrammingError
from django.utils.translation import gettext as _

from workflows import commands
from workflows.errors import WorkflowError

PARTS = "list, show, matrix, import, export, explain, fire, adopt, tick or drain; each has its own --help"


def subcommands() -> Iterator[tuple[str, ModuleType]]:
    """Yield (name, module): a module has `HELP`, `add_arguments(parser)` and `run(out, **options)`."""
    for found in iter_modules(commands.__path__):
        module = import_module(f"{commands.__name__}.{found.name}")
        if hasattr(module, "run"):
            yield found.name.removesuffix("_file"), module


def everywhere() -> ArgumentParser:
    """Return the options every command of Django has, so that they may also stand behind the name of a part."""
    parser = ArgumentParser(add_help=False)
    for name in ("--settings", "--pythonpath"):
        parser.add_argument(name, default=SUPPRESS, help=SUPPRESS)
    for name in ("--traceback", "--no-color", "--force-color", "--skip-checks"):
        parser.add_argument(name, action="store_true", default=SUPPRESS, help=SUPPRESS)
    parser.add_argument("-v", "--verbosity", type=int, choices=range(4), default=SUPPRESS, help=SUPPRESS)
    return parser


class Command(BaseCommand):
    """Look at workflows, and use them, from the command line."""

    requires_system_checks = ()  # a definition is to be looked at also while the site has something to mend
    help = "List, show or compute (matrix) workflows; import, export; explain, fire; adopt, tick, drain."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Let each subcommand add its own."""
        parts = parser.add_subparsers(
            dest="part", required=True, metavar="PART", parser_class=ArgumentParser, help=PARTS
        )
        for name, module in subcommands():
            part = parts.add_parser(name, help=module.HELP, description=module.HELP, parents=[everywhere()])
            module.add_arguments(part)

    def handle(self, *_args: Any, part: str, **options: Any) -> None:
        """Run one; what goes wrong in a way that was foreseen is one line and the exit status 1 (unreadable: 2)."""
        try:
            dict(subcommands())[part].run(self.stdout, **options)
        except WorkflowError as error:
            raise CommandError(str(error)) from error
        except (OperationalError, ProgrammingError) as error:
            text = _("The database does not answer as it should: %(error)s. Has “migrate” been run?")
            raise CommandError(text % {"error": str(error).strip()}, returncode=2) from error
