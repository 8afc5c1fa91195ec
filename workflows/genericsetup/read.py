"""Read a `definition.xml`: tolerant of what breaks Plone's importer, and telling of it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar
from xml.etree.ElementTree import Element

from django.utils.translation import gettext as _

from workflows.definitions.tables import Definition, State
from workflows.errors import UnreadableDefinition
from workflows.genericsetup import document, parts
from workflows.genericsetup.guards import creation_guard
from workflows.genericsetup.notes import Notes
from workflows.genericsetup.states import read_state
from workflows.genericsetup.transitions import read_transition

LIMITS = {"state": 100, "transition": 300, "exit-transition": 1_000, "permission": 100, "permission-role": 10_000}
"""A definition is a table that people read; beyond this it would only keep a machine busy."""

Part = TypeVar("Part")


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What a file says, and what somebody should know about it."""

    definition: Definition
    notes: tuple[str, ...]


def read(source: bytes | str, *, name: str = "") -> Reading:
    """Return the definition in `source`; `name` is its id where the file gives none.

    Raises `UnreadableDefinition` for what is no definition at all. Everything else is read as DCWorkflow reads it
    or, where DCWorkflow fails, with its default; the notes say so. Nothing in the file is ever executed.
    """
    root = document.parse(source)
    _refuse_the_huge(root)
    notes = Notes()
    notes.unknown_elements(root)
    states = _all(root, "state", read_state, notes)
    return Reading(definition=_definition(root, name, states, notes), notes=tuple(notes))


def _definition(root: Element, name: str, states: tuple[State, ...], notes: Notes) -> Definition:
    first = states[0].id if states else ""
    return Definition(
        id=root.get("workflow_id") or notes.attribute(root, "workflow_id", document.ROOT, default=name),
        title=notes.attribute(root, "title", document.ROOT),
        description=root.get("description") or document.text_of(root.find("description")),
        state_variable=notes.attribute(root, "state_variable", document.ROOT, default="review_state"),
        initial_state=notes.attribute(root, "initial_state", document.ROOT, default=first),
        manager_bypass=document.is_true(root, "manager_bypass"),
        permissions=tuple(dict.fromkeys(document.texts(root, "permission"))),
        groups=tuple(dict.fromkeys(document.texts(root, "group"))),
        creation_guard=creation_guard(root, notes),
        states=states,
        transitions=_all(root, "transition", read_transition, notes),
        worklists=_all(root, "worklist", parts.read_worklist, notes),
        variables=_all(root, "variable", parts.read_variable, notes),
        scripts=_all(root, "script", parts.read_script, notes),
    )


def _all(
    root: Element, tag: str, reader: Callable[[Element, Part | None, Notes], Part], notes: Notes
) -> tuple[Part, ...]:
    """Return what `reader` makes of each `tag` below `root`, one for each id."""
    found: dict[str, Part] = {}
    for element in root.iter(tag):
        part_id = element.get(f"{tag}_id", "")
        if not part_id:
            notes.left_out(tag, f"{tag}_id")
            continue
        if part_id in found:
            notes.repeated(tag, part_id)
        found[part_id] = reader(element, found.get(part_id), notes)
    return tuple(found.values())


def _refuse_the_huge(root: Element) -> None:
    for tag, limit in LIMITS.items():
        if sum(1 for _found in root.iter(tag)) > limit:
            text = _("The file has more than %(limit)d <%(tag)s>; a workflow is smaller.")
            raise UnreadableDefinition(text % {"limit": limit, "tag": tag})
