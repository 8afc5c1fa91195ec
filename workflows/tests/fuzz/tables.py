"""The workflows the acts happen in, each in several variants: a definition is replaced while pages follow it."""

from dataclasses import replace
from datetime import timedelta

from workflows.definitions.shipped.community import COMMUNITY
from workflows.definitions.shipped.intranet import INTRANET
from workflows.definitions.shipped.simple_publication import SIMPLE_PUBLICATION
from workflows.definitions.tables import ChecklistItem, Definition, Guard, PermissionMap, State, Transition
from workflows.tests.engine.tables import AUTOMATIC, TIMED, changed, with_transition
from workflows.vocabulary import Permission, Role

MAY_REVIEW = Guard(permissions=(Permission.REVIEW,))
STORED = "stored"
"""The workflow that is kept as XML; the others are registered by code."""


def with_map(definition: Definition, state: str, permission: str, mapped: PermissionMap) -> Definition:
    """Return `definition` with another map of one permission in one state."""
    states = tuple(
        replace(one, permissions={**one.permissions, permission: mapped}) if one.id == state else one
        for one in definition.states
    )
    return replace(definition, states=states)


def without(definition: Definition, state: str) -> Definition:
    """Return `definition` without a state; the transitions that led there lead nowhere now."""
    return replace(definition, states=tuple(one for one in definition.states if one.id != state))


def acquiring(definition: Definition, *states: str) -> Definition:
    """Return `definition` with View and Access acquired in some states, beside their own roles."""
    for state in states:
        for permission in (Permission.VIEW, Permission.ACCESS):
            roles = definition.state(state).permissions[permission].roles
            definition = with_map(definition, state, permission, PermissionMap(roles=roles, acquired=True))
    return definition


FOUR_EYES = changed(SIMPLE_PUBLICATION, "four_eyes", publish={"not_author": True}, reject={"comment_required": True})
TWO_YES = changed(
    SIMPLE_PUBLICATION,
    "two_yes",
    publish={"min_approvals": 2, "not_author": True},
    submit={"checklist": (ChecklistItem(id="law", title="The law is followed"),)},
)
EMERGENCY = with_transition(
    with_transition(
        changed(SIMPLE_PUBLICATION, "emergency", publish={"not_author": True}),
        Transition(id="publish_now", target="published", guard=MAY_REVIEW, emergency=True, comment_required=True),
        leaves="private",
    ),
    Transition(id="confirm", guard=MAY_REVIEW, not_author=True),
    leaves="published",
)
ACQUIRING = replace(acquiring(SIMPLE_PUBLICATION, "private", "pending"), id="acquiring")
ENDED = replace(
    with_transition(
        replace(
            SIMPLE_PUBLICATION,
            states=(
                *SIMPLE_PUBLICATION.states,
                replace(SIMPLE_PUBLICATION.state("private"), id="ended", exits=("retract",)),
            ),
        ),
        Transition(id="end", target="ended", guard=MAY_REVIEW),
        leaves="published",
    ),
    id=STORED,
)
IN_GROUPS = replace(
    SIMPLE_PUBLICATION,
    id="in_groups",
    groups=("Helpers",),
    states=tuple(
        replace(state, groups={"Helpers": (Role.EDITOR,) if state.id == "private" else (Role.REVIEWER,)})
        for state in SIMPLE_PUBLICATION.states
    ),
)

_INTERNAL = PermissionMap(roles=frozenset({Role.MEMBER, Role.MANAGER}))
_FEW = PermissionMap(roles=frozenset({Role.OWNER}))

VARIANTS: dict[str, tuple[Definition, ...]] = {
    "simple_publication": (
        SIMPLE_PUBLICATION,
        without(SIMPLE_PUBLICATION, "pending"),
        with_map(SIMPLE_PUBLICATION, "published", Permission.VIEW, _INTERNAL),
        changed(SIMPLE_PUBLICATION, "simple_publication", publish={"not_author": True, "min_approvals": 2}),
    ),
    "four_eyes": (FOUR_EYES, changed(FOUR_EYES, "four_eyes", publish={"not_author": False})),
    "two_yes": (TWO_YES, changed(TWO_YES, "two_yes", publish={"min_approvals": 1})),
    "emergency": (EMERGENCY, with_map(EMERGENCY, "private", Permission.VIEW, _FEW)),
    "timed": (TIMED, changed(TIMED, "timed", give_up={"after_time": timedelta(days=1)})),
    "automatic": (AUTOMATIC,),
    "acquiring": (ACQUIRING, acquiring(ACQUIRING, "published"), replace(SIMPLE_PUBLICATION, id="acquiring")),
    "in_groups": (IN_GROUPS, replace(IN_GROUPS, groups=())),
    "community": (COMMUNITY, without(COMMUNITY, "pending")),
    "intranet": (INTRANET, with_map(INTRANET, "external", Permission.VIEW, _INTERNAL)),
    STORED: (ENDED, replace(SIMPLE_PUBLICATION, id=STORED), acquiring(ENDED, "private", "ended")),
}
NAMES = tuple(VARIANTS)
STATES = ("private", "pending", "published", "visible", "internal", "external", "ended", "internally_published")
TRANSITIONS = sorted({one.id for variants in VARIANTS.values() for two in variants for one in two.transitions})


def born_private(state: State) -> bool:
    """Return whether nobody but those who are invited sees what is in `state`."""
    return Role.ANONYMOUS not in state.permissions[Permission.VIEW].roles
