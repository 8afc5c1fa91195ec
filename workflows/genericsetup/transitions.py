"""Transitions, with what is ours in them: attributes that Plone's importer passes over."""

from datetime import timedelta
from xml.etree.ElementTree import Element

from django.utils.dateparse import parse_duration
from django.utils.translation import gettext as _

from workflows.definitions.tables import Action, ChecklistItem, Transition
from workflows.genericsetup import document
from workflows.genericsetup.guards import guard_in
from workflows.genericsetup.notes import Notes
from workflows.genericsetup.states import assignments
from workflows.vocabulary import Trigger


def read_transition(element: Element, _former: Transition | None, notes: Notes) -> Transition:
    """Return the transition in `element`."""
    transition_id = element.get("transition_id", "")
    where = f"transition {transition_id}"
    return Transition(
        id=transition_id,
        title=notes.attribute(element, "title", where),
        description=document.text_of(document.first(element, "description")),
        target=notes.attribute(element, "new_state", where),
        trigger=_trigger(element, where, notes),
        guard=guard_in(element, where, notes),
        action=read_action(element),
        before=_handler(element, "before_script", where, notes),
        after=_handler(element, "after_script", where, notes),
        assignments=tuple(assignments(element, where, notes)),
        comment_required=document.is_true(element, "comment_required"),
        not_author=document.is_true(element, "not_author"),
        min_approvals=_number(element, "min_approvals", where, notes),
        emergency=document.is_true(element, "emergency"),
        checklist=tuple(_checklist(element)),
        after_time=_duration(element, where, notes),
    )


def read_action(parent: Element) -> Action:
    """Return the action of a transition or worklist; an empty one where it has none."""
    element = document.first(parent, "action")
    if element is None:
        return Action()
    return Action(
        label=document.text_of(element),
        url=element.get("url", ""),
        category=element.get("category", ""),
        icon=element.get("icon", ""),
    )


def _trigger(element: Element, where: str, notes: Notes) -> Trigger:
    found = element.get("trigger")
    if found in set(Trigger):
        return Trigger(found)
    if found is not None and found.strip().upper() in set(Trigger):
        return Trigger(found.strip().upper())
    text = _("%(where)s: the trigger “%(found)s” is not known; a person fires it (USER).")
    notes.add(text % {"where": where, "found": found or ""})
    return Trigger.USER


def _handler(element: Element, attribute: str, where: str, notes: Notes) -> str:
    name = element.get(attribute, "")
    if name:
        notes.not_executed(where, _("the script “%(name)s”") % {"name": name})
    return name


def _number(element: Element, attribute: str, where: str, notes: Notes) -> int:
    found = element.get(attribute, "1")
    if found.isdecimal() and 1 <= int(found) <= 20:
        return int(found)
    notes.add(_("%(where)s: “%(found)s” is no number of approvals from 1 to 20.") % {"where": where, "found": found})
    return 20


def _duration(element: Element, where: str, notes: Notes) -> timedelta | None:
    found = element.get("after_time", "")
    if not found:
        return None
    try:
        value = parse_duration(found)
    except (ValueError, OverflowError):
        value = None
    if value is None:
        notes.add(_("%(where)s: “%(found)s” is no length of time.") % {"where": where, "found": found})
    return value


def _checklist(element: Element) -> list[ChecklistItem]:
    found = element.iter("checklist-item")
    return [ChecklistItem(id=item.get("id", ""), title=document.text_of(item)) for item in found]
