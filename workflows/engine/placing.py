"""Putting a page where it is said to be, without a transition: imports, demonstrations, remapping, new pages."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page

from workflows.definitions.registry import get_definition
from workflows.engine import approvals, change, history, projection, publishing, schedule
from workflows.engine.history import Deed
from workflows.engine.moves import Move, has_changes, in_review
from workflows.engine.records import locked, look_under_lock
from workflows.engine.retry import with_retries
from workflows.engine.situation import Situation
from workflows.errors import Refusal, TransitionRefused, WorkflowError
from workflows.models import HistoryEntry, PageState
from workflows.outbox.write import REVIEW_CLOSED
from workflows.roles.context import standing_of
from workflows.vocabulary import Track


def place(  # noqa: PLR0913 (all but the first two by name)
    page: Page, state: str, *, user: Any = None, comment: str = "", outside: bool = False, track: Track = Track.NONE
) -> HistoryEntry:
    """Put `page` into `state`, published or not as the state says; who may is the caller's affair.

    With a `track` a live page stays as readers see it, and its changes are put there.
    """
    if track is not Track.NONE and not page.live:
        raise WorkflowError(_("Only a public page has changes beside it."))
    return with_retries(lambda: _place(page, state, track, user=user, comment=comment, outside=outside))


@transaction.atomic
def _place(  # noqa: PLR0913
    page: Page, state: str, track: Track, *, user: Any, comment: str, outside: bool
) -> HistoryEntry:
    situation = look_under_lock(page, user)
    if not situation.definition.has_state(state):
        raise WorkflowError(_("The workflow has no state “%s”.") % state)
    live = situation.definition.is_live(state)
    publishes = live and track is Track.NONE
    move = Move(state=state, track=track, publishes=publishes, unpublishes=not live and situation.page.live)
    return put(situation, move, comment=comment, outside=outside)


def put(situation: Situation, move: Move, *, comment: str, outside: bool = False) -> HistoryEntry:
    """Carry out `move` with the row under its lock, and write it down."""
    record, before = situation.record, (situation.record.state, situation.record.track)
    deed = Deed(
        page=situation.page,
        record=record,
        before=before,
        user=situation.user,
        comment=comment,
        outside=outside,
        logged_as=history.LOGGED_OUTSIDE if outside else history.LOGGED_PLACE,
        index=move.publishes or move.unpublishes,
    )
    close(situation, deed, move, reason=comment)
    _show(situation, move, deed)
    record.authors = [] if move.publishes else record.authors
    change.enter(record, situation.definition, move, user=situation.user)
    record.save(update_fields=change.FIELDS)
    if in_review(situation.definition, move.state, move.track) and record.active_review is None:
        projection.start(record, user=situation.user)
    change.mirror(record)
    return history.write_down(deed)


def close(situation: Situation, deed: Deed, move: Move, *, reason: str) -> None:
    """End what was under way: the schedule, and the review when `move` leaves it."""
    record = situation.record
    schedule.take_off(record)
    approvals.forget(record.page_id)
    leaves = not in_review(situation.definition, move.state, move.track)
    if leaves or move.publishes:  # what is published ends Wagtail's review, also where the page waits on
        projection.end(record, projection.CANCELLED, user=situation.user, comment=reason)
    if leaves and in_review(situation.definition, *deed.before):
        payload = {"page": record.page_id, "title": history.title_of(situation.page), "reason": reason}
        deed.also_written.append((REVIEW_CLOSED, payload))


def _show(situation: Situation, move: Move, deed: Deed) -> None:
    record = situation.record
    if move.publishes:
        if situation.candidate.error is not None:
            reasons = " ".join(situation.candidate.error.messages)
            raise TransitionRefused(Refusal.INVALID_CONTENT, _("The page is not complete: %s") % reasons)
        revision = publishing.publish(situation.candidate.page, situation.revision, user=situation.user)
        record.revision = record.published = revision
        deed.also_logged = ["wagtail.publish"]
    elif move.unpublishes:
        publishing.unpublish(situation.page, user=situation.user)
        deed.also_logged = ["wagtail.unpublish"]


def publish_as_it_is(page: Page) -> None:
    """Publish what has just been saved in a state that asks for no review; an incomplete page waits."""
    with transaction.atomic():
        situation = look_under_lock(page, None)
        out_already = situation.page.live and situation.record.revision_id == situation.record.published_id
        if out_already or situation.revision is None or situation.candidate.error is not None:
            return
        situation.standing = type(situation.standing)(situation.revision.user)
        move = Move(state=situation.record.state, track=Track.NONE, publishes=True)
        put(situation, move, comment="")


@transaction.atomic
def remap(workflow: str, states: Mapping[str, str], *, to: str = "", user: Any = None) -> int:
    """Move every page of `workflow` from old to new states, after its definition changed; return how many.

    With `to` they follow that workflow from now on. Nothing is ever published by this: a private page that would
    come into a live state is refused, before any page is touched.
    """
    definition = get_definition(to or workflow)
    if definition is None or not all(definition.has_state(state) for state in states.values()):
        raise WorkflowError(_("The mapping names a state the workflow does not have."))
    rows = PageState.objects.filter(workflow=workflow, state__in=states).select_related("page")
    hidden = [row.page.title for row in rows if definition.is_live(states[row.state]) and not row.page.live]
    if hidden:
        raise WorkflowError(_("These pages are not public, and a mapping does not publish: %s") % ", ".join(hidden))
    for row in rows:
        follow(row.page, definition.id, states[row.state], user=user)
    return len(rows)


@transaction.atomic
def follow(page: Page, workflow: str, state: str, *, user: Any = None, comment: str = "") -> HistoryEntry:
    """Let `page` follow `workflow`, in `state`; a public page stays public as it is, or is taken off."""
    record, definition = locked(page), get_definition(workflow)
    if definition is None:
        raise WorkflowError(_("There is no workflow “%s”.") % workflow)
    before, until_now = (record.state, record.track), get_definition(record.workflow) or definition
    situation = Situation(record, record.page, until_now, standing_of(user, record.page))
    stays_up = definition.is_live(state) and situation.page.live
    waited = record.state in until_now.waiting_states or not until_now.has_state(record.state)
    beside_it = has_changes(record) if waited else record.track != Track.NONE
    track = Track.DRAFT if stays_up and beside_it and state not in definition.waiting_states else Track.NONE
    move = Move(state=state, track=track, unpublishes=situation.page.live and not definition.is_live(state))
    deed = Deed(
        page=situation.page,
        record=situation.record,
        before=before,
        user=user,
        comment=comment,
        logged_as=history.LOGGED_PLACE,
        index=True,
    )
    close(situation, deed, Move(state="", track=Track.NONE), reason=comment)
    record.workflow, record.review_workflow, record.review_task = workflow, None, None
    _show(situation, move, deed)
    if definition.is_live(state) and not stays_up:
        record.published = None  # a move never publishes: it waits for its first publication there
    change.enter(record, definition, move, user=user)
    record.save(update_fields=[*change.FIELDS, "workflow"])
    if in_review(definition, move.state, move.track):
        projection.start(record, user=user)
    change.mirror(record)
    return history.write_down(deed)
