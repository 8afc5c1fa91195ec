"""Who holds a permission in a state, and the roles that a state gives to groups."""

from collections.abc import Iterable

from workflows.definitions import rolemap
from workflows.definitions.tables import Definition
from workflows.vocabulary import Role

EVERYBODY_LOGGED_IN = "AuthenticatedUsers"
"""Plone's virtual group: everybody who is logged in belongs to it (Products.PlonePAS, `AutoGroup`)."""

NOBODY: frozenset[str] = frozenset()


def roles_with(
    definition: Definition,
    state: str,
    permission: str,
    *,
    container_roles: frozenset[str],
    plone_compatible: bool = False,
) -> frozenset[str]:
    """Return the roles that hold `permission` on a page in `state`.

    `container_roles` are those that hold it where the page lies. Only managed permissions are mapped, as in
    DCWorkflow (`updateRoleMappingsFor`): any other answers from the role map, whatever the state says. A managed
    permission without a map belongs to nobody; with `plone_compatible` it is acquired. Raises `KeyError` for a
    state the definition does not have.
    """
    mapped = definition.state(state).permissions.get(permission)
    if permission not in definition.permissions:
        return rolemap.roles_with(permission)
    if mapped is None:
        return container_roles if plone_compatible else NOBODY
    return mapped.roles | container_roles if mapped.acquired else mapped.roles


def roles_of_groups(definition: Definition, state: str, groups: Iterable[str]) -> frozenset[str]:
    """Return the roles that `state` gives the members of `groups`; groups the workflow does not manage get none."""
    mapped = definition.state(state).groups
    managed = set(groups) & set(definition.groups)
    return frozenset(role for group in managed for role in mapped.get(group, ()))


def groups_of(roles: frozenset[str], groups: Iterable[str] = ()) -> frozenset[str]:
    """Return `groups`, with the group that everybody who is logged in belongs to."""
    logged_in = {EVERYBODY_LOGGED_IN} if Role.AUTHENTICATED in roles else set()
    return frozenset(groups) | logged_in
