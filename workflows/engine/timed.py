"""What is due is a query over data, not a message: each run does all that is overdue, once."""

import logging

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from workflows.definitions import predicates
from workflows.definitions.registry import all_definitions
from workflows.definitions.tables import Definition, Transition
from workflows.engine import automatic, history, schedule
from workflows.engine.door import Wish, pass_through
from workflows.engine.history import Deed
from workflows.engine.records import look_under_lock
from workflows.errors import TransitionRefused, WorkflowError
from workflows.models import HistoryEntry, PageState
from workflows.vocabulary import Track, Trigger

logger = logging.getLogger(__name__)


def run_timed() -> list[HistoryEntry]:
    """Fire every transition whose time has come: those that were scheduled, and those of the definitions.

    AUTOMATIC ones are tried again: what they wait for may have come about without a save or a transition.
    """
    fired = [entry for record in schedule.due() if (entry := _fire_scheduled(record)) is not None]
    for definition in all_definitions():
        for transition in definition.transitions:
            if transition.trigger is not Trigger.USER:
                fired.extend(_fire_due(definition, transition))
    return fired


def due(definition: Definition, transition: Transition) -> list[PageState]:
    """Return the pages that have been long enough where `transition` leaves."""
    states = [state.id for state in definition.states if transition.id in state.exits]
    since = timezone.now() - transition.after_time if transition.after_time else timezone.now()
    rows = PageState.objects.filter(workflow=definition.id, entered_at__lte=since, page__alias_of=None)
    candidates = predicates.candidates_of(transition.guard.predicate)
    if candidates is not None:
        rows = rows.filter(pk__in=candidates)
    here = rows.filter(_whatever_is_written(definition, transition), state__in=states)
    changes = [
        rows.filter(track=track)
        for track in (Track.DRAFT, Track.PENDING)
        if definition.rights_state("", track) in states
    ]
    return list(here.union(*changes).order_by("entered_at")) if changes else list(here.order_by("entered_at"))


def _whatever_is_written(definition: Definition, transition: Transition) -> Q:
    """Return the condition on the changes: what leads from one public state to another waits for none of them."""
    free = Q(track=Track.NONE)
    target = transition.target
    if transition.trigger is not Trigger.TIMED or not definition.has_state(target) or not definition.is_live(target):
        return free
    return free | Q(state__in=[state.id for state in definition.states if definition.is_live(state.id)])


def _fire_due(definition: Definition, transition: Transition) -> list[HistoryEntry]:
    fired: list[HistoryEntry] = []
    for record in due(definition, transition):
        try:
            if transition.trigger is Trigger.AUTOMATIC:
                fired.extend(automatic.try_again(record, definition))
            else:
                wish = Wish(transition_id=transition.id, trigger=Trigger.TIMED)
                fired.append(pass_through(record.page, wish, user=None, system=True))
        except WorkflowError as refusal:
            logger.info("Page %s: %s was due and refused: %s", record.page_id, transition.id, refusal)
    return fired


def _fire_scheduled(record: PageState) -> HistoryEntry | None:
    """Publish what was scheduled, with the rights its editor has now; what is refused leaves the calendar."""
    wish = Wish(transition_id=record.scheduled_transition, revision=record.revision, scheduled=True)
    try:
        return pass_through(record.page, wish, user=record.scheduled_by)
    except TransitionRefused as refusal:
        return _unschedule(record, refusal)


@transaction.atomic
def _unschedule(record: PageState, refusal: TransitionRefused) -> HistoryEntry | None:
    situation = look_under_lock(record.page, None)
    row = situation.record
    transition = row.scheduled_transition
    if not schedule.take_off(row):
        return None
    row.version += 1
    row.save(update_fields=[*schedule.FIELDS, "version"])
    before = (row.state, row.track)
    deed = Deed(page=situation.page, record=row, before=before, transition=transition, comment=refusal.message)
    deed.logged_as = history.LOGGED_REFUSAL
    return history.write_down(deed)
