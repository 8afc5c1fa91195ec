"""Whether a guard lets somebody pass, and whether a transition may be fired at all."""

from collections.abc import Callable, Iterable

from workflows.definitions.tables import Definition, Guard, Transition
from workflows.vocabulary import Role, Trigger


def never(_name: str) -> bool:
    """Answer for a predicate where there is no page to ask about."""
    return False


def guard_passes(
    guard: Guard,
    *,
    roles: frozenset[str],
    holds: Callable[[str], bool],
    groups: Iterable[str] = (),
    predicate_holds: Callable[[str], bool] = never,
) -> bool:
    """Return whether somebody passes `guard`: any permission AND any role AND any group AND the predicate.

    `roles` and `groups` are theirs in the context of the page, `holds(permission)` says what they may do with it.
    `predicate_holds` is asked for the name of the predicate and for the text of the expression; both must hold.
    Ask `bypasses` first: a definition may let its Managers pass every guard.
    """
    return (
        (not guard.permissions or any(holds(permission) for permission in guard.permissions))
        and (not guard.roles or not roles.isdisjoint(guard.roles))
        and (not guard.groups or not set(guard.groups).isdisjoint(groups))
        and all(predicate_holds(name) for name in (guard.predicate, guard.expression) if name)
    )


def bypasses(definition: Definition, roles: frozenset[str]) -> bool:
    """Return whether somebody with `roles` passes every guard of `definition` (DCWorkflow's `manager_bypass`)."""
    return definition.manager_bypass and Role.MANAGER in roles


def is_offered(definition: Definition, state: str, transition: Transition) -> bool:
    """Return whether `transition` leaves `state` and a person fires it (as DCWorkflow's `isActionSupported` asks)."""
    return transition.trigger is Trigger.USER and transition.id in definition.state(state).exits


def leads_somewhere(definition: Definition, transition: Transition) -> bool:
    """Return whether the target of `transition` is a state, or "" for the one it leaves."""
    return not transition.target or definition.has_state(transition.target)
