"""Saves: a new content moves the offered revision on; a save without changes moves nothing."""

import logging
from functools import partial
from typing import Any

from django.db import transaction
from wagtail.models import Page, Revision

from workflows.definitions.registry import get_definition
from workflows.definitions.tables import Definition
from workflows.engine import approvals, automatic, history, projection, publishing, schedule
from workflows.engine.content import fingerprint
from workflows.engine.history import Deed
from workflows.engine.moves import follows_at_once, in_review
from workflows.engine.passage import in_the_door
from workflows.engine.records import locked, look_under_lock
from workflows.errors import NoWorkflow, WorkflowError
from workflows.models import PageState
from workflows.vocabulary import Track, Trigger

logger = logging.getLogger(__name__)

FIELDS = ("track", "revision", "published", "fingerprint", "authors", "version", *schedule.FIELDS)


def note_saved(page: Page, revision: Revision) -> None:
    """Take note of a saved revision, inside the transaction that saves it.

    Another content is offered instead of what was: approvals and the schedule are void, the author is remembered. The
    first change to a live page is a line of its history: changes are under way. Asked twice about the same content,
    the second time changes nothing.
    """
    if page.alias_of_id is not None or in_the_door():
        return
    try:
        changed = _note(page, revision)
    except NoWorkflow:
        return
    if changed:
        transaction.on_commit(partial(settle, page.pk), robust=True)


@transaction.atomic
def _note(page: Page, revision: Revision) -> bool:
    record = locked(page)
    definition, mark = get_definition(record.workflow), fingerprint(revision.content)
    if mark == _mark_of(record) or _is_older(revision, record.revision):
        if record.revision is None or not record.fingerprint:
            _offer(record, revision, mark)
            record.save(update_fields=FIELDS)
        return False
    before = (record.state, record.track)
    _offer(record, revision, mark)
    if revision.user_id is not None and revision.user_id not in record.authors:
        record.authors = [*record.authors, revision.user_id]
    schedule.take_off(record)
    approvals.forget(record.page_id)
    if definition is not None:
        _follow_changes(record, definition)
    begins = before != (record.state, record.track)
    if begins and record.published_id is None:
        record.published = publishing.keep(record.page)
    record.save(update_fields=FIELDS)
    if begins:
        deed = Deed(page=record.page, record=record, before=before, user=revision.user)
        deed.logged_as = history.LOGGED_CHANGES
        history.write_down(deed)
    return True


def _offer(record: PageState, revision: Revision, mark: str) -> None:
    record.revision, record.fingerprint = revision, mark
    record.version += 1


def _mark_of(record: PageState) -> str:
    """Return the fingerprint of what is offered; of the public version where no revision has been seen yet."""
    if record.fingerprint or not record.page.live:
        return record.fingerprint
    return fingerprint(record.page.specific_class.objects.get(pk=record.page_id).serializable_data())


def _is_older(revision: Revision, offered: Revision | None) -> bool:
    """Return whether an old revision is written again, as when a page is copied with its history."""
    return offered is not None and offered.pk != revision.pk and revision.created_at < offered.created_at


def _follow_changes(record: PageState, definition: Definition) -> None:
    known = definition.has_state(record.state)
    beside_it = known and definition.is_live(record.state) and record.state not in definition.waiting_states
    if record.track == Track.NONE and record.page.live and beside_it:
        record.track = Track.DRAFT
    if in_review(definition, record.state, record.track):
        projection.renew(record)


def settle(page_id: int) -> None:
    """After a save is committed: publish where the state asks for no review, and fire what fires by itself."""
    page = Page.objects.filter(pk=page_id).first()
    if page is None:
        return
    try:
        _settle(page)
    except WorkflowError:
        logger.exception("What follows a save of page %s could not be done.", page_id)


def _settle(page: Page) -> None:
    from workflows.engine.placing import publish_as_it_is  # noqa: PLC0415 (placing needs the row's other keepers)

    record = PageState.objects.filter(pk=page.pk).first()
    definition = get_definition(record.workflow) if record else None
    if record is None or definition is None:
        return
    if follows_at_once(definition, record.state):
        publish_as_it_is(page)
    if any(transition.trigger is Trigger.AUTOMATIC for transition in definition.transitions):
        with transaction.atomic():
            automatic.follow(look_under_lock(page, _saver(record)))


def _saver(record: PageState) -> Any:
    revision = record.revision
    return revision.user if revision else None
