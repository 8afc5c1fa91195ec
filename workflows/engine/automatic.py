"""Transitions that fire by themselves as soon as they can."""

import logging
from collections.abc import Collection
from typing import Any

from django.db import transaction

from workflows.definitions.tables import Definition, Transition
from workflows.engine.checks import Attempt, check
from workflows.engine.records import locked, look_under_lock
from workflows.engine.situation import Situation
from workflows.errors import TransitionRefused
from workflows.models import HistoryEntry, OutboxRow, PageState
from workflows.outbox.write import ALARM, write
from workflows.roles.context import SYSTEM, standing_of
from workflows.vocabulary import Trigger

logger = logging.getLogger(__name__)

LOOP = "automatic_loop"
"""The alarm about a page that would go in circles."""
MOST = 20
"""How many may follow one another."""


def follow(situation: Situation) -> list[HistoryEntry]:
    """Fire the AUTOMATIC transitions that have become possible, one after the other; stop where they go in circles.

    They are fired for the person whose act made them possible, with that person's rights, as in DCWorkflow.
    """
    fired: list[HistoryEntry] = []
    if not any(transition.trigger is Trigger.AUTOMATIC for transition in situation.definition.transitions):
        return fired
    situation = again(situation)
    been, refused = {_place(situation)}, set[str]()
    while len(fired) < MOST:
        attempt = _possible(situation, refused)
        if attempt is None:
            return fired
        goal = (attempt.move.state, str(attempt.move.track))
        if goal in been:
            break
        entry = _perform(attempt)
        if entry is None:
            refused.add(attempt.transition_id)
        else:
            been.add(goal)
            fired.append(entry)
        situation = again(situation)
    write([(ALARM, {"alarm": LOOP, "page": situation.record.page_id})])
    return fired


def try_again(record: PageState, definition: Definition) -> list[HistoryEntry]:
    """Fire what has become possible on a page since somebody acted last, for that person; under the lock only then.

    A page that has gone in circles stays where that ended until somebody acts on it.
    """
    user, is_system = _who_acted_last(record)
    standing = SYSTEM if is_system else standing_of(user, record.page)
    situation = Situation(record, record.page, definition, standing)
    if _possible(situation, ()) is None or _went_in_circles(record):
        return []
    with transaction.atomic():
        return follow(look_under_lock(record.page, user, system=is_system))


def _who_acted_last(record: PageState) -> tuple[Any, bool]:
    """Return who saved or decided last, and whether that was the system itself."""
    revision, entry = record.revision, HistoryEntry.objects.filter(page_key=record.page_id).last()
    if entry is None or (revision is not None and revision.created_at > entry.at):
        return (revision.user if revision else None), False
    return entry.actor, not entry.actor_name


def _went_in_circles(record: PageState) -> bool:
    alarms = OutboxRow.objects.filter(kind=ALARM, payload__alarm=LOOP, payload__page=record.page_id)
    return alarms.filter(created_at__gte=record.entered_at).exists()


def again(situation: Situation) -> Situation:
    """Return the situation after a change: the rows as they are now, also where a handler moved them on."""
    record = locked(situation.page)
    return Situation(record, record.page, situation.definition, situation.standing)


def _place(situation: Situation) -> tuple[str, str]:
    return situation.record.state, str(situation.record.track)


def _possible(situation: Situation, refused: Collection[str]) -> Attempt | None:
    for offer in situation.offers.values():
        transition = offer.transition
        if transition.trigger is not Trigger.AUTOMATIC or transition.id in refused:
            continue
        if _may(attempt := _attempt(situation, transition)):
            return attempt
    return None


def _attempt(situation: Situation, transition: Transition) -> Attempt:
    return Attempt(situation, transition.id, trigger=Trigger.AUTOMATIC)


def _may(attempt: Attempt) -> bool:
    try:
        check(attempt)
    except TransitionRefused:
        return False
    return bool(attempt.transition.target)


def _perform(attempt: Attempt) -> HistoryEntry | None:
    """Fire one; None when a handler refuses: what set it off has happened all the same."""
    from workflows.engine.door import perform  # noqa: PLC0415 (the door calls this module)

    try:
        with transaction.atomic():
            return perform(attempt)
    except TransitionRefused as refusal:
        logger.info("Page %s: %s was refused: %s", attempt.situation.page.pk, attempt.transition_id, refusal)
        return None
