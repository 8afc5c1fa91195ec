"""Where a page is on its way to the public, in words for its author."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.utils import translation
from wagtail.models import WorkflowState

from peer_pages.roles.states import BY_REVIEW, CHANGED, DRAFT, PUBLIC, RETURNED, STAGES, WAITING, comment_on, stage_of

IN_PROGRESS, NEEDS_CHANGES = WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES
OVER = [status for status, _label in WorkflowState.STATUS_CHOICES if status not in BY_REVIEW]


def page(review: str | None = None, *, live: bool = False, changed: bool = False, comment: str = "") -> Any:
    """Return what the functions read of a page."""
    step = SimpleNamespace(specific=SimpleNamespace(get_comment=lambda: comment))
    state = None if review is None else SimpleNamespace(status=review, current_task_state=step)
    return SimpleNamespace(live=live, has_unpublished_changes=changed, current_workflow_state=state)


@pytest.mark.parametrize(
    ("review", "live", "changed", "stage"),
    [
        (None, False, False, DRAFT),
        (None, False, True, DRAFT),
        (None, True, False, PUBLIC),
        (None, True, True, CHANGED),
        *[(IN_PROGRESS, live, changed, WAITING) for live in (False, True) for changed in (False, True)],
        *[(NEEDS_CHANGES, live, changed, RETURNED) for live in (False, True) for changed in (False, True)],
        *[(status, False, True, DRAFT) for status in OVER],
        *[(status, True, False, PUBLIC) for status in OVER],
    ],
)
def test_review_says_more_than_whether_the_page_is_public(review: Any, live: bool, changed: bool, stage: Any) -> None:
    assert stage_of(page(review, live=live, changed=changed)) is stage


def test_every_status_of_a_review_is_in_the_table() -> None:
    assert OVER
    assert set(OVER) | set(BY_REVIEW) == {status for status, _label in WorkflowState.STATUS_CHOICES}


@pytest.mark.parametrize("review", [None, IN_PROGRESS, *OVER])
def test_only_a_page_that_came_back_has_a_comment(review: str | None) -> None:
    assert comment_on(page(review, comment="Gammel besked")) == ""


def test_page_that_came_back_tells_what_the_editors_wrote() -> None:
    assert comment_on(page(NEEDS_CHANGES, comment="Skriv et telefonnummer.")) == "Skriv et telefonnummer."


@pytest.mark.parametrize("language", ["da", "en"])
def test_no_two_stages_are_called_the_same(language: str) -> None:
    with translation.override(language):
        assert len({str(stage.label) for stage in STAGES}) == len({stage.key for stage in STAGES}) == len(STAGES)
