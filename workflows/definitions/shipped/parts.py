"""What the shipped workflows are put together from: circles of roles, guards and the review list."""

from collections.abc import Mapping

from django.utils.translation import pgettext_lazy

from workflows.definitions.tables import Action, Guard, PermissionMap, Text, Transition, Worklist
from workflows.vocabulary import Permission, Role

STAFF = frozenset({Role.SITE_ADMINISTRATOR, Role.MANAGER})
AUTHORS = STAFF | {Role.OWNER, Role.EDITOR}
INVITED = AUTHORS | {Role.READER, Role.CONTRIBUTOR}
REVIEWERS = STAFF | {Role.REVIEWER}
EVERYBODY = frozenset({Role.ANONYMOUS})

MANAGED = (Permission.ACCESS, Permission.MODIFY, Permission.VIEW)

MAY_EDIT = Guard(permissions=(Permission.MODIFY,))
MAY_SUBMIT = Guard(permissions=(Permission.REQUEST_REVIEW,))
MAY_REVIEW = Guard(permissions=(Permission.REVIEW,))

REVIEW_LIST = Worklist(
    id="reviewer_queue",
    title=pgettext_lazy("workflow", "Waiting for review"),
    guard=MAY_REVIEW,
    matches={"review_state": ("pending",)},
)


def rights(*, read: frozenset[Role], write: frozenset[Role]) -> Mapping[str, PermissionMap]:
    """Return the maps of a state: who reads the page and finds it, and who changes it; nothing is acquired."""
    readers, writers = PermissionMap(roles=frozenset(read)), PermissionMap(roles=frozenset(write))
    return {Permission.ACCESS: readers, Permission.MODIFY: writers, Permission.VIEW: readers}


def step(name: str, *, to: str, guard: Guard, title: Text, description: Text = "") -> Transition:
    """Return a transition whose button says its title."""
    return Transition(id=name, target=to, guard=guard, title=title, description=description, action=Action(label=title))
