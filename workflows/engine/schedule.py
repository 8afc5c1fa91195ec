"""Publication at a time that is still to come: put on, taken off, and checked again when the time is there."""

from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from wagtail.models import Page, Revision

from workflows.engine.checks import Attempt
from workflows.engine.history import LOGGED_UNSCHEDULE, Deed, write_down
from workflows.engine.records import look_under_lock
from workflows.models import HistoryEntry, PageState

FIELDS = ("scheduled_transition", "scheduled_by", "scheduled_for")


def put_on(attempt: Attempt) -> None:
    """Let Wagtail's scheduler publish the offered revision when its time comes; the state stays what it is."""
    record, revision = attempt.situation.record, attempt.situation.revision
    record.scheduled_transition = attempt.transition_id
    record.scheduled_by, record.scheduled_for = attempt.situation.user, attempt.goes_out_at
    record.revision = revision
    record.version += 1
    record.save(update_fields=[*FIELDS, "revision", "version"])
    show(record)


def show(record: PageState) -> None:
    """Let Wagtail's scheduler know what the row says; where it says nothing, what others told Wagtail is left alone."""
    if record.scheduled_transition:
        _revisions(record).update(approved_go_live_at=None)
        Revision.objects.filter(pk=record.revision_id).update(approved_go_live_at=record.scheduled_for)


def has_come(record: PageState) -> bool:
    """Return whether there is a scheduled transition whose time is there."""
    return record.scheduled_for is not None and record.scheduled_for <= timezone.now()


def take_off(record: PageState) -> bool:
    """Take a scheduled transition back, the row unsaved; return whether there was one."""
    if not record.scheduled_transition:
        return False
    record.scheduled_transition, record.scheduled_by, record.scheduled_for = "", None, None
    _revisions(record).update(approved_go_live_at=None)
    return True


def due() -> list[PageState]:
    """Return the rows whose time has come."""
    rows = PageState.objects.filter(scheduled_for__lte=timezone.now())
    return list(rows.select_related("page", "revision", "scheduled_by").order_by("scheduled_for"))


def unschedule(page: Page, *, user: Any, comment: str = "") -> HistoryEntry | None:
    """Take a scheduled publication back; None when there was none. Who may is the caller's affair."""
    with transaction.atomic():
        situation = look_under_lock(page, user)
        record = situation.record
        deed = Deed(
            page=situation.page,
            record=record,
            before=(record.state, record.track),
            user=user,
            transition=record.scheduled_transition,
            comment=comment,
            logged_as=LOGGED_UNSCHEDULE,
        )
        if not take_off(record):
            return None
        record.version += 1
        record.save(update_fields=[*FIELDS, "version"])
        return write_down(deed)


def _revisions(record: PageState) -> QuerySet[Revision]:
    return Revision.page_revisions.filter(object_id=str(record.page_id), approved_go_live_at__isnull=False)
