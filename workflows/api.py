"""What the rest of the world may call: everything else in the plugin is its own affair."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from wagtail.models import Page, Revision

from workflows.definitions.handlers import StateChange, transition_handler
from workflows.definitions.tables import Definition, Transition
from workflows.engine.creation import check_creation, check_guard, may_create
from workflows.engine.door import Wish, pass_through
from workflows.engine.explaining import check_wish, explain, transitions_for
from workflows.engine.lifecycle import adopt, page_created, page_deleted, page_moved, to_adopt
from workflows.engine.newborn import transitions_for_new
from workflows.engine.passage import outside_allowed
from workflows.engine.placing import follow, place, remap
from workflows.engine.reconcile import project_again, reconcile_published, reconcile_unpublished
from workflows.engine.records import look_ahead, record_of
from workflows.engine.rights import Rights, check_permission, has_permission, rights_of
from workflows.engine.schedule import unschedule
from workflows.engine.timed import run_timed
from workflows.engine.tracking import note_saved
from workflows.engine.verdicts import Verdict
from workflows.errors import NoWorkflow, PermissionRefused, TransitionRefused, WorkflowError
from workflows.models import HistoryEntry, PageState
from workflows.outbox.drain import drain
from workflows.outbox.handlers import handler
from workflows.policies.choose import workflow_for
from workflows.roles.context import roles_in_context
from workflows.roles.queries import pages_with, waiting_for

User = Any
LONGEST_COMMENT = 5000
"""In characters; what is longer is cut."""


def tidy(comment: str) -> str:
    """Return `comment` without what surrounds it, without what a database refuses, and not longer than may be."""
    return comment.replace("\x00", "").strip()[:LONGEST_COMMENT]


def fire(  # noqa: PLR0913 (all but the first two by name)
    page: Page,
    transition_id: str,
    *,
    user: User,
    comment: str = "",
    revision: Revision | None = None,
    when: datetime | None = None,
    checklist: Collection[str] = (),
    seen: int | None = None,
) -> HistoryEntry:
    """Fire a transition: the one door. Return the line of the history, or raise `TransitionRefused`.

    `revision` is the version the user has read; another one on offer by now is `stale`. `seen` is the `version` of
    the record they looked at: with it a decision taken since is `already_decided`, whatever it left on offer.
    `when`, in the future, puts a publication on the calendar. The same decision of the same person, once more,
    returns what was done the first time.
    """
    wish = Wish(
        transition_id=transition_id, comment=tidy(comment), revision=revision, when=when, checklist=checklist, seen=seen
    )
    return pass_through(page, wish, user=user)


def check_transition(  # noqa: PLR0913
    page: Page,
    transition_id: str,
    *,
    user: User,
    comment: str = "",
    revision: Revision | None = None,
    checklist: Collection[str] = (),
) -> Transition:
    """Raise `TransitionRefused` unless `fire` would go through now."""
    wish = Wish(transition_id=transition_id, comment=comment, revision=revision, checklist=checklist)
    return check_wish(page, wish, user=user)


def may_fire(page: Page, transition_id: str, *, user: User, **brought: Any) -> bool:
    """Return whether `fire` would go through now."""
    try:
        check_transition(page, transition_id, user=user, **brought)
    except WorkflowError:
        return False
    return True


__all__ = [
    "LONGEST_COMMENT",
    "Definition",
    "HistoryEntry",
    "NoWorkflow",
    "PageState",
    "PermissionRefused",
    "Rights",
    "StateChange",
    "Transition",
    "TransitionRefused",
    "Verdict",
    "WorkflowError",
    "adopt",
    "check_creation",
    "check_guard",
    "check_permission",
    "check_transition",
    "drain",
    "explain",
    "fire",
    "follow",
    "handler",
    "has_permission",
    "look_ahead",
    "may_create",
    "may_fire",
    "note_saved",
    "outside_allowed",
    "page_created",
    "page_deleted",
    "page_moved",
    "pages_with",
    "place",
    "project_again",
    "reconcile_published",
    "reconcile_unpublished",
    "record_of",
    "remap",
    "rights_of",
    "roles_in_context",
    "run_timed",
    "to_adopt",
    "transition_handler",
    "transitions_for",
    "transitions_for_new",
    "unschedule",
    "waiting_for",
    "workflow_for",
]
