"""Pages come, move and go."""

from collections.abc import Iterator, Mapping

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page

from workflows.definitions.registry import get_definition
from workflows.definitions.tables import Definition
from workflows.engine import history, placing
from workflows.engine.history import Deed
from workflows.engine.moves import Move, has_changes, in_review
from workflows.engine.passage import strict
from workflows.engine.records import first_record, locked, look_under_lock, make_record
from workflows.models import PageState
from workflows.outbox.write import ALARM, REVIEW_CLOSED
from workflows.policies.choose import workflow_for
from workflows.vocabulary import Track


@transaction.atomic
def page_created(page: Page) -> None:
    """Give a new page its record: the initial state. One that code makes live is taken off, where that is strict."""
    if page.alias_of_id is not None:
        _follow(page)
        return
    definition = workflow_for(page)
    if definition is None:
        return
    born_live = definition.is_live(definition.initial_state)
    adopted = page.live and not strict() and bool(definition.public_state)
    if page.live and not born_live and not adopted:
        _take_off(page, definition)
        return
    state = definition.public_state if adopted and not born_live else definition.initial_state
    PageState.objects.bulk_create([PageState(page_id=page.pk, workflow=definition.id, state=state)])


def _follow(alias: Page) -> None:
    """Let a page that follows another one begin where that one is."""
    source = PageState.objects.filter(pk=alias.alias_of_id).first()
    if source is not None:
        PageState.objects.bulk_create(
            [
                PageState(
                    page_id=alias.pk,
                    workflow=source.workflow,
                    state=source.state,
                )
            ]
        )


def _take_off(page: Page, definition: Definition) -> None:
    """Begin a page that was made live past the workflow as what it is: a draft."""
    Page.objects.filter(pk=page.pk).update(live=False, has_unpublished_changes=True)
    page.live, page.has_unpublished_changes = False, True
    record = PageState(page_id=page.pk, workflow=definition.id, state=definition.initial_state)
    record.save(force_insert=True)
    alarm = (ALARM, {"alarm": "created_live", "page": page.pk})
    history.write_down(
        Deed(
            page=page,
            record=record,
            before=(record.state, record.track),
            comment=_("Made public past the workflow, and taken back."),
            outside=True,
            logged_as=history.LOGGED_OUTSIDE,
            also_written=[alarm],
        )
    )


def page_moved(page: Page, *, states: Mapping[str, str] | None = None) -> None:
    """Settle `page`, and what is below it, in a new place: reviews are closed, another workflow is followed.

    `states` says which state of the new workflow stands for which of the old. Without it a page keeps a state of the
    same name and visibility, a public page stays public, and any other begins anew. A move never publishes.
    """
    here = Page.objects.get(pk=page.pk)
    below = Page.objects.filter(path__startswith=here.path).order_by("path")
    for moved in below.filter(workflow_record__isnull=False, alias_of=None).select_related("workflow_record"):
        _settle_in(moved, states or {})


def _settle_in(page: Page, states: Mapping[str, str]) -> None:
    record: PageState = page.workflow_record
    old, new = get_definition(record.workflow), workflow_for(page)
    if new is not None and old is not None and new.id != old.id:
        wanted = states.get(record.state) or _counterpart(old, new, record)
        placing.follow(page, new.id, wanted, comment=_("Moved to a place with another workflow."))
    elif old is not None and in_review(old, record.state, record.track):
        _close_review(page)


def _counterpart(old: Definition, new: Definition, record: PageState) -> str:
    shared = old.has_state(record.state) and new.has_state(record.state) and record.state not in new.waiting_states
    if shared and old.is_live(record.state) == new.is_live(record.state):
        return record.state
    live = record.page.live and old.has_state(record.state)
    return (new.public_state if live else "") or new.initial_state


@transaction.atomic
def _close_review(page: Page) -> None:
    """Take a page that waited back to where it can be submitted again, in its new place."""
    situation = look_under_lock(page, None)
    record, definition = situation.record, situation.definition
    changes = record.track != Track.NONE
    stays_up = situation.page.live and (changes or definition.is_live(definition.initial_state))
    move = Move(
        state=record.state if changes else definition.initial_state,
        track=Track.DRAFT if stays_up and has_changes(record) else Track.NONE,
        unpublishes=situation.page.live and not stays_up,
    )
    placing.put(situation, move, comment=_("Moved while it was under review."))


@transaction.atomic
def page_deleted(page: Page) -> None:
    """Close the review of a page that is about to be deleted; its history stays."""
    if not PageState.objects.filter(pk=page.pk).exists():
        return
    record = locked(page)
    definition = get_definition(record.workflow)
    waits = definition is not None and in_review(definition, record.state, record.track)
    if definition is not None:
        # Wagtail takes the pages that follow this one off with it, and they follow nobody from then on.
        PageState.objects.filter(page__alias_of_id=page.pk).update(state=definition.initial_state)
    reason = _("Deleted.")
    payload = {"page": page.pk, "title": history.title_of(page), "reason": reason}
    history.write_down(
        Deed(
            page=record.page,
            record=record,
            before=(record.state, record.track),
            comment=reason,
            outside=True,
            logged_as=history.LOGGED_OUTSIDE,
            index=True,
            also_written=[(REVIEW_CLOSED, payload)] if waits else [],
        )
    )


def adopt() -> int:
    """Make the missing records of a site whose pages were there before the workflow; return how many."""
    return sum(make_record(page) is not None for page in _without_record())


def to_adopt() -> Iterator[PageState]:
    """Yield the records, unsaved, that `adopt` would make."""
    for page in _without_record():
        if (record := first_record(page)) is not None:
            yield record


def _without_record() -> Iterator[Page]:
    return Page.objects.filter(workflow_record=None, depth__gt=1).order_by("path").iterator(chunk_size=200)
