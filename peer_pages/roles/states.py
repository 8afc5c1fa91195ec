"""Where a page is on its way to the public, in words for its author."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, WorkflowState


@dataclass(frozen=True)
class Stage:
    """One stage: a key for style and tests, and what it is called."""

    key: str
    label: str | Promise


DRAFT = Stage("draft", _("Kladde"))
WAITING = Stage("waiting", _("Til gennemsyn"))
RETURNED = Stage("returned", _("Sendt tilbage til jer"))
PUBLIC = Stage("public", _("Offentlig"))
CHANGED = Stage("changed", _("Offentlig, med ændringer på vej"))
STAGES = (DRAFT, WAITING, RETURNED, PUBLIC, CHANGED)

BY_REVIEW = {WorkflowState.STATUS_IN_PROGRESS: WAITING, WorkflowState.STATUS_NEEDS_CHANGES: RETURNED}


def stage_of(page: Page) -> Stage:
    """Return the page's stage; a review says more than whether the page is public."""
    review = page.current_workflow_state
    if review is not None and review.status in BY_REVIEW:
        return BY_REVIEW[review.status]
    if not page.live:
        return DRAFT
    return CHANGED if page.has_unpublished_changes else PUBLIC


def comment_on(page: Page) -> str:
    """Return what the editors wrote when they sent the page back, or ""."""
    review: Any = page.current_workflow_state
    if review is None or review.status != WorkflowState.STATUS_NEEDS_CHANGES:
        return ""
    return review.current_task_state.specific.get_comment()
