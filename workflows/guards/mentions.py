"""The names a definition mentions: its guards, and the roles and permissions that occur anywhere in it."""

from collections.abc import Iterator

from workflows.definitions.tables import Definition, Guard


def guards_of(definition: Definition) -> Iterator[tuple[str, Guard]]:
    """Yield (where, guard) for each guard of the definition: `where` names the element it belongs to."""
    yield "creation", definition.creation_guard
    for transition in definition.transitions:
        yield f"transition {transition.id}", transition.guard
    for worklist in definition.worklists:
        yield f"worklist {worklist.id}", worklist.guard
    for variable in definition.variables:
        yield f"variable {variable.id}", variable.guard


def roles_named(definition: Definition) -> frozenset[str]:
    """Return every role the definition names: in maps, group maps and guards."""
    return frozenset(role for _where, role in roles_with_places(definition))


def roles_with_places(definition: Definition) -> Iterator[tuple[str, str]]:
    """Yield (where, role) wherever a role is named."""
    for state in definition.states:
        for mapped in state.permissions.values():
            yield from ((f"state {state.id}", role) for role in sorted(mapped.roles))
        for roles in state.groups.values():
            yield from ((f"state {state.id}", role) for role in roles)
    for where, guard in guards_of(definition):
        yield from ((where, role) for role in guard.roles)


def guard_permissions(definition: Definition) -> frozenset[str]:
    """Return the permissions that guards of transitions ask for."""
    return frozenset(name for transition in definition.transitions for name in transition.guard.permissions)


def groups_named(definition: Definition) -> frozenset[str]:
    """Return every group that counts: the managed ones, and those that guards ask for."""
    asked = (name for _where, guard in guards_of(definition) for name in guard.groups)
    return frozenset({*definition.groups, *asked})
