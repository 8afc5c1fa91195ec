"""Waiting while readers read on: states that a worklist names and that are live."""

from typing import Any

import pytest
from wagtail.models import TaskState, WorkflowState

from workflows import api
from workflows.definitions.registry import get_definition
from workflows.models import PageState
from workflows.tests.bare.pages.models import ArticlePage
from workflows.tests.engine import people

pytestmark = pytest.mark.django_db
WORKFLOWS = ["intranet", "community"]
APPROVED = {"intranet": "internally_published", "community": "published"}
APPROVE = {"intranet": "publish_internally", "community": "publish"}


@pytest.fixture(params=WORKFLOWS)
def workflow(request: Any, db: None) -> str:
    people.follow(ArticlePage, request.param)
    return str(request.param)


@pytest.fixture
def page(workflow: str, owner: Any) -> Any:
    """A page in the state where it is born, public there."""
    made = people.article(owner=owner)
    api.place(made, get_definition(workflow).initial_state)
    return made


@pytest.fixture
def waiting(page: Any, owner: Any) -> Any:
    api.fire(page, "submit", user=owner)
    return page


@pytest.fixture
def approved(page: Any, workflow: str, manager: Any) -> Any:
    """An approved page with changes beside it."""
    api.place(page, APPROVED[workflow])
    people.save(page, manager, title="Newer")
    return page


def reviews(page: Any) -> list[tuple[str, int]]:
    """Return the open reviews that Wagtail shows, each with the revision of its step."""
    states = WorkflowState.objects.filter(object_id=str(page.pk), status="in_progress")
    return [(state.status, state.current_task_state.revision_id) for state in states]


def shown(page: Any) -> bool:
    """Return whether Wagtail shows one review, of the revision on offer."""
    found = reviews(page)
    return found == [("in_progress", PageState.objects.get(pk=page.pk).revision_id)]


def waits_for(person: Any) -> list[int]:
    return list(api.waiting_for(person).values_list("pk", flat=True))


def title(page: Any) -> str:
    return ArticlePage.objects.get(pk=page.pk).title


def test_a_live_page_that_waits_is_shown_as_waiting(waiting: Any, reviewer: Any) -> None:
    assert people.now(waiting) == ("pending", "none", True)
    assert shown(waiting)
    assert waits_for(reviewer) == [waiting.pk]


def test_who_handed_it_over_is_remembered(waiting: Any, owner: Any) -> None:
    assert api.record_of(waiting).submitted_by == owner


@pytest.mark.parametrize("way", ["reject", "retract"])
def test_sent_back_it_waits_no_more(waiting: Any, reviewer: Any, owner: Any, workflow: str, way: str) -> None:
    api.fire(waiting, way, user=reviewer if way == "reject" else owner)
    assert people.now(waiting) == (get_definition(workflow).initial_state, "none", True)
    assert reviews(waiting) == []
    assert not TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS).exists()


def test_approved_it_waits_no_more(waiting: Any, reviewer: Any, workflow: str) -> None:
    api.fire(waiting, APPROVE[workflow], user=reviewer)
    assert people.now(waiting) == (APPROVED[workflow], "none", True)
    assert reviews(waiting) == []


def test_what_a_reviewer_corrects_waits_on_and_is_read_when_approved(
    waiting: Any, reviewer: Any, workflow: str
) -> None:
    people.save(waiting, reviewer, title="Corrected")
    assert people.now(waiting) == ("pending", "none", True)
    assert shown(waiting)
    assert waits_for(reviewer) == [waiting.pk]
    assert title(waiting) == "Bread"
    api.fire(waiting, APPROVE[workflow], user=reviewer)
    assert title(waiting) == "Corrected"


def test_moved_while_it_waits_it_goes_back_to_where_it_began(waiting: Any, workflow: str, owner: Any) -> None:
    section = people.article("Section", owner=owner)
    waiting.refresh_from_db()
    waiting.move(section, "last-child", user=owner)
    api.page_moved(waiting)
    assert people.now(waiting) == (get_definition(workflow).initial_state, "none", True)
    assert reviews(waiting) == []


def test_taken_off_past_the_workflow_it_waits_no_more(waiting: Any, settings: Any) -> None:
    settings.WORKFLOWS_STRICT = False
    ArticlePage.objects.get(pk=waiting.pk).unpublish()
    assert reviews(waiting) == []


def test_put_back_it_waits_on(waiting: Any) -> None:
    ArticlePage.objects.get(pk=waiting.pk).unpublish()
    assert people.now(waiting) == ("pending", "none", True)
    assert shown(waiting)


def test_a_publication_taken_back_it_waits_on(waiting: Any, reviewer: Any) -> None:
    people.save(waiting, reviewer, title="Past the door").publish()
    assert people.now(waiting) == ("pending", "none", True)
    assert title(waiting) == "Bread"
    assert shown(waiting)


def test_published_past_the_workflow_it_waits_on(waiting: Any, reviewer: Any, settings: Any) -> None:
    settings.WORKFLOWS_STRICT = False
    people.save(waiting, reviewer, title="Past the door").publish()
    assert people.now(waiting) == ("pending", "none", True)
    assert shown(waiting)


class TestChangesToAnApprovedPage:
    def test_they_are_read_by_a_reviewer_first(self, approved: Any, owner: Any, reviewer: Any, workflow: str) -> None:
        api.fire(approved, "submit", user=owner)
        assert people.now(approved) == (APPROVED[workflow], "pending", True)
        assert title(approved) == "Bread"
        assert shown(approved)
        assert waits_for(reviewer) == [approved.pk]

    @pytest.mark.parametrize("way", ["unpublish", "publish"])
    def test_they_wait_on_when_the_public_version_is_put_back(self, approved: Any, owner: Any, way: str) -> None:
        api.fire(approved, "submit", user=owner)
        if way == "publish":
            ArticlePage.objects.get(pk=approved.pk).latest_revision.publish()
        else:
            ArticlePage.objects.get(pk=approved.pk).unpublish()
        assert people.now(approved)[1:] == ("pending", True)
        assert title(approved) == "Bread"
        assert shown(approved)

    def test_sent_back_they_stay_a_draft(self, approved: Any, owner: Any, reviewer: Any, workflow: str) -> None:
        api.fire(approved, "submit", user=owner)
        api.fire(approved, "reject", user=reviewer)
        assert people.now(approved) == (APPROVED[workflow], "draft", True)
        assert title(approved) == "Bread"
        assert reviews(approved) == []

    def test_approved_they_go_out(self, approved: Any, owner: Any, reviewer: Any, workflow: str) -> None:
        api.fire(approved, "submit", user=owner)
        api.fire(approved, APPROVE[workflow], user=reviewer)
        assert people.now(approved) == (APPROVED[workflow], "none", True)
        assert title(approved) == "Newer"


def test_every_state_that_a_worklist_names_is_one_that_waits() -> None:
    assert get_definition("intranet").waiting_states == {"pending"}
    assert get_definition("simple_publication").waiting_states == {"pending"}
    assert get_definition("one_state").waiting_states == set()


def test_put_where_it_waits_already_it_waits_on(waiting: Any, reviewer: Any) -> None:
    api.place(waiting, "pending")
    assert people.now(waiting) == ("pending", "none", True)
    assert shown(waiting)
