"""The whole of a definition as a table: in each state, what each role may do."""

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from workflows.definitions import rolemap
from workflows.definitions.tables import Definition, Guard, Transition
from workflows.guards import guards, rights
from workflows.guards.mentions import guard_permissions, roles_named
from workflows.vocabulary import EVERYBODY, LOGGED_IN, Permission, Role

PERMISSIONS = (
    Permission.VIEW,
    Permission.ACCESS,
    Permission.MODIFY,
    Permission.LIST,
    Permission.DELETE,
    Permission.ADD,
    Permission.REQUEST_REVIEW,
    Permission.REVIEW,
    Permission.REVIEW_COMMENTS,
    Permission.REPLY,
    Permission.DELEGATE_ROLES,
    Permission.CHANGE_EVENTS,
)
GIVEN = (Role.READER, Role.CONTRIBUTOR, Role.EDITOR, Role.REVIEWER, Role.SITE_ADMINISTRATOR, Role.MANAGER)
GLOBAL = (Role.ANONYMOUS, Role.AUTHENTICATED, Role.MEMBER, *GIVEN)
LOCAL = (Role.OWNER, *GIVEN)


class Row(NamedTuple):
    """One answer: may somebody with `role` do `name` with a page in `state`?"""

    state: str
    role: str
    scope: str
    kind: str
    name: str
    allowed: bool


class Person:
    """Somebody with one role, asked about a page in one state of a definition that lies at the root of the site."""

    def __init__(self, definition: Definition, state: str, role: str, scope: str, *, plone_compatible: bool) -> None:
        self.definition, self.state, self.role, self.scope = definition, state, role, scope
        self.plone_compatible = plone_compatible

    @cached_property
    def roles(self) -> frozenset[str]:
        """Their roles in the context of the page: a role that is theirs everywhere brings only Authenticated along."""
        if self.role == Role.ANONYMOUS:
            return EVERYBODY
        given = LOGGED_IN if self.scope == "local" else LOGGED_IN - {Role.MEMBER}
        return given | {self.role} | rights.roles_of_groups(self.definition, self.state, self.groups)

    @property
    def groups(self) -> frozenset[str]:
        """The groups everybody of their kind belongs to."""
        return rights.groups_of(EVERYBODY if self.role == Role.ANONYMOUS else LOGGED_IN)

    def holds(self, permission: str) -> bool:
        """Return whether they hold `permission`."""
        holders = rights.roles_with(
            self.definition,
            self.state,
            permission,
            container_roles=rolemap.roles_with(permission),
            plone_compatible=self.plone_compatible,
        )
        return not self.roles.isdisjoint(holders)

    def passes(self, guard: Guard) -> bool:
        """Return whether they pass `guard`. Zope gives nobody who is logged in the role Anonymous; we do."""
        named = self.roles - EVERYBODY if self.plone_compatible else self.roles
        return guards.bypasses(self.definition, self.roles) or guards.guard_passes(
            guard, roles=named or EVERYBODY, holds=self.holds, groups=self.groups
        )

    def may_fire(self, transition: Transition) -> bool:
        """Return whether they may fire `transition`; where we are not as Plone is, only with View and to a state."""
        if not guards.is_offered(self.definition, self.state, transition) or not self.passes(transition.guard):
            return False
        return self.plone_compatible or (
            guards.leads_somewhere(self.definition, transition) and self.holds(Permission.VIEW)
        )


def rows(definition: Definition, *, plone_compatible: bool = False) -> Iterator[Row]:
    """Yield every answer. A row tells what a role gives by itself, beside what everybody has who is logged in.

    Plone's own words come first, then the permissions and roles that only this definition names; these are left out
    with `plone_compatible`, which asks what Plone was asked. A predicate has no page to look at and never holds.
    """
    for state in definition.states:
        for role, scope in people(definition, plone_compatible=plone_compatible):
            person = Person(definition, state.id, role, scope, plone_compatible=plone_compatible)
            for permission in permissions(definition, plone_compatible=plone_compatible):
                yield Row(state.id, role, scope, "permission", permission, person.holds(permission))
            for transition in definition.transitions:
                yield Row(state.id, role, scope, "transition", transition.id, person.may_fire(transition))


def people(definition: Definition, *, plone_compatible: bool) -> list[tuple[str, str]]:
    """Return (role, scope) of everybody the matrix asks for; Owner is only ever local."""
    own = [] if plone_compatible else sorted(roles_named(definition) - {role.value for role in Role})
    return [(str(role), "global") for role in (*GLOBAL, *own)] + [(str(role), "local") for role in (*LOCAL, *own)]


def permissions(definition: Definition, *, plone_compatible: bool) -> list[str]:
    """Return the permissions the matrix asks for."""
    own = [] if plone_compatible else [*definition.permissions, *sorted(guard_permissions(definition))]
    return list(dict.fromkeys(str(permission) for permission in (*PERMISSIONS, *own)))
