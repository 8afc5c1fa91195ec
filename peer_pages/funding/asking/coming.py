"""The questions that the plan will ask next about a grant, if nothing changes until then."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from peer_pages.funding import ladder
from peer_pages.funding.asking.held import waits
from peer_pages.funding.asking.planning import GRACE, NOT_AGAIN, ladder_question, rungs_of
from peer_pages.models import Reminder

Question = Reminder.Question


def coming_questions(grant: Any, known: list[Reminder], day: date) -> list[Reminder]:
    """Return the questions of the next day on which any comes, not saved; `known` are those there are."""
    return _of_the_ladder(grant, known, day) if grant.deadline else _of_the_year(grant, known, day)


def _of_the_ladder(grant: Any, known: list[Reminder], day: date) -> list[Reminder]:
    asked = [one for one in known if one.deadline == grant.deadline]
    for rung in rungs_of(grant):
        due = ladder.due_on(grant.deadline, rung)
        if due <= day and ladder.rung_due(rungs_of(grant), grant.deadline, day) != rung:
            continue
        if questions := list(_on_rung(grant, asked, rung)):
            return [_about(grant, question, max(due, day), rung) for question in questions]
    return []


def _on_rung(grant: Any, asked: list[Reminder], rung: int) -> Iterator[Question]:
    """Yield what a rung asks that was not asked on it or a later one, and that no editor has an answer to."""
    done = {one.question for one in asked if one.rung <= rung or waits(one, under_review=grant.is_under_review)}
    if done.isdisjoint(Reminder.LADDER) and not (grant.page_ended and rung >= 0):
        yield ladder_question(grant, rung)
    wanted = grant.programme is not None and grant.programme.wants_status_report and not grant.is_reported
    if rung < 0 and wanted and Question.REPORT not in done:
        yield Question.REPORT


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
