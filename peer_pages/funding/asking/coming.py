"""The questions that the plan will ask next about a grant, if nothing changes until then."""

from collections.abc import Iterator
from copy import copy
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from peer_pages.funding import ladder
from peer_pages.funding.asking.held import held_until
from peer_pages.funding.asking.planning import GRACE, NOT_AGAIN, ladder_question, rungs_of
from peer_pages.models import Reminder

Question = Reminder.Question


def coming_questions(grant: Any, known: list[Reminder], day: date) -> list[Reminder]:
    """Return the questions of the next day on which any comes, not saved; `known` are those there are."""
    if not grant.deadline:
        return _of_the_year(grant, known, day)
    asked = [one for one in known if one.deadline == grant.deadline]
    found = [one for one in (_of_the_ladder(grant, asked, day), _report(grant, asked, day)) if one]
    if not found and grant.renewed_yearly:
        return _of_what_counts_next(grant, known, day)
    return [one for one in found if one.due_on == min(other.due_on for other in found)]


def _of_the_ladder(grant: Any, asked: list[Reminder], day: date) -> Reminder | None:
    """Return what the ladder asks next, once no editor has an answer to what it asked before."""
    asked = [one for one in asked if one.question in Reminder.LADDER]
    held = held_until(asked, under_review=grant.is_under_review)
    if grant.is_settled or held == date.max:
        return None
    day = max(day, date.fromordinal(held.toordinal() + 1))
    for rung, due in _days_of(rungs_of(grant), grant, asked, day):
        day_asked = any(one.question == Question.DATE for one in asked)
        return _about(grant, ladder_question(grant, rung, day_asked=day_asked), due, rung)
    return None


def _report(grant: Any, asked: list[Reminder], day: date) -> Reminder | None:
    if grant.programme is None or not grant.programme.wants_status_report or grant.is_reported:
        return None
    asked = [one for one in asked if one.question == Question.REPORT]
    days = _days_of(ladder.with_report(rungs_of(grant)), grant, asked, day)
    return next((_about(grant, Question.REPORT, due, rung) for rung, due in days if rung < 0), None)


def _days_of(rungs: ladder.Rungs, grant: Any, asked: list[Reminder], day: date) -> Iterator[tuple[int, date]]:
    """Yield the rungs that were not asked, nor a later one, with the day from `day` on on which each is."""
    for rung in rungs:
        due = max(ladder.due_on(grant.deadline, rung), day)
        is_over = grant.renewed_yearly and grant.deadline < ladder.oldest_deadline(due)
        is_asked = any(one.rung <= rung for one in asked)
        if ladder.rung_due(rungs, grant.deadline, due) == rung and not is_over and not is_asked:
            yield rung, due


def _of_what_counts_next(grant: Any, known: list[Reminder], day: date) -> list[Reminder]:
    """Return the questions about the day to which a grant counts once the one to which it counts now is past."""
    later, over = copy(grant), grant.deadline + timedelta(ladder.STAYS_DUE + 1)
    later.deadline = ladder.deadline_of(
        last_day=grant.ends_last_day, decision_on=grant.decision_on, renewed_yearly=True, day=over
    )
    return coming_questions(later, known, max(day, over))


def _of_the_year(grant: Any, known: list[Reminder], day: date) -> list[Reminder]:
    if grant.page_ended:
        return []
    ready = max(day, _left_alone_until(grant))
    done = any(one.question == Question.UNKNOWN and one.due_on > ready - NOT_AGAIN for one in known)
    is_due = ladder.yearly_day(grant.pk, ready) is not None and not done
    return [_about(grant, Question.UNKNOWN, ready if is_due else _next_year_day(grant.pk, ready), 0)]


def _left_alone_until(grant: Any) -> date:
    """Return the first day on which a page is old enough to be asked what it does not say."""
    published = grant.page.first_published_at
    if published is None:
        return date.min
    return timezone.localdate(published, timezone.get_default_timezone()) + GRACE + timedelta(1)


def _next_year_day(number: int, day: date) -> date:
    offset = timedelta(number % ladder.YEAR)
    this_year = date(day.year, 1, 1) + offset
    return this_year if this_year > day else date(day.year + 1, 1, 1) + offset


def _about(grant: Any, question: Question, due: date, rung: int) -> Reminder:
    return Reminder(
        funding=grant, page_id=grant.page_id, question=question, due_on=due, rung=rung, deadline=grant.deadline
    )
