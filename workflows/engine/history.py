"""Writing down what was done: the review history, Wagtail's own log, and the outbox, in the same transaction."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.log_actions import get_active_log_context
from wagtail.log_actions import registry as log_registry
from wagtail.models import Page

from workflows.models import HistoryEntry, PageState
from workflows.outbox.write import INDEX, TRANSITION, write

LOGGED_TRANSITION = "workflows.transition"
LOGGED_APPROVAL = "workflows.approve"
LOGGED_SCHEDULE = "workflows.schedule"
LOGGED_UNSCHEDULE = "workflows.unschedule"
LOGGED_OUTSIDE = "workflows.outside"
LOGGED_PLACE = "workflows.place"
LOGGED_CHANGES = "workflows.changes"
LOGGED_REFUSAL = "workflows.refuse"


@dataclass(kw_only=True)
class Deed:
    """What somebody did with a page; `before` is its (state, track) until then."""

    page: Page
    record: PageState
    before: tuple[str, str]
    user: Any = None
    transition: str = ""
    comment: str = ""
    outside: bool = False
    emergency: bool = False
    logged_as: str = LOGGED_TRANSITION
    also_logged: Sequence[str] = ()
    """Wagtail's names for what happened with it: "wagtail.publish", "wagtail.unpublish"."""
    index: bool = False
    """Whether readers see something else now."""
    also_written: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    """More rows for the outbox."""


def write_down(deed: Deed) -> HistoryEntry:
    """Write the line of the history, the log entries and the outbox rows of `deed`: three statements."""
    record = deed.record
    entry = HistoryEntry.objects.create(
        page_id=record.page_id,
        page_key=record.page_id,
        title=title_of(deed.page),
        workflow=record.workflow,
        transition=deed.transition,
        from_state=deed.before[0],
        to_state=record.state,
        from_track=deed.before[1],
        to_track=record.track,
        actor=deed.user,
        actor_name=name_of(deed.user),
        comment=deed.comment,
        revision_key=record.revision_id,
        outside=deed.outside,
        emergency=deed.emergency,
    )
    _log(deed)
    rows: list[tuple[str, dict[str, Any]]] = [(TRANSITION, {"history": entry.pk})]
    if deed.index:
        rows.append((INDEX, {"page": record.page_id}))
    write([*rows, *deed.also_written])
    return entry


def _log(deed: Deed) -> None:
    record = deed.record
    data = {
        "transition": deed.transition,
        "from": list(deed.before),
        "to": [record.state, record.track],
        "comment": deed.comment,
    }
    log(deed.page, [(deed.logged_as, data), *((action, {}) for action in deed.also_logged)], deed.user, record)


def log(page: Page, actions: Iterable[tuple[str, dict[str, Any]]], user: Any, record: PageState) -> None:
    """Write (action, data) entries to Wagtail's log of `page`, all in one statement.

    `wagtail.log_actions.log` validates each entry with queries of its own; these are made by no form.
    """
    model = log_registry.get_log_model_for_model(page.specific_class or type(page))
    context = get_active_log_context()
    common = {
        "content_type": ContentType.objects.get_for_id(page.content_type_id),
        "label": page.get_admin_display_title(),
        "timestamp": timezone.now(),
        "user": user or context.user,
        "uuid": context.uuid,
        "page_id": record.page_id,
        "revision_id": record.revision_id,
    }
    model.objects.bulk_create([model(action=action, data=data, **common) for action, data in actions])


def title_of(page: Page) -> str:
    """Return the title the editors know the page by."""
    return str(page.draft_title or page.title)[:255]


def name_of(user: Any) -> str:
    """Return what to call `user`, also when the account is gone; "" for nobody."""
    return "" if user is None else str(user.get_full_name() or user.get_username())[:255]
