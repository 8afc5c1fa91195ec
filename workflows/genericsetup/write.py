"""Write a definition as `definition.xml`: Plone reads its own part of it, and this plugin reads all of it back."""

from xml.etree.ElementTree import Element, indent, register_namespace, tostring

from workflows.definitions.tables import Definition, Guard, Script, State, Transition, Variable, Worklist
from workflows.genericsetup.elements import (
    NAMESPACE,
    add,
    add_action,
    add_assignments,
    add_description,
    add_guard,
    mark,
    ours,
    writable,
)

register_namespace("workflows", NAMESPACE)


def write(definition: Definition) -> str:
    """Return `definition` as the text of a file; titles are in the language that is active."""
    root = Element("dc-workflow", _head(definition))
    for permission in definition.permissions:
        add(root, "permission", permission)
    for group in definition.groups:
        add(root, "group", group)
    if definition.creation_guard != Guard():
        add_guard(add(root, "instance-creation-conditions"), definition.creation_guard)
    _add_all(root, definition)
    indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(root, encoding="unicode")}\n'


def _head(definition: Definition) -> dict[str, str]:
    values = {
        "workflow_id": definition.id,
        "title": definition.title,
        "description": definition.description,
        "state_variable": definition.state_variable,
        "initial_state": definition.initial_state,
        "manager_bypass": definition.manager_bypass,
    }
    return {name: writable(str(value)) for name, value in values.items()}


def _add_all(root: Element, definition: Definition) -> None:
    for state in definition.states:
        _add_state(root, state)
    for transition in definition.transitions:
        _add_transition(root, transition)
    for worklist in definition.worklists:
        _add_worklist(root, worklist)
    for variable in definition.variables:
        _add_variable(root, variable)
    for script in definition.scripts:
        _add_script(root, script)


def _add_state(root: Element, state: State) -> None:
    element = add(root, "state", state_id=state.id, title=state.title)
    add_description(element, state.description)
    for name in state.exits:
        add(element, "exit-transition", transition_id=name)
    for permission, mapped in state.permissions.items():
        held = add(element, "permission-map", name=permission, acquired=mapped.acquired)
        for role in sorted(mapped.roles):
            add(held, "permission-role", role)
    for group, roles in state.groups.items():
        given = add(element, "group-map", name=group)
        for role in roles:
            add(given, "group-role", role)
    add_assignments(element, state.assignments)


def _add_transition(root: Element, transition: Transition) -> None:
    element = add(
        root,
        "transition",
        transition_id=transition.id,
        title=transition.title,
        new_state=transition.target,
        trigger=transition.trigger,
        before_script=transition.before,
        after_script=transition.after,
    )
    _mark_transition(element, transition)
    add_description(element, transition.description)
    add_action(element, transition.action)
    add_guard(element, transition.guard)
    add_assignments(element, transition.assignments)
    for item in transition.checklist:
        add(element, ours("checklist-item"), item.title, id=item.id)


def _mark_transition(element: Element, transition: Transition) -> None:
    mark(
        element,
        comment_required=transition.comment_required,
        not_author=transition.not_author,
        min_approvals=transition.min_approvals if transition.min_approvals != 1 else "",
        emergency=transition.emergency,
        after_time=transition.after_time,
    )


def _add_worklist(root: Element, worklist: Worklist) -> None:
    element = add(root, "worklist", worklist_id=worklist.id, title=worklist.title)
    add_description(element, worklist.description)
    add_action(element, worklist.action)
    add_guard(element, worklist.guard)
    for name, values in worklist.matches.items():
        add(element, "match", name=name, values="; ".join(values))


def _add_variable(root: Element, variable: Variable) -> None:
    element = add(
        root,
        "variable",
        variable_id=variable.id,
        for_catalog=variable.for_catalog,
        for_status=variable.for_status,
        update_always=variable.update_always,
    )
    add_description(element, variable.description)
    default = add(element, "default")
    if variable.default_value or variable.default_type:
        add(default, "value", variable.default_value, type=variable.default_type)
    if variable.default_expression:
        add(default, "expression", variable.default_expression)
    add_guard(element, variable.guard)


def _add_script(root: Element, script: Script) -> None:
    values = {"type": script.type, "module": script.module, "function": script.function, "filename": script.filename}
    add(root, "script", script_id=script.id, **values)
