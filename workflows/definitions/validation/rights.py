"""Whether somebody can do what the definition lets people do."""

from collections.abc import Iterator
from dataclasses import replace

from workflows.definitions import rolemap
from workflows.definitions.tables import Definition, State, Transition
from workflows.definitions.validation.mistakes import Found
from workflows.guards import guards
from workflows.guards.mentions import roles_named
from workflows.guards.rights import roles_with
from workflows.vocabulary import Permission, Role


def look(definition: Definition) -> Iterator[Found]:
    """Yield missing maps, states nobody sees, and transitions nobody may fire."""
    everybody = frozenset(Role) | roles_named(definition)
    for state in definition.states:
        for permission in definition.permissions:
            if permission not in state.permissions:
                yield "W004", {"state": state.id, "permission": permission}
        sees = _holds(definition, state, Permission.VIEW)
        if not sees:
            yield "W013", {"state": state.id}
        for transition in definition.exits(state.id):
            offered = guards.is_offered(definition, state.id, transition)
            if offered and not (sees and _somebody_passes(definition, state, transition, everybody)):
                yield "W003", {"state": state.id, "transition": transition.id}


def _holds(definition: Definition, state: State, permission: str) -> bool:
    return bool(roles_with(definition, state.id, permission, container_roles=rolemap.roles_with(permission)))


def _somebody_passes(definition: Definition, state: State, transition: Transition, everybody: frozenset[str]) -> bool:
    """Return whether one who has every role and is in every group would pass; what expressions say is not asked."""
    guard = replace(transition.guard, expression="", predicate="", groups=())
    return guards.bypasses(definition, everybody) or guards.guard_passes(
        guard, roles=everybody, holds=lambda permission: _holds(definition, state, permission)
    )
