"""States: their exits, permission maps, group maps and assignments."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from workflows.definitions.tables import Assignment, PermissionMap, State
from workflows.genericsetup import document
from workflows.genericsetup.notes import Notes


def read_state(element: Element, former: State | None, notes: Notes) -> State:
    """Return the state in `element`; the maps of a `former` one of the same name stay where it has none itself."""
    state_id = element.get("state_id", "")
    where = f"state {state_id}"
    return State(
        id=state_id,
        title=notes.attribute(element, "title", where),
        description=document.text_of(document.first(element, "description")),
        exits=tuple(dict.fromkeys(_names(element, "exit-transition", "transition_id", where, notes))),
        permissions={**(former.permissions if former else {}), **dict(_permissions(element, where, notes))},
        groups=dict(_groups(element, where, notes)),
        assignments=tuple(assignments(element, where, notes)),
    )


def _names(element: Element, tag: str, attribute: str, where: str, notes: Notes) -> Iterator[str]:
    for name, _found in _named(element, tag, attribute, where, notes):
        yield name


def _named(element: Element, tag: str, attribute: str, where: str, notes: Notes) -> Iterator[tuple[str, Element]]:
    """Yield (name, element) of each `tag` that has a name."""
    for found in element.iter(tag):
        name = found.get(attribute, "")
        if name:
            yield name, found
        else:
            notes.left_out(tag, attribute, where)


def _permissions(element: Element, where: str, notes: Notes) -> Iterator[tuple[str, PermissionMap]]:
    for name, found in _named(element, "permission-map", "name", where, notes):
        roles = frozenset(document.texts(found, "permission-role"))
        yield name, PermissionMap(roles=roles, acquired=document.is_true(found, "acquired"))


def _groups(element: Element, where: str, notes: Notes) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name, found in _named(element, "group-map", "name", where, notes):
        yield name, document.texts(found, "group-role")


def assignments(element: Element, where: str, notes: Notes) -> Iterator[Assignment]:
    """Yield the values that a state or a transition gives to variables."""
    for name, found in _named(element, "assignment", "name", where, notes):
        yield Assignment(name=name, value=document.text_of(found), type=found.get("type", "string"))
