"""What the rest of the world may call: everything else in the plugin is its own affair."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from wagtail.models import Page, Revision

from workflows.definitions.tables import Definition, Transition
from workflows.models import HistoryEntry, PageState

User = Any


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """Whether one user may fire one transition now, and if not why: `code` and `message` are empty when they may."""

    transition: Transition
    allowed: bool
    code: str = ""
    message: str = ""


def fire(
    page: Page,
    transition_id: str,
    *,
    user: User,
    comment: str = "",
    revision: Revision | None = None,
    when: datetime | None = None,
    checklist: Iterable[str] = (),
) -> HistoryEntry:
    """Fire a transition: the one door."""
    raise NotImplementedError


def explain(page: Page, user: User) -> list[Verdict]:
    """Return every transition of the page's definition with its verdict."""
    raise NotImplementedError


def check_transition(
    page: Page,
    transition_id: str,
    *,
    user: User,
    comment: str = "",
    revision: Revision | None = None,
    checklist: Iterable[str] = (),
) -> Transition:
    """Raise `TransitionRefused` unless `fire` would go through now."""
    raise NotImplementedError


def may_fire(
    page: Page,
    transition_id: str,
    *,
    user: User,
    comment: str = "",
    revision: Revision | None = None,
    checklist: Iterable[str] = (),
) -> bool:
    """Return whether `fire` would go through now."""
    raise NotImplementedError


def transitions_for(page: Page, user: User) -> list[Transition]:
    """Return the transitions that lack nothing but a comment or a ticked checklist: the buttons."""
    raise NotImplementedError


def has_permission(user: User, page: Page, permission: str, *, at: str | None = None) -> bool:
    """Return whether `user` holds `permission` on `page`, in the state `at` or in the one that holds now."""
    raise NotImplementedError


def check_permission(user: User, page: Page, permission: str, *, at: str | None = None) -> None:
    """Raise `PermissionRefused` unless `user` holds `permission` on `page`."""
    raise NotImplementedError


def record_of(page: Page) -> PageState | None:
    """Return where the page is; the row is made when missing, None for a page that follows no workflow."""
    raise NotImplementedError


def place(page: Page, state: str, *, user: User = None, comment: str = "", outside: bool = False) -> HistoryEntry:
    """Put a page into a state without a transition: for imports, demonstrations and remapping."""
    raise NotImplementedError


def pages_with(user: User, permission: str) -> Q:
    """Return the condition for pages on which `user` holds `permission`: one sub-query however many grants."""
    raise NotImplementedError


def waiting_for(user: User) -> QuerySet[PageState]:
    """Return what waits for `user`, the oldest first."""
    raise NotImplementedError


def roles_in_context(user: User, page: Page) -> frozenset[str]:
    """Return the roles `user` has on `page`, the state's group map aside."""
    raise NotImplementedError


def workflow_for(page: Page) -> Definition | None:
    """Return the definition the page follows, or None."""
    raise NotImplementedError


def note_saved(page: Page, revision: Revision) -> None:
    """Take note of a saved revision: the changes' track, voided approvals, the pin."""
    raise NotImplementedError


def reconcile_published(page: Page, revision: Revision | None) -> None:
    """Settle a publication that may not have come through the door."""
    raise NotImplementedError


def reconcile_unpublished(page: Page) -> None:
    """Settle an unpublication that may not have come through the door."""
    raise NotImplementedError


def page_created(page: Page) -> None:
    """Give a new page its record."""
    raise NotImplementedError


def page_moved(page: Page, *, old_path: str = "") -> None:
    """Settle a page, and what is below it, in its new place."""
    raise NotImplementedError
