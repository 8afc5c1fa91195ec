"""From Wagtail's own moderation to the workflow: an older site's pages keep their place in the queue."""

from typing import Any

from wagtail.models import Page, PageLogEntry, Task, TaskState, Workflow, WorkflowPage, WorkflowState

from peer_pages.workflow.definition import PEER_PUBLICATION
from workflows import api
from workflows.integration.types import follows
from workflows.models import HistoryEntry, OutboxRow, PageState, StateReviewTask
from workflows.vocabulary import Track

OF_THE_SITE = ("Redaktionens gennemgang", "Moderators approval")
"""The site's own until now, and the one of Wagtail's migrations. What an operator has made for other pages stays."""
NOTE = "peer_pages.submit_note"
"""What the log called a note to the editors before."""


def leave_stock_moderation() -> None:
    """Give every page its place in the workflow, take over what is under review, and retire Wagtail's workflows."""
    api.adopt()
    ours = StateReviewTask.objects.values("workflow_tasks__workflow")
    for review in WorkflowState.objects.active().exclude(workflow__in=ours).select_related("current_task_state"):
        _take_over(review)
    under_way = WorkflowState.objects.active().values("workflow")
    stock = Workflow.objects.filter(name__in=OF_THE_SITE).exclude(pk__in=ours).exclude(pk__in=under_way)
    WorkflowPage.objects.filter(workflow__in=stock).delete()
    # Not `deactivate()`: it ends reviews by publishing what waits in them.
    Task.objects.filter(workflow_tasks__workflow__in=stock, active=True).update(active=False)
    stock.filter(active=True).update(active=False)


def _take_over(review: WorkflowState) -> None:
    """Put the page of one of Wagtail's reviews where it is in ours; nobody gets mail about it."""
    page, step = review.content_object, review.current_task_state
    if not isinstance(page, Page) or not follows(page):
        return
    waits = review.status == WorkflowState.STATUS_IN_PROGRESS
    WorkflowState.objects.filter(pk=review.pk).update(status=WorkflowState.STATUS_CANCELLED)
    TaskState.objects.filter(workflow_state=review, status=TaskState.STATUS_IN_PROGRESS).update(
        status=TaskState.STATUS_CANCELLED
    )
    if waits:
        _wait(page, review, _note_of(page))
    elif step is not None:
        _send_back(page, step.finished_by, step.comment)


def _wait(page: Page, review: WorkflowState, note: str) -> None:
    author, since = review.requested_by, review.created_at
    if page.live:
        state = api.record_of(page).state  # type: ignore[union-attr]  # it follows a workflow
        entry = api.place(page, state, user=author, comment=note, track=Track.PENDING)
    else:
        entry = api.place(page, "pending", user=author, comment=note)
    HistoryEntry.objects.filter(pk=entry.pk).update(transition="submit", at=since)
    PageState.objects.filter(pk=page.pk).update(submitted_at=since)
    OutboxRow.objects.filter(kind="transition", payload__history=entry.pk).delete()


def _send_back(page: Page, editor: Any, comment: str) -> None:
    """Write down that the editors sent the page back: it is a draft already."""
    record = PageState.objects.get(pk=page.pk)
    entry = HistoryEntry(page_id=page.pk, page_key=page.pk, title=page.draft_title, workflow=PEER_PUBLICATION.id)
    entry.transition, entry.comment, entry.actor = "send_back", comment, editor
    entry.actor_name = editor.get_full_name() if editor else ""
    entry.from_state = entry.to_state = record.state
    entry.from_track = entry.to_track = record.track
    if page.live:
        entry.from_track = Track.PENDING
    else:
        entry.from_state = "pending"
    entry.revision_key = page.latest_revision_id
    entry.save()


def _note_of(page: Page) -> str:
    entry = PageLogEntry.objects.filter(page=page.pk, action=NOTE, revision=page.latest_revision_id).first()
    return entry.data.get("note", "") if entry else ""
