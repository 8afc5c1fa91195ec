"""`peer_publication`: from a partner's draft to the public, and on to what has ended.

Nobody has a right here because they happen to own a page: partners write by the roles of their organisation's group,
and who changes organisation leaves the old one's drafts behind.
"""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from workflows.definitions.tables import Action, Definition, Guard, PermissionMap, State, Text, Transition, Worklist
from workflows.vocabulary import Permission, Role, Trigger

NAME = "peer_publication"
OWN_REVIEW = "peer_pages.own_review"
"""The predicate: the page was sent by the user, or by somebody of their organisation."""
FLAGGED = "peer_pages.flagged"
"""The predicate: somebody published in an emergency, and nobody else has looked yet."""
END_HAS_COME = "peer_pages.end_has_come"
"""The predicate: the day has come on which the page says that the offer ends."""

STAFF = frozenset({Role.SITE_ADMINISTRATOR, Role.MANAGER})
REVIEWERS = STAFF | {Role.REVIEWER}
WRITERS = STAFF | {Role.EDITOR}
READERS = WRITERS | {Role.CONTRIBUTOR, Role.READER, Role.REVIEWER}
ADDERS = STAFF | {Role.CONTRIBUTOR}
EVERYBODY = frozenset({Role.ANONYMOUS})

MANAGED = (
    Permission.VIEW,
    Permission.ACCESS,
    Permission.MODIFY,
    Permission.DELETE,
    Permission.ADD,
    Permission.REQUEST_REVIEW,
)
MAY_SUBMIT = Guard(permissions=(Permission.REQUEST_REVIEW,))
MAY_RETRACT = Guard(permissions=(Permission.REQUEST_REVIEW,), predicate=OWN_REVIEW)
MAY_REVIEW = Guard(permissions=(Permission.REVIEW,))
AT_ITS_END = Guard(predicate=END_HAS_COME)
MAY_APPROVE = Guard(permissions=(Permission.REVIEW,), predicate=FLAGGED)


def rights(
    *, write: frozenset[Role], delete: frozenset[Role], view: frozenset[Role] = READERS
) -> Mapping[str, PermissionMap]:
    """Return the maps of a state. Lists show a page to its own readers only, also when everybody may open it."""
    holders = {
        Permission.VIEW: view,
        Permission.ACCESS: READERS,
        Permission.MODIFY: write,
        Permission.DELETE: delete,
        # Also while the page above is read by the editors: its text waits, the work below it goes on.
        Permission.ADD: ADDERS,
        Permission.REQUEST_REVIEW: WRITERS,
    }
    return {permission: PermissionMap(roles=frozenset(roles)) for permission, roles in holders.items()}


def step(name: str, title: Text, *, to: str = "", guard: Guard = MAY_REVIEW, **more: Any) -> Transition:
    """Return a transition whose button says its title."""
    return Transition(id=name, title=title, target=to, guard=guard, action=Action(label=title), **more)


PUBLIC = rights(view=EVERYBODY, write=WRITERS | REVIEWERS, delete=REVIEWERS)

PEER_PUBLICATION = Definition(
    id=NAME,
    title=_("Katalogets vej til læserne"),
    description=_("En partner skriver, redaktionen læser, alle finder. Den, der skriver, udgiver ikke selv."),
    initial_state="private",
    permissions=MANAGED,
    states=(
        State(
            id="private",
            title=_("Kladde"),
            description=_("Ses og rettes af organisationen og redaktionen."),
            exits=("submit", "emergency_publish", "archive"),
            permissions=rights(write=WRITERS, delete=WRITERS),
        ),
        State(
            id="pending",
            title=_("Til gennemsyn"),
            description=_("Læses af redaktionen. Imens kan forfatteren ikke rette."),
            exits=("publish", "send_back", "retract", "emergency_publish"),
            permissions=rights(write=REVIEWERS, delete=STAFF),
        ),
        State(
            id="published",
            title=_("Publiceret"),
            description=_("Ses af alle."),
            exits=("approve", "end", "end_on_day", "archive"),
            permissions=PUBLIC,
        ),
        State(
            id="ended",
            title=_("Afsluttet"),
            description=_("Ses af alle som noget, der er slut."),
            exits=("approve", "reopen", "archive"),
            permissions=PUBLIC,
        ),
        State(
            id="archived",
            title=_("Arkiveret"),
            description=_("Taget af, men gemt."),
            exits=("restore",),
            permissions=rights(write=REVIEWERS, delete=REVIEWERS),
        ),
    ),
    transitions=(
        step("submit", _("Send til gennemsyn"), to="pending", guard=MAY_SUBMIT),
        step("retract", _("Tag tilbage"), to="private", guard=MAY_RETRACT),
        step("send_back", _("Send tilbage"), to="private", comment_required=True),
        step("publish", _("Godkend og publicér"), to="published", not_author=True),
        step("emergency_publish", _("Publicér uden gennemsyn"), to="published", comment_required=True, emergency=True),
        step("approve", _("Godkend bagefter"), guard=MAY_APPROVE, not_author=True),
        step("end", _("Afslut"), to="ended"),
        step("end_on_day", _("Slutdagen er kommet"), to="ended", guard=AT_ITS_END, trigger=Trigger.TIMED),
        step("reopen", _("Genåbn"), to="published"),
        step("archive", _("Arkivér (siden tages af nettet)"), to="archived"),
        step("restore", _("Hent fra arkivet"), to="private"),
    ),
    worklists=(
        Worklist(
            id="editors",
            title=_("Venter på redaktionen"),
            guard=MAY_REVIEW,
            matches={"review_state": ("pending",)},
        ),
    ),
)
