"""What was answered last about a grant, and what is asked next and of whom."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.utils.translation import gettext

from peer_pages.funding.asking.coming import coming_questions
from peer_pages.funding.asking.held import answer_of, held_until
from peer_pages.funding.asking.writing import next_lines
from peer_pages.funding.wording import heading
from peer_pages.models import Answer, Reminder

State = Reminder.State


@dataclass(frozen=True)
class Step:
    """The last answer and the next questions of a grant; `on` is None where nothing is to come.

    `asked` is the last question that somebody was asked; `rung` is None where no end is counted to. `is_with_editors`
    tells that an answer waits for them.
    """

    last: Answer | None = None
    asked: Reminder | None = None
    on: date | None = None
    rung: int | None = None
    questions: tuple[str, ...] = ()
    whom: str = ""
    is_with_editors: bool = False


def steps(grants: Sequence[Any], day: date) -> dict[int, Step]:
    """Return the step of each of `grants`; the number of queries is the same for any number of them."""
    known, answers = _known(grants), _answers(grants)
    coming = {grant.pk: _coming(grant, known[grant.pk], day) for grant in grants}
    whom = _whom([one for questions in coming.values() for one in questions], day)
    return {grant.pk: _step(grant, known[grant.pk], answers.get(grant.pk), coming[grant.pk], whom) for grant in grants}


def _known(grants: Sequence[Any]) -> dict[int | None, list[Reminder]]:
    known: dict[int | None, list[Reminder]] = defaultdict(list)
    by_id = {grant.pk: grant for grant in grants}
    for reminder in Reminder.objects.filter(funding__in=by_id).select_related("answer").order_by("due_on", "pk"):
        reminder.funding = by_id[reminder.funding_id]
        known[reminder.funding_id].append(reminder)
    return known


def _answers(grants: Sequence[Any]) -> dict[int | None, Answer]:
    """Return by grant the answer that came last."""
    found = Answer.objects.filter(reminder__funding__in=[grant.pk for grant in grants]).select_related("reminder")
    return {answer.reminder.funding_id: answer for answer in found.order_by("answered_at", "pk")}


def _step(grant: Any, known: list[Reminder], last: Answer | None, coming: list[Reminder], whom: dict[int, str]) -> Step:
    asked = max(
        (one for one in known if one.asked_on), key=lambda one: (one.asked_on or date.min, one.pk), default=None
    )
    is_with_editors = any(_is_with_editors(one, grant) for one in known)
    if not coming:
        return Step(last, asked, is_with_editors=is_with_editors)
    first = coming[0]
    people = {whom.get(id(one), gettext("Ingen at spørge")): None for one in coming}
    return Step(
        last=last,
        asked=asked,
        on=first.due_on,
        rung=first.rung if grant.deadline else None,
        questions=tuple(heading(one) for one in coming),
        whom=", ".join(people),
        is_with_editors=is_with_editors,
    )


def _is_with_editors(reminder: Reminder, grant: Any) -> bool:
    answer = answer_of(reminder)
    if answer and answer.state == Answer.State.WAITING:
        return True
    about = [reminder] if reminder.deadline == grant.deadline else []
    return held_until(about, under_review=grant.is_under_review) == date.max


def _whom(reminders: list[Reminder], day: date) -> dict[int, str]:
    levels: dict[int, Reminder.Level] = {}
    for line in next_lines(reminders, day):
        levels[id(line.reminder)] = max(Reminder.Level(line.why), levels.get(id(line.reminder), Reminder.Level.NOBODY))
    return {key: str(level.label) for key, level in levels.items()}


def _coming(grant: Any, known: list[Reminder], day: date) -> list[Reminder]:
    """Return the open questions about which the next people are asked, or else those that come next; of one day."""
    waiting = [_escalated(one, day) for one in known if one.state == State.OPEN and one.level < Reminder.Level.EDITORS]
    return _first_day(waiting) or coming_questions(grant, known, day)


def _escalated(reminder: Reminder, day: date) -> Reminder:
    """Let the question be due on the day on which it goes to the next people; it is not saved."""
    if reminder.asked_on:
        reminder.due_on = reminder.asked_on + timedelta(settings.REMINDERS_ESCALATE_DAYS)
    reminder.due_on = max(reminder.due_on, day)
    return reminder


def _first_day(reminders: Iterable[Reminder]) -> list[Reminder]:
    found = sorted(reminders, key=lambda one: one.due_on)
    return [one for one in found if one.due_on == found[0].due_on]
