"""The review as Wagtail shows it: one `WorkflowState` with one task, for as long as the page waits for somebody.

Written with plain statements: the models' own methods validate with queries, send Wagtail's mail and start or
finish workflows. Our own row is the truth; this is its shadow.
"""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import Page, TaskState, Workflow, WorkflowState, WorkflowTask

from workflows.definitions.registry import get_definition
from workflows.models import PageState, StateReviewTask

CANCELLED = (WorkflowState.STATUS_CANCELLED, TaskState.STATUS_CANCELLED)
APPROVED = (WorkflowState.STATUS_APPROVED, TaskState.STATUS_APPROVED)
REJECTED = (WorkflowState.STATUS_CANCELLED, TaskState.STATUS_REJECTED)
"""Wagtail has no end for what was sent back: "needs changes" counts as still under way."""


def start(record: PageState, *, user: Any) -> None:
    """Begin to show the page as waiting. `record` was read by the door."""
    if record.active_review is not None:
        end(record, CANCELLED, user=user)
    workflow, task = _workflow_of(record)
    state = WorkflowState.objects.bulk_create(
        [
            WorkflowState(
                content_type_id=record.page.content_type_id,
                base_content_type=ContentType.objects.get_for_model(Page),
                object_id=str(record.page_id),
                workflow_id=workflow,
                requested_by=user,
            )
        ]
    )[0]
    record.active_review = state.pk
    _start_task(record, task)


def renew(record: PageState, *, user: Any = None) -> None:
    """Show another revision as waiting: a new task, so that a click on the old one says that it is stale."""
    if record.active_review is None:
        return start(record, user=user)
    _end_tasks(record, TaskState.STATUS_CANCELLED, user, "")
    return _start_task(record, _workflow_of(record)[1])


def end(record: PageState, how: tuple[str, str], *, user: Any, comment: str = "") -> None:
    """Stop showing the page as waiting; nothing when it was not."""
    if record.active_review is None:
        return
    WorkflowState.objects.filter(pk=record.active_review).update(status=how[0])
    _end_tasks(record, how[1], user, comment)
    record.active_review = None


def _start_task(record: PageState, task: int) -> None:
    shown = TaskState(
        workflow_state_id=record.active_review,
        revision_id=record.revision_id or record.page.latest_revision_id,
        task_id=task,
        content_type=ContentType.objects.get_for_model(TaskState),
    )
    shown.save(force_insert=True)
    WorkflowState.objects.filter(pk=record.active_review).update(current_task_state=shown)


def _end_tasks(record: PageState, status: str, user: Any, comment: str) -> None:
    TaskState.objects.filter(workflow_state_id=record.active_review, status=TaskState.STATUS_IN_PROGRESS).update(
        status=status, finished_at=timezone.now(), finished_by=user, comment=comment
    )


def _workflow_of(record: PageState) -> tuple[int, int]:
    """Return the ids of the Wagtail workflow and task that stand for the record's definition."""
    if record.review_workflow is None or record.review_task is None:
        record.review_workflow, record.review_task = make_workflow(record.workflow)
    return record.review_workflow, record.review_task


def make_workflow(definition: str) -> tuple[int, int]:
    """Make the Wagtail workflow and task that stand for `definition` where they are missing; return their ids."""
    known_as = get_definition(definition)
    name = str((known_as.title if known_as else "") or definition)[:255]
    task, _ = StateReviewTask.objects.get_or_create(definition=definition, defaults={"name": name})
    link = WorkflowTask.objects.filter(task=task).first()
    if link is None:
        link = WorkflowTask.objects.create(workflow=Workflow.objects.create(name=name), task=task, sort_order=0)
    return link.workflow_id, link.task_id
