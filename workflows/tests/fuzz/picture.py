"""Everything that is kept, at one moment: to see what an act changed, and that a refusal changed nothing."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, PageLogEntry, Revision, TaskState, WorkflowState

from workflows.engine.reading import ACTIVE
from workflows.models import Approval, HistoryEntry, OutboxRow, PageState
from workflows.tests.bare.pages.models import ArticlePage

OF_A_PAGE = (
    "path live expired title draft_title live_revision_id latest_revision_id has_unpublished_changes alias_of_id locked"
).split()
OF_A_LINE = [
    one.attname for one in HistoryEntry._meta.concrete_fields if one.attname not in {"id", "page_id", "actor_id"}
]
"""What must never change; page and actor are emptied when those are deleted."""


@dataclass
class Picture:
    """The rows, by key."""

    pages: dict[int, dict[str, Any]] = field(default_factory=dict)
    summaries: dict[int, str] = field(default_factory=dict)
    records: dict[int, PageState] = field(default_factory=dict)
    history: dict[int, tuple[Any, ...]] = field(default_factory=dict)
    last_lines: dict[int, dict[str, Any]] = field(default_factory=dict)
    reviews: dict[int, list[int]] = field(default_factory=dict)
    tasks: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    approvals: list[tuple[Any, ...]] = field(default_factory=list)
    calendar: dict[int, dict[int, Any]] = field(default_factory=dict)
    counts: tuple[int, ...] = ()

    def rows(self) -> tuple[Any, ...]:
        """Return all of it in a form that can be compared."""
        records = {
            key: tuple(getattr(row, one.attname) for one in row._meta.concrete_fields)
            for key, row in self.records.items()
        }
        return (
            self.pages,
            self.summaries,
            records,
            self.history,
            self.reviews,
            self.tasks,
            self.approvals,
            self.calendar,
            self.counts,
        )


def take() -> Picture:
    """Return the picture of now."""
    picture = Picture(
        pages={row["pk"]: row for row in Page.objects.values("pk", *OF_A_PAGE)},
        summaries=dict(ArticlePage.objects.values_list("pk", "summary")),
        records=PageState.objects.in_bulk(),
        approvals=list(Approval.objects.order_by("pk").values_list("page_id", "transition", "revision_id", "user_id")),
        counts=(OutboxRow.objects.count(), PageLogEntry.objects.count(), Revision.objects.count()),
    )
    _history(picture)
    _reviews(picture)
    for pk, page, at in Revision.objects.exclude(approved_go_live_at=None).values_list(
        "pk", "object_id", "approved_go_live_at"
    ):
        picture.calendar.setdefault(int(page), {})[pk] = at
    return picture


def _history(picture: Picture) -> None:
    for row in HistoryEntry.objects.order_by("pk").values("pk", *OF_A_LINE):
        picture.history[row["pk"]] = tuple(row[name] for name in OF_A_LINE)
        picture.last_lines[row["page_key"]] = row


def _reviews(picture: Picture) -> None:
    reviews, tasks = defaultdict(list), defaultdict(list)
    kind = ContentType.objects.get_for_model(Page)
    active = WorkflowState.objects.filter(status__in=ACTIVE, base_content_type=kind)
    for pk, page in active.values_list("pk", "object_id"):
        reviews[int(page)].append(pk)
    shown = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS)
    for page, state, revision in shown.values_list("workflow_state__object_id", "workflow_state_id", "revision_id"):
        tasks[int(page)].append((state, revision))
    picture.reviews, picture.tasks = dict(reviews), dict(tasks)
