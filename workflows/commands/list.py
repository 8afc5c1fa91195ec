"""`workflow list`: the workflows there are."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import OutputWrapper
from django.utils.translation import gettext as _

from workflows.definitions import registry

HELP = "List the workflows there are."


def add_arguments(parser: ArgumentParser) -> None:
    """Take nothing."""


def run(out: OutputWrapper, **_options: Any) -> None:
    """Print a line for each: name, title, states, and where it comes from."""
    by_code = {definition.id for definition in registry.registered_definitions()}
    for definition in registry.all_definitions():
        origin = _("code") if definition.id in by_code else _("imported")
        states = ", ".join(state.id for state in definition.states)
        out.write(f"{definition.id} | {definition.title} | {states} | {origin}")
