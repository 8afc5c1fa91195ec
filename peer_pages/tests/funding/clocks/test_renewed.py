"""A grant that is renewed year by year is followed year by year, whether anybody answers or not."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from peer_pages.funding.asking.counting import count_anew
from peer_pages.funding.asking.writing import plan_day
from peer_pages.funding.wording import reason
from peer_pages.models import Answer, Digest, Funding, InitiativePage, Reminder
from peer_pages.tests.funding.answering.lines import live, post
from peer_pages.tests.funding.world import DAY, make_people
from peer_pages.tests.roles.world import make_editor
from workflows import api

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("roles")]
DECISION, END = date(2026, 7, 15), "2026-12-31"
STEP = timedelta(5)


@pytest.fixture
def grant(at: Any, settings: Any) -> Funding:
    """A grant whose next decision is near."""
    settings.ROOT_URLCONF = "peerportal.urls"
    made = make_people(END, renewed_yearly=True, decision_on=DECISION).grant
    InitiativePage.objects.update(first_published_at="2020-01-01T00:00:00Z")
    return made


def days(years: int) -> Iterator[date]:
    return (DAY + STEP * number for number in range(years * 365 // STEP.days))


@pytest.fixture
def pass_day(at: Any) -> Any:
    """Return what lets a day come, and its mails go out."""

    def come(day: date) -> None:
        at(day)
        plan_day(day)
        Digest.objects.update(state=Digest.State.SENT)

    return come


def asked() -> list[tuple[str, int, str]]:
    """Return what was asked about the grant, in order."""
    found = Reminder.objects.exclude(question="check").order_by("pk").values_list("question", "rung", "deadline")
    return [(question, rung, str(deadline)) for question, rung, deadline in found]


def test_without_answers_the_end_comes_after_the_decision_and_then_a_question_each_year(
    grant: Funding, pass_day: Any
) -> None:
    for day in days(3):
        pass_day(day)
    about_the_decision = [("end", rung, "2026-07-15") for rung in (30, 7, -7)]
    about_the_end = [("end", rung, END) for rung in (180, 90, 30, 7, -7)]
    assert asked()[:8] == about_the_decision + about_the_end
    assert {question for question, _rung, _deadline in asked()[8:]} == {"unknown"}
    assert len(asked()[8:]) >= 2


def test_with_answers_each_decision_is_asked_about(grant: Funding, pass_day: Any) -> None:
    editor = make_editor("Rita Redaktør")
    for day in days(2):
        pass_day(day)
        grant.refresh_from_db()
        new = Reminder.objects.filter(state="open", rung=-7, deadline=grant.deadline).first()
        if new is None:
            continue
        next_year = new.deadline.replace(year=new.deadline.year + 1)
        line = new.lines.first()
        assert line is not None
        post(line, Answer.Kind.EXTENDED, which="same", decision_on=next_year.isoformat())
        api.fire(live(line), "publish", user=editor)
    expected = [("end", rung, "2026-07-15") for rung in (30, 7, -7)]
    expected += [("end", rung, "2027-07-15") for rung in (180, 90, 30, 7, -7)]
    assert asked()[:8] == expected
    grant.refresh_from_db()
    assert grant.deadline == date(2028, 7, 15)


def test_extension_without_a_new_decision_counts_to_the_new_end(grant: Funding, pass_day: Any) -> None:
    plan_day(DAY)
    line = Reminder.objects.get().lines.get()
    post(line, Answer.Kind.EXTENDED, which="same", ends="31.12.2027")
    api.fire(live(line), "publish", user=make_editor("Rita Redaktør"))
    grant.refresh_from_db()
    assert (grant.decision_on, grant.deadline, grant.renewed_yearly) == (None, date(2027, 12, 31), True)
    for day in days(2):
        pass_day(day)
    rungs = [rung for _question, rung, deadline in asked() if deadline == "2027-12-31"]
    assert rungs == [180, 90, 30, 7, -7]


@pytest.mark.parametrize(
    ("ends", "day", "deadline"),
    [
        (END, DECISION + timedelta(60), DECISION),
        (END, DECISION + timedelta(61), date(2026, 12, 31)),
        (END, date(2027, 3, 1), date(2026, 12, 31)),
        (END, date(2027, 3, 2), None),
        ("", DECISION + timedelta(61), None),
        ("2026-07-01", DECISION + timedelta(61), None),
    ],
)
def test_grant_counts_to_what_is_ahead_and_back_when_the_clock_is(
    grant: Funding, ends: str, day: date, deadline: date | None
) -> None:
    grant.ends = ends
    grant.save()
    changed = count_anew(day)
    grant.refresh_from_db()
    assert (grant.deadline, changed) == (deadline, int(deadline != DECISION))
    assert count_anew(day) == 0
    count_anew(DAY)
    grant.refresh_from_db()
    assert grant.deadline == DECISION


def test_grant_that_is_not_renewed_keeps_its_end(grant: Funding) -> None:
    grant.renewed_yearly = False
    grant.save()
    assert count_anew(date(2030, 1, 1)) == 0
    assert grant.deadline == date(2026, 12, 31)


def test_question_of_the_year_says_that_nobody_knows_whether_it_was_renewed(grant: Funding) -> None:
    asked_now = Reminder(funding=grant, question=Reminder.Question.UNKNOWN, due_on=DAY)
    assert reason(asked_now, DAY) == "siden siger ikke, om pengene er fornyet"
    grant.ends_last_day = None
    assert reason(asked_now, DAY) == "siden siger ikke, hvornår pengene slutter"
