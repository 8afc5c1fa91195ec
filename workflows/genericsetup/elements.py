"""The small change of writing XML: elements with texts and attributes that every parser reads back."""

import re
from xml.etree.ElementTree import Element, SubElement

from workflows.definitions.tables import Action, Assignment, Guard, Text

NAMESPACE = "urn:wagtail-workflows"
"""What is ours stands in a namespace of its own, which Plone's importer passes over."""
UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def writable(value: Text) -> str:
    """Return `value` without the characters that XML cannot hold."""
    return UNWRITABLE.sub("", str(value))


def add(parent: Element, tag: str, text: Text = "", **attributes: Text | bool) -> Element:
    """Add an element; truth is written as Plone writes it."""
    element = SubElement(parent, tag, {name: writable(str(value)) for name, value in attributes.items()})
    element.text = writable(text) or None
    return element


def ours(name: str) -> str:
    """Return the name of an attribute or element that only this plugin reads."""
    return f"{{{NAMESPACE}}}{name}"


def mark(element: Element, **attributes: object) -> None:
    """Set those of our own attributes that say something."""
    for name, value in attributes.items():
        if value:
            element.set(ours(name), writable(str(value)))


def add_description(parent: Element, text: Text) -> None:
    """Add a description, when there is one."""
    if text:
        add(parent, "description", text)


def add_guard(parent: Element, guard: Guard) -> None:
    """Add a guard, an empty one too: Plone's importer wants to find it."""
    element = add(parent, "guard")
    mark(element, predicate=guard.predicate)
    for tag, names in (
        ("guard-permission", guard.permissions),
        ("guard-role", guard.roles),
        ("guard-group", guard.groups),
    ):
        for name in names:
            add(element, tag, name)
    if guard.expression:
        add(element, "guard-expression", guard.expression)


def add_action(parent: Element, action: Action) -> None:
    """Add an action, when there is one."""
    if action != Action():
        add(parent, "action", action.label, url=action.url, category=action.category, icon=action.icon)


def add_assignments(parent: Element, assignments: tuple[Assignment, ...]) -> None:
    """Add the values that are given to variables."""
    for assignment in assignments:
        add(parent, "assignment", assignment.value, name=assignment.name, type=assignment.type)
