"""Which questions are due on a day."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.conf import settings as site
from django.db.models import Model

from peer_pages.funding import ladder
from peer_pages.funding.asking.planning import ladders, plan, rungs_of
from peer_pages.funding.days import midnight
from peer_pages.models import Answer, CoursePage, Funding, FundingProgramme, InitiativePage, Reminder
from peer_pages.tests import factories
from peer_pages.tests.funding.world import DAY, days_before, make_grant, move_end, page_of, published_on
from workflows import api
from workflows.models import PageState

pytestmark = pytest.mark.django_db
END = "2026-07-15"
Question = Reminder.Question


def due(day: date) -> list[tuple[str, int]]:
    return [(one.question, one.rung) for one in plan(day)]


def ask(day: date) -> list[tuple[str, int]]:
    """Return what is due, and write it down."""
    found = plan(day)
    Reminder.objects.bulk_create(found)
    return [(one.question, one.rung) for one in found]


def make_programme(**values: Any) -> FundingProgramme:
    return FundingProgramme.objects.create(name="Puljen", locale=factories.danish(), **values)


@pytest.mark.parametrize(
    ("days", "rung"),
    [(181, None), (180, 180), (100, 180), (90, 90), (30, 30), (7, 7), (-7, -7), (-67, -7), (-68, None)],
)
def test_the_rung_is_due_from_its_day_on(days: int, rung: int | None) -> None:
    make_grant(END)
    assert due(days_before(END, days)) == ([] if rung is None else [(Question.END, rung)])


def test_days_on_which_nothing_ran_are_one_question() -> None:
    grant = make_grant(END)
    assert ask(days_before(END, 120)) == [(Question.END, 180)]
    assert ask(days_before(END, 5)) == [(Question.END, 7)]
    assert due(days_before(END, 5)) == []
    assert list(grant.reminders.values_list("rung", "due_on")) == [
        (180, days_before(END, 180)),
        (7, days_before(END, 7)),
    ]


def answered(state: str, *, question: str = Question.END, days: int = 7, **values: Any) -> Funding:
    """Return a grant whose rung of 30 days was answered so many days before the end; `state` is what became of it."""
    grant = make_grant(END)
    facts = {"deadline": grant.deadline, "rung": 30, "due_on": days_before(END, 30), "state": "answered", **values}
    asked = Reminder.objects.create(funding=grant, page_id=grant.page_id, question=question, **facts)
    came = midnight(days_before(END, days))
    facts = {"kind": Answer.Kind.EXTENDED, "address": "a@example.org", "answered_at": came}
    Answer.objects.create(reminder=asked, state=state, **facts)
    return grant


@pytest.mark.parametrize(("track", "rungs"), [("pending", [None, None]), ("draft", [7, -7]), ("none", [7, -7])])
def test_ladder_stands_still_while_the_draft_of_an_answer_is_under_review(track: str, rungs: list[int | None]) -> None:
    grant = answered("applied")
    PageState.objects.filter(page=grant.page_id).update(track=track)
    for rung, expected in zip((7, -7), rungs, strict=True):
        assert [one.rung for one in plan(days_before(END, rung))] == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("state", "values", "rungs"),
    [
        ("waiting", {}, [None, None]),
        ("waiting", {"question": "date"}, [None, None]),
        ("waiting", {"days": 21}, [None, -7]),
        ("waiting", {"days": 22}, [7, -7]),
        ("refused", {}, [7, -7]),
        ("applied", {}, [7, -7]),
        ("waiting", {"deadline": date(2026, 1, 1), "rung": -7}, [7, -7]),
        ("waiting", {"question": "report"}, [7, -7]),
    ],
)
def test_ladder_stands_still_while_editors_have_an_answer(
    state: str, values: dict[str, Any], rungs: list[int | None]
) -> None:
    answered(state, **values)
    for rung, expected in zip((7, -7), rungs, strict=True):
        assert due(days_before(END, rung)) == ([] if expected is None else [(Question.END, expected)])


def test_ladder_goes_on_once_an_answer_is_refused_or_the_end_moves() -> None:
    grant = answered("waiting")
    assert due(days_before(END, 5)) == []
    move_end(grant, "2026-07-14")
    assert due(days_before(END, 5)) == [(Question.END, 7)]
    move_end(grant, END)
    assert due(days_before(END, 5)) == []
    assert due(days_before(END, -7)) == []
    assert due(days_before(END, -8)) == [(Question.END, -7)]
    Answer.objects.update(state="refused")
    assert due(days_before(END, 5)) == [(Question.END, 7)]


def test_each_rung_is_due_once_whatever_the_day() -> None:
    make_grant(END)
    found = [one for days in range(185, -75, -5) for one in ask(days_before(END, days))]
    assert found == [(Question.END, rung) for rung in ladder.DEFAULT]


def test_a_clock_set_back_asks_nothing_twice() -> None:
    make_grant(END)
    ask(days_before(END, 30))
    assert [due(days_before(END, days)) for days in (31, 60, 100, 170)] == [[], [], [], []]


def test_a_date_moved_forward_and_back_is_asked_about_only_where_it_was_not() -> None:
    grant = make_grant(END)
    assert ask(days_before(END, 30)) == [(Question.END, 30)]
    move_end(grant, "2026-09-30")
    assert ask(days_before(END, 30)) == [(Question.END, 180)]
    move_end(grant, END)
    assert due(days_before(END, 29)) == []
    assert due(days_before(END, 7)) == [(Question.END, 7)]


def test_a_ladder_that_is_changed_does_not_ask_what_was_asked_later() -> None:
    grant = make_grant(END)
    ask(days_before(END, 90))
    Funding.objects.filter(pk=grant.pk).update(rungs="100, 50")
    assert due(days_before(END, 80)) == []
    assert due(days_before(END, 50)) == [(Question.END, 50)]


@pytest.mark.parametrize(
    ("own", "programmes", "rung"), [("", "", 30), ("", "40, 20", 40), ("35", "40, 20", 35), ("5", "40, 20", None)]
)
def test_a_grants_ladder_goes_before_its_programmes_and_the_sites(own: str, programmes: str, rung: int | None) -> None:
    make_grant(END, rungs=own, programme=make_programme(rungs=programmes))
    assert due(days_before(END, 30)) == ([] if rung is None else [(Question.END, rung)])
    assert set(ladders()) == {site.REMINDERS_RUNGS, own, programmes} - {""}


@pytest.mark.parametrize(
    ("ends", "first", "then"),
    [("2026", Question.DATE, Question.END), ("2026-24", Question.END, Question.END), (END, Question.END, Question.END)],
)
@pytest.mark.parametrize(("rung", "next_one"), [(180, 90), (90, 30), (7, -7)])
def test_where_only_a_year_is_known_the_day_is_asked_for_first(
    ends: str, first: str, then: str, rung: int, next_one: int
) -> None:
    grant = make_grant(ends)
    assert grant.deadline
    assert ask(grant.deadline - timedelta(rung)) == [(first, rung)]
    assert ask(grant.deadline - timedelta(next_one)) == [(then, next_one)]


def test_after_the_year_nobody_is_asked_for_its_day() -> None:
    make_grant("2025")
    assert due(date(2026, 1, 7)) == [(Question.END, -7)]


def test_what_is_renewed_yearly_is_asked_about_ahead_of_the_decision(at: Any) -> None:
    at(date(2026, 1, 1))
    page = {"last_checked_on": date(2026, 1, 1)}
    make_grant("2026", renewed_yearly=True, decision_on=date(2026, 3, 1), page=page)
    assert due(days_before("2026-03-01", 30)) == [(Question.END, 30)]
    assert due(days_before("2026-12-31", 30)) == []


@pytest.mark.parametrize("state", [factories.DRAFT, factories.UNPUBLISHED])
def test_grants_of_pages_that_nobody_sees_are_left_alone(state: str) -> None:
    factories.make_initiative(fundings=[Funding(ends=END)], state=state)
    assert plan(days_before(END, 30)) == []


def test_a_page_that_was_ended_is_not_asked_what_happens_then() -> None:
    grant = make_grant(END)
    api.place(page_of(grant), "ended")
    assert due(days_before(END, 30)) == []
    assert due(days_before(END, -7)) == []


def test_an_offer_that_is_said_to_be_over_is_not_asked_what_happens_then() -> None:
    make_grant(END, page={"status": "ended"})
    assert due(days_before(END, 30)) == []
    assert due(days_before(END, -7)) == []


@pytest.mark.parametrize(
    ("other", "rungs"),
    [
        ({"ends": "2028"}, []),
        ({"ends": "2028", "starts": "2026-07-16"}, []),
        ({"ends": "2028", "starts": "2026-08-15"}, []),
        ({"ends": "2028", "starts": "2026-08-16"}, [7, -7]),
        ({"ends": "2028", "starts": "2024"}, []),
        ({"ends": "2028", "starts": "2023"}, [7, -7]),
        ({"ends": "2028", "starts": "2022-05"}, [7, -7]),
        ({"ends": END}, [7, -7]),
        ({"ends": "", "starts": "2026-07-16"}, [7, -7]),
    ],
)
@pytest.mark.parametrize("wants_report", [True, False])
def test_where_another_grant_follows_nobody_is_asked_what_happens_then(
    other: dict[str, Any], rungs: list[int], wants_report: bool
) -> None:
    grant = make_grant(END, starts="2023", programme=make_programme(wants_status_report=wants_report))
    Funding.objects.create(page=page_of(grant), **other)
    make_grant("2040")
    found = [one for days in (7, -7) for one in plan(days_before(END, days)) if one.funding_id == grant.pk]
    assert [one.rung for one in found if one.question == Question.END] == rungs
    assert [one.rung for one in found if one.question == Question.REPORT] == [-7] * wants_report


@pytest.mark.parametrize(("days", "rungs"), [(-10, []), (0, []), (1, [7, -7])])
def test_where_the_page_ends_by_then_nobody_is_asked_what_happens_then(days: int, rungs: list[int]) -> None:
    make_grant(END, page={"ends_on": days_before(END, -days)})
    assert [rung for left in (7, -7) for _question, rung in due(days_before(END, left))] == rungs


def test_a_translation_repeats_nobodys_grant() -> None:
    translation = factories.make_translation("To sprog", fundings=[Funding(ends=END)], last_checked_on=DAY)
    factories.publish(translation.get_target_instance())
    assert Funding.objects.count() == 2
    assert due(days_before(END, 30)) == [(Question.END, 30)]


def test_a_report_is_asked_for_where_the_programme_wants_one() -> None:
    grant = make_grant(END, programme=make_programme(wants_status_report=True))
    assert due(days_before(END, 7)) == [(Question.END, 7)]
    assert ask(days_before(END, -7)) == [(Question.END, -7), (Question.REPORT, -7)]
    assert due(days_before(END, -8)) == []
    assert grant.reminders.filter(question=Question.REPORT).count() == 1


@pytest.mark.parametrize(("days", "wanted"), [(-6, []), (-7, [-7]), (-67, [-7]), (-68, [])])
def test_a_report_is_asked_for_where_the_ladder_ends_before_the_end(days: int, wanted: list[int]) -> None:
    make_grant(END, programme=make_programme(wants_status_report=True, rungs="180, 90, 30, 7"))
    found = due(days_before(END, days))
    assert [rung for question, rung in found if question == Question.REPORT] == wanted
    assert [rung for question, rung in found if question == Question.END] == ([7] if days >= -53 else [])


def test_a_report_that_is_there_is_not_asked_for() -> None:
    grant = make_grant(END, programme=make_programme(wants_status_report=True))
    factories.make_report(page_of(grant), funding=grant, state=factories.DRAFT)
    assert due(days_before(END, -7)) == [(Question.END, -7)]


def test_an_unknown_end_is_asked_about_once_a_year() -> None:
    grant = make_grant("")
    published_on(grant.page, date(2024, 1, 1))
    own_day = date(2026, 1, 1) + timedelta(grant.pk % ladder.YEAR)
    InitiativePage.objects.update(last_checked_on=own_day + timedelta(400))
    assert ask(own_day - timedelta(1)) == []
    assert ask(own_day) == [(Question.UNKNOWN, 0)]
    assert [ask(own_day + timedelta(days)) for days in (1, 59, 60, 200, 364)] == [[], [], [], [], []]
    assert ask(own_day + timedelta(365)) == [(Question.UNKNOWN, 0)]
    assert list(grant.reminders.values_list("due_on", flat=True)) == [own_day, own_day + timedelta(365)]


@pytest.mark.parametrize(("late", "asked"), [(59, True), (60, False)])
def test_a_clock_that_stood_still_asks_about_unknown_ends_later(late: int, asked: bool) -> None:
    grant = make_grant("")
    published_on(grant.page, date(2024, 1, 1))
    day = date(2025, 1, 1) + timedelta(grant.pk % ladder.YEAR + late)
    InitiativePage.objects.update(last_checked_on=day)
    assert [one.due_on for one in plan(day)] == ([day - timedelta(late)] if asked else [])


@pytest.mark.parametrize(("days", "asked"), [(90, 0), (91, 1)])
def test_a_page_that_just_came_out_is_not_asked_for_what_it_does_not_know(days: int, asked: int) -> None:
    grant = make_grant("")
    own_day = date(2026, 1, 1) + timedelta(grant.pk % ladder.YEAR)
    published_on(grant.page, own_day - timedelta(days))
    InitiativePage.objects.update(last_checked_on=own_day)
    assert len(plan(own_day)) == asked


@pytest.mark.parametrize(("days", "due_after"), [(365, None), (366, 366), (400, 366), (730, 366), (731, 731)])
@pytest.mark.parametrize("make", [factories.make_initiative, factories.make_course])
def test_a_page_that_nobody_confirmed_for_a_year_is_asked_about(make: Any, days: int, due_after: int | None) -> None:
    page = make(last_checked_on=DAY)
    found = plan(DAY + timedelta(days))
    expected = [] if due_after is None else [(Question.CHECK, DAY + timedelta(due_after), page.pk, DAY)]
    assert [(one.question, one.due_on, one.page_id, one.deadline) for one in found] == expected


def test_a_page_is_asked_about_once_a_year() -> None:
    factories.make_initiative(last_checked_on=DAY)
    days = (365, 366, 367, 600, 730, 731, 732, 900, 1095, 1096, 1097)
    assert [one for one in days if ask(DAY + timedelta(one))] == [366, 731, 1096]


def test_a_page_that_nobody_ever_confirmed_counts_from_the_day_it_came_out() -> None:
    page = factories.make_course()
    published_on(page, DAY)
    assert plan(DAY + timedelta(365)) == []
    assert due(DAY + timedelta(366)) == [(Question.CHECK, 0)]


def test_an_ended_page_and_an_event_need_no_check() -> None:
    factories.make_event(last_checked_on=DAY)
    factories.make_initiative(last_checked_on=DAY, status="ended")
    page = factories.make_course(last_checked_on=DAY)
    api.place(CoursePage.objects.get(pk=page.pk), "ended")
    assert plan(DAY + timedelta(500)) == []


def test_due_is_asked_of_the_database_in_few_queries(django_assert_max_num_queries: Any) -> None:
    for _number in range(3):
        make_grant(END, programme=FundingProgramme.objects.first() or make_programme())
    with django_assert_max_num_queries(8):
        assert len(plan(days_before(END, 30))) == 3


@pytest.mark.parametrize("model", [Funding, FundingProgramme])
def test_ladder_that_cannot_be_read_stops_nobody_s_reminders(
    model: type[Model], caplog: pytest.LogCaptureFixture
) -> None:
    grant = make_grant(END, programme=FundingProgramme.objects.create(name="Puljen", locale=factories.danish()))
    make_grant(END)
    model._default_manager.update(rungs="snart")
    assert [one.rung for one in plan(days_before(END, 30))] == [30, 30]
    assert rungs_of(Funding.objects.get(pk=grant.pk)) == ladder.parse(site.REMINDERS_RUNGS)
    assert "The ladder 'snart' is not used" in caplog.text
