"""`workflow show`: one workflow, in words or as a picture."""

from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from django.core.management.base import OutputWrapper
from django.utils.translation import gettext as _

from workflows.commands.sources import definition_of
from workflows.definitions.tables import Definition, Transition
from workflows.definitions.validation import problems
from workflows.guards.words import demands, guard_in_words, holders_in_words
from workflows.pictures.mermaid import mermaid
from workflows.pictures.svg import svg, words

HELP = "Show a workflow in words, or as a picture."
PICTURES = {"svg": svg, "mermaid": mermaid}


def add_arguments(parser: ArgumentParser) -> None:
    """Take a name (a file too), and how it is shown."""
    parser.add_argument("source", metavar="NAME")
    parser.add_argument("--diagram", choices=sorted(PICTURES), help="print a picture instead")


def run(out: OutputWrapper, *, source: str, diagram: str | None, **_options: Any) -> None:
    """Print it."""
    definition = definition_of(source)
    if diagram:
        out.write(PICTURES[diagram](definition), ending="")
    else:
        out.write("\n".join(in_words(definition)))


def in_words(definition: Definition) -> Iterator[str]:
    """Yield the lines: states with their rights and exits, transitions, worklists, and what is wrong."""
    yield f"{definition.id}: {definition.title}"
    if definition.description:
        yield f"  {definition.description}"
    for state in definition.states:
        yield from _state(definition, state.id)
    for transition in definition.transitions:
        yield _("transition %(name)s: %(title)s → %(target)s") % {
            "name": transition.id,
            "title": transition.title,
            "target": transition.target or _("the same state"),
        }
        yield _("  guard: %(guard)s; also wanted: %(demands)s") % {
            "guard": guard_in_words(transition.guard),
            "demands": demands(transition),
        }
        yield from _handlers(transition)
    for worklist in definition.worklists:
        matches = "; ".join(f"{name} = {', '.join(values)}" for name, values in worklist.matches.items())
        guard = guard_in_words(worklist.guard)
        yield _("worklist %(name)s: %(matches)s; guard: %(guard)s") % {
            "name": worklist.id,
            "matches": matches,
            "guard": guard,
        }
    yield from (f"{problem.id} {problem.text}" for problem in problems(definition))


def _handlers(transition: Transition) -> Iterator[str]:
    if transition.before or transition.after:
        values = {"before": transition.before or "–", "after": transition.after or "–"}
        yield _("  runs before: %(before)s; runs after: %(after)s") % values


def _state(definition: Definition, name: str) -> Iterator[str]:
    state = definition.state(name)
    first = _(" (initial)") if name == definition.initial_state else ""
    yield _("state %(name)s%(first)s: %(title)s, %(published)s") % {
        "name": name,
        "first": first,
        "title": state.title,
        "published": words(definition.visibility(name)),
    }
    for permission in definition.permissions:
        yield f"  {permission}: {holders_in_words(definition, name, permission)}"
    yield _("  exits: %(names)s") % {"names": ", ".join(state.exits) or "–"}
