"""`workflow import`: take a definition.xml over, or say what that would do."""

from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, OutputWrapper
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workflows.commands.sources import REFUSED, reading_of
from workflows.genericsetup.apply import apply_import, plan_import
from workflows.genericsetup.plan import Plan

HELP = "Import a definition.xml; with --plan only say what that would do."


def add_arguments(parser: ArgumentParser) -> None:
    """Take a file, and where the pages of states that go are moved."""
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument("--plan", action="store_true", help="change nothing; say what would change")
    parser.add_argument("--name", default="", help="import it under this name")
    parser.add_argument(
        "--map",
        action="append",
        default=[],
        type=pair,
        metavar="OLD=NEW",
        help="move the pages in the state OLD to the state NEW (may be repeated)",
    )


def pair(text: str) -> tuple[str, str]:
    """Return (old, new) of `old=new`."""
    old, sign, new = (part.strip() for part in text.partition("="))
    if not (old and sign and new):
        raise ArgumentTypeError(_("“%(text)s” is not OLD=NEW.") % {"text": text})
    return old, new


def run(out: OutputWrapper, *, file: Path, plan: bool, name: str, **options: Any) -> None:
    """Show the plan, and carry it out unless it is only asked for."""
    reading = reading_of(file)
    made = plan_import(reading.definition, mapping=dict(options["map"]), name=name)
    refusals = list(made.refusals())
    for line in report(made, reading.notes):
        out.write(line)
    if plan:
        for line in section(_("It would be refused"), refusals):
            out.write(line)
    elif refusals:
        text = _("%(name)s was not imported:\n%(reasons)s")
        raise CommandError(text % {"name": made.new.id, "reasons": "\n".join(refusals)}, returncode=REFUSED)
    else:
        out.write(carry_out(made))


def carry_out(made: Plan) -> str:
    """Import, and return what was done."""
    if not made.changes and not made.remapped:
        return _("%(name)s is already as the file says.") % {"name": made.new.id}
    count = apply_import(made)
    text = ngettext(
        "%(name)s was imported; %(count)d page was moved to another state.",
        "%(name)s was imported; %(count)d pages were moved to another state.",
        count,
    )
    return text % {"name": made.new.id, "count": count}


def report(made: Plan, notes: Sequence[str]) -> Iterator[str]:
    """Yield the lines of the plan: what was noticed, what is wrong, what changes, which pages are there."""
    yield from section(_("Noticed while reading"), notes)
    yield from section(_("Problems"), [f"{problem.id} {problem.text} {problem.hint}" for problem in made.problems])
    yield from section(_("Changes"), [line for change in made.changes for line in change.lines()] or [_("none")])
    yield from section(_("Pages affected"), pages(made) or [_("none")])


def pages(made: Plan) -> list[str]:
    """Return a line for each state with pages in it, and where they go."""
    counted = made.pages_by_state.items()
    return [
        f"{state}: {count}" + (f" → {made.mapping[state]}" if state in made.mapping else "") for state, count in counted
    ]


def section(title: str, lines: Sequence[str]) -> Iterator[str]:
    """Yield a title with its lines below it; nothing when there are none."""
    if lines:
        yield f"{title}:"
        yield from (f"  {line}" for line in lines)
