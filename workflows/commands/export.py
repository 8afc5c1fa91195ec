"""`workflow export`: a workflow as a definition.xml."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import OutputWrapper

from workflows.commands.sources import definition_of
from workflows.genericsetup.write import write

HELP = "Print a workflow as a definition.xml that Plone and this command read."


def add_arguments(parser: ArgumentParser) -> None:
    """Take a name; a file too, which comes out tidied."""
    parser.add_argument("source", metavar="NAME")


def run(out: OutputWrapper, *, source: str, **_options: Any) -> None:
    """Print the file."""
    out.write(write(definition_of(source)), ending="")
