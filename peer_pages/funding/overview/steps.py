"""What was asked last about a grant, and what is asked next and of whom."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.utils.translation import gettext

from peer_pages.funding import ladder
from peer_pages.funding.asking.planning import NOT_AGAIN
from peer_pages.funding.asking.writing import next_lines
from peer_pages.models import Reminder

State = Reminder.State


@dataclass(frozen=True)
class Step:
    """The last answer and the next question of a grant; `on` is None where nothing is to come."""

    last: Reminder | None
    on: date | None
    rung: int | None
    whom: str

    @property
    def is_about_rung(self) -> bool:
        """Return whether the question is counted from the end."""
        return self.rung is not None


def steps(grants: Sequence[Any], day: date) -> dict[int, Step]:
    """Return the step of each of `grants`; the number of queries is the same for any number of them."""
    asked: dict[int | None, list[Reminder]] = {grant.pk: [] for grant in grants}
    for reminder in Reminder.objects.filter(funding__in=asked).order_by("due_on", "pk"):
        asked[reminder.funding_id].append(reminder)
    coming = {grant.pk: _next(grant, asked[grant.pk], day) for grant in grants}
    whom = _whom([reminder for reminder in coming.values() if reminder is not None], day)
    return {grant.pk: _step(coming[grant.pk], asked[grant.pk], whom, grant) for grant in grants}


def _step(coming: Reminder | None, asked: list[Reminder], whom: dict[int, str], grant: Any) -> Step:
    last = max(asked, key=lambda one: (one.settled_at is not None, one.settled_at or one.created_at), default=None)
    if coming is None:
        return Step(last, None, None, "")
    rung = coming.rung if grant.deadline else None
    nobody = gettext("Ingen at spørge")
    return Step(last, coming.due_on, rung, whom.get(id(coming), nobody))


def _whom(reminders: list[Reminder], day: date) -> dict[int, str]:
    levels: dict[int, Reminder.Level] = {}
    for line in next_lines(reminders, day):
        levels[id(line.reminder)] = max(Reminder.Level(line.why), levels.get(id(line.reminder), Reminder.Level.NOBODY))
    return {key: str(level.label) for key, level in levels.items()}


def _next(grant: Any, asked: Iterable[Reminder], day: date) -> Reminder | None:
    """Return the open question that the next people are asked about, or else the one that comes next."""
    known = list(asked)
    waiting = [one for one in known if one.state == State.OPEN and one.level < Reminder.Level.EDITORS]
    if waiting:
        return _escalated(waiting[-1])
    return _rung(grant, known, day) if grant.deadline else _yearly(grant, known, day)


def _escalated(reminder: Reminder) -> Reminder:
    """Let the question be due on the day on which it goes to the next people; it is not saved."""
    if reminder.asked_on:
        reminder.due_on = reminder.asked_on + timedelta(settings.REMINDERS_ESCALATE_DAYS)
    return reminder


def _rung(grant: Any, asked: list[Reminder], day: date) -> Reminder | None:
    done = [one.rung for one in asked if one.deadline == grant.deadline and one.question in Reminder.LADDER]
    for rung in rungs_of(grant):
        due = ladder.due_on(grant.deadline, rung)
        over = grant.page_ended and rung >= 0
        if over or any(one <= rung for one in done) or not _is_to_come(grant, rung, day):
            continue
        return _about(grant, Reminder.Question.END, due, rung)
    return None


def _is_to_come(grant: Any, rung: int, day: date) -> bool:
    is_due = ladder.rung_due(rungs_of(grant), grant.deadline, day) == rung
    return is_due or ladder.due_on(grant.deadline, rung) > day


def rungs_of(grant: Any) -> ladder.Rungs:
    """Return the ladder that holds for a grant: its own, its programme's or the site's."""
    of_programme = grant.programme.rungs if grant.programme else ""
    return ladder.parse(grant.rungs or of_programme or settings.REMINDERS_RUNGS)


def _yearly(grant: Any, asked: list[Reminder], day: date) -> Reminder | None:
    if grant.page_ended:
        return None
    done = any(one.question == Reminder.Question.UNKNOWN and one.due_on > day - NOT_AGAIN for one in asked)
    due = ladder.yearly_day(grant.pk, day)
    return _about(grant, Reminder.Question.UNKNOWN, due if due and not done else _next_yearly(grant.pk, day), 0)


def _next_yearly(number: int, day: date) -> date:
    offset = timedelta(number % ladder.YEAR)
    this_year = date(day.year, 1, 1) + offset
    return this_year if this_year > day else date(day.year + 1, 1, 1) + offset


def _about(grant: Any, question: Reminder.Question, due: date, rung: int) -> Reminder:
    return Reminder(
        funding=grant, page_id=grant.page_id, question=question, due_on=due, rung=rung, deadline=grant.deadline
    )
