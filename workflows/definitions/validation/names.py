"""Whether the roles, permissions, groups, variables, predicates and scripts that a definition names exist."""

from collections.abc import Iterator

from django.conf import settings

from workflows.definitions import handlers, predicates
from workflows.definitions.tables import Definition, State
from workflows.definitions.validation.mistakes import Found
from workflows.guards.mentions import guards_of, roles_with_places
from workflows.vocabulary import Permission, Role


def look(definition: Definition) -> Iterator[Found]:
    """Yield the names in `definition` that lead nowhere; each once for each place."""
    yield from _roles(definition)
    yield from _permissions(definition)
    for state in definition.states:
        yield from _unmanaged(definition, state)
    yield from _worklists(definition)
    yield from _conditions(definition)
    yield from _handlers(definition)
    yield from _assignments(definition)


def _roles(definition: Definition) -> Iterator[Found]:
    known = {*Role, *getattr(settings, "WORKFLOWS_ROLES", ())}
    for where, role in dict.fromkeys(roles_with_places(definition)):
        if role not in known:
            yield "W005", {"where": where, "role": role}


def _permissions(definition: Definition) -> Iterator[Found]:
    known = {*Permission, *getattr(settings, "WORKFLOWS_PERMISSIONS", ())}
    named = [("workflow", permission) for permission in definition.permissions]
    named += [(where, permission) for where, guard in guards_of(definition) for permission in guard.permissions]
    for where, permission in dict.fromkeys(named):
        if permission not in known:
            yield "W006", {"where": where, "permission": permission}


def _unmanaged(definition: Definition, state: State) -> Iterator[Found]:
    for permission in state.permissions:
        if permission not in definition.permissions:
            yield "W007", {"state": state.id, "permission": permission}
    for group in state.groups:
        if group not in definition.groups:
            yield "W008", {"state": state.id, "group": group}


def _worklists(definition: Definition) -> Iterator[Found]:
    states = ", ".join(state.id for state in definition.states)
    listed = {variable.id for variable in definition.variables if variable.for_catalog} | {definition.state_variable}
    for worklist in definition.worklists:
        for variable in worklist.matches:
            if variable not in listed:
                values = {"variable": variable, "known": definition.state_variable}
                yield "W010", {"worklist": worklist.id, **values}
        for state in worklist.matches.get(definition.state_variable, ()):
            if not definition.has_state(state):
                yield "W009", {"worklist": worklist.id, "state": state, "states": states}


def _conditions(definition: Definition) -> Iterator[Found]:
    for where, guard in guards_of(definition):
        if guard.predicate and predicates.find(guard.predicate) is None:
            yield "E010", {"where": where, "name": guard.predicate}
        if guard.expression and predicates.find(guard.expression) is None:
            yield "W012", {"where": where, "text": guard.expression}


def _handlers(definition: Definition) -> Iterator[Found]:
    """Yield the handlers that nobody registered; the script of a file is told apart from a slip of the pen."""
    scripts = {script.id for script in definition.scripts}
    for transition in definition.transitions:
        for name in dict.fromkeys(filter(None, (transition.before, transition.after))):
            if handlers.find(name) is not None:
                continue
            if name in scripts:
                yield "W011", {"where": f"transition {transition.id}", "script": name}
            else:
                yield "E013", {"transition": transition.id, "name": name}


def _assignments(definition: Definition) -> Iterator[Found]:
    known = {variable.id for variable in definition.variables}
    for kind, parts in (("state", definition.states), ("transition", definition.transitions)):
        for part in parts:
            for assignment in part.assignments:
                if assignment.name not in known:
                    yield "W017", {"where": f"{kind} {part.id}", "variable": assignment.name}
