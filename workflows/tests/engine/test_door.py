"""The door: what goes through, what it changes, and what it writes down."""

import pytest
from wagtail.models import Page, PageLogEntry, TaskState, WorkflowState

from workflows import api
from workflows.models import HistoryEntry, OutboxRow, PageState
from workflows.tests.engine.people import now, save, user

pytestmark = pytest.mark.django_db


def test_a_page_is_submitted_and_published(page, owner, reviewer):
    api.fire(page, "submit", user=owner)
    assert now(page) == ("pending", "none", False)
    api.fire(page, "publish", user=reviewer)
    assert now(page) == ("published", "none", True)


def test_the_history_says_who_did_what(page, owner, reviewer):
    api.fire(page, "submit", user=owner, comment="Please read")
    entry = api.fire(page, "publish", user=reviewer)
    submitted, published = HistoryEntry.objects.filter(page=page)
    assert (submitted.transition, submitted.actor, submitted.comment) == ("submit", owner, "Please read")
    assert (published.from_state, published.to_state, published.actor_name) == ("pending", "published", "rikke")
    assert published == entry
    assert published.revision_key == PageState.objects.get(pk=page.pk).revision_id


def test_wagtails_log_and_the_outbox_are_written_too(page, owner, reviewer):
    api.fire(page, "submit", user=owner)
    api.fire(page, "publish", user=reviewer)
    actions = list(PageLogEntry.objects.filter(page=page.pk).order_by("pk").values_list("action", flat=True))
    assert [name for name in actions if name.startswith("workflows")] == ["workflows.transition"] * 2
    assert actions[-1] == "wagtail.publish"
    assert list(OutboxRow.objects.order_by("pk").values_list("kind", flat=True)) == [
        "transition",
        "transition",
        "index",
    ]


def test_a_review_is_shown_by_one_wagtail_workflow(page, owner, reviewer):
    entry = api.fire(page, "submit", user=owner)
    state = WorkflowState.objects.get()
    task = TaskState.objects.get()
    assert (state.status, state.requested_by, state.current_task_state) == ("in_progress", owner, task)
    assert (task.status, task.revision_id) == ("in_progress", entry.revision_key)
    assert state.object_id == str(page.pk)
    assert Page.objects.get(pk=page.pk).current_workflow_state == state


@pytest.mark.parametrize(
    ("transition", "who", "ends"),
    [
        ("publish", "reviewer", ("approved", "approved")),
        ("reject", "reviewer", ("cancelled", "rejected")),
        ("retract", "owner", ("cancelled", "cancelled")),
    ],
)
def test_a_review_ends_with_the_state(page, owner, reviewer, transition, who, ends):
    api.fire(page, "submit", user=owner)
    api.fire(page, transition, user={"owner": owner, "reviewer": reviewer}[who])
    assert (WorkflowState.objects.get().status, TaskState.objects.get().status) == ends
    assert Page.objects.get(pk=page.pk).current_workflow_state is None


def test_a_second_review_is_a_second_workflow_state(page, owner, reviewer):
    api.fire(page, "submit", user=owner)
    api.fire(page, "reject", user=reviewer)
    api.fire(page, "submit", user=owner)
    assert sorted(WorkflowState.objects.values_list("status", flat=True)) == ["cancelled", "in_progress"]


def test_the_reviewed_revision_is_published_not_the_latest(page, owner, reviewer):
    read = save(page, owner, title="Read")
    api.fire(page, "submit", user=owner)
    Page.objects.get(pk=page.pk).specific.revisions.create(
        content_object=page.specific,
        base_content_type=page.get_base_content_type(),
        content={**read.content, "title": "Slipped in"},
        created_at=read.created_at,
    )
    api.fire(page, "publish", user=reviewer)
    assert Page.objects.get(pk=page.pk).title == "Read"
    assert Page.objects.get(pk=page.pk).live_revision_id == read.pk


def test_unpublishing_keeps_the_newest_version_as_a_draft(page, owner, reviewer):
    api.fire(page, "submit", user=owner)
    api.fire(page, "publish", user=reviewer)
    api.fire(page, "reject", user=reviewer)
    assert now(page) == ("private", "none", False)
    fresh = Page.objects.get(pk=page.pk)
    assert fresh.has_unpublished_changes
    assert fresh.live_revision is None
    assert OutboxRow.objects.filter(kind="index").count() == 2


def test_the_submitter_is_known_while_the_page_waits(page, owner, reviewer):
    api.fire(page, "submit", user=owner)
    record = PageState.objects.get(pk=page.pk)
    assert record.submitted_by == owner
    assert record.submitted_at is not None
    api.fire(page, "publish", user=reviewer)
    assert PageState.objects.get(pk=page.pk).submitted_by is None


def test_each_change_of_the_row_is_counted(page, owner):
    before = PageState.objects.get(pk=page.pk).version
    api.fire(page, "submit", user=owner)
    assert PageState.objects.get(pk=page.pk).version == before + 1


def test_history_outlives_page_and_user(page, owner, reviewer):
    api.fire(page, "submit", user=owner)
    Page.objects.get(pk=page.pk).delete()
    owner.delete()
    entry = HistoryEntry.objects.filter(transition="submit").get()
    assert (entry.page, entry.actor, entry.actor_name, entry.title) == (None, None, "olga", "Bread")


def test_a_page_without_a_workflow_has_no_door(reviewer):
    with pytest.raises(api.NoWorkflow):
        api.fire(Page.objects.get(depth=1), "publish", user=reviewer)


def test_a_person_without_any_role_meets_a_shut_door(page):
    with pytest.raises(api.TransitionRefused) as refusal:
        api.fire(page, "submit", user=user("nobody"))
    assert refusal.value.code == "not_viewable"
