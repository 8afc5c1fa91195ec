"""Transitions that fire by themselves as soon as they can."""

from workflows.definitions.tables import Transition
from workflows.engine.checks import Attempt, check
from workflows.engine.situation import Situation
from workflows.errors import TransitionRefused
from workflows.models import HistoryEntry
from workflows.outbox.write import ALARM, write
from workflows.vocabulary import Trigger

MOST = 20
"""How many may follow one another."""


def follow(situation: Situation) -> list[HistoryEntry]:
    """Fire the AUTOMATIC transitions that have become possible, one after the other; stop where they go in circles.

    They are fired for the person whose act made them possible, with that person's rights, as in DCWorkflow.
    """
    fired: list[HistoryEntry] = []
    if not any(transition.trigger is Trigger.AUTOMATIC for transition in situation.definition.transitions):
        return fired
    been = {_place(situation)}
    while len(fired) < MOST:
        attempt = _possible(situation)
        if attempt is None:
            return fired
        goal = (attempt.move.state, str(attempt.move.track))
        if goal in been:
            break
        been.add(goal)
        fired.append(_perform(attempt))
        situation = again(situation)
    write([(ALARM, {"alarm": "automatic_loop", "page": situation.record.page_id})])
    return fired


def again(situation: Situation) -> Situation:
    """Return the situation after a change: the same rows, still under the lock, nothing remembered."""
    situation.page.refresh_from_db()
    return Situation(situation.record, situation.page, situation.definition, situation.standing)


def _place(situation: Situation) -> tuple[str, str]:
    return situation.record.state, str(situation.record.track)


def _possible(situation: Situation) -> Attempt | None:
    situation = again(situation)
    for offer in situation.offers.values():
        if offer.transition.trigger is Trigger.AUTOMATIC and _may(attempt := _attempt(situation, offer.transition)):
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


def _perform(attempt: Attempt) -> HistoryEntry:
    from workflows.engine.door import perform  # noqa: PLC0415 (the door calls this module)

    return perform(attempt)
