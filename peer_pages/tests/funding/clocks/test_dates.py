"""Ends as people write them, exact or fuzzy: on which days each rung is due, in any year."""

import calendar
from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from peer_pages.funding import ladder
from peer_pages.funding.asking.planning import plan
from peer_pages.models import Funding, InitiativePage, Reminder
from peer_pages.tests.funding.world import DAY, make_grant, move_end, published_on

pytestmark = pytest.mark.django_db
SEASONS = {21: (5, 31), 22: (8, 31), 23: (11, 30)}
YEARS = st.integers(2024, 2060)
DAYS = st.dates(date(2024, 1, 1), date(2060, 12, 31))
DOUBT = st.sampled_from(["", "~", "?", "%"])
BEFORE = st.sampled_from(["", "2013/", "2013-06~/", "../"])
CALM = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
Dated = tuple[str, date]


def last_of_month(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def last_of_season(year: int, season: int) -> date:
    """Return the last day; a winter may be that which begins in its year."""
    return date(year, *SEASONS[season]) if season in SEASONS else last_of_month(year + 1, 2)


MOMENTS: st.SearchStrategy[Dated] = st.one_of(
    DAYS.map(lambda day: (day.isoformat(), day)),
    st.builds(lambda year, month: (f"{year}-{month:02}", last_of_month(year, month)), YEARS, st.integers(1, 12)),
    st.builds(lambda year, season: (f"{year}-{season}", last_of_season(year, season)), YEARS, st.integers(21, 24)),
    YEARS.map(lambda year: (str(year), date(year, 12, 31))),
)
ENDS = st.builds(lambda before, moment, doubt: (before + moment[0] + doubt, moment[1]), BEFORE, MOMENTS, DOUBT)


@pytest.fixture
def grant() -> Funding:
    """A grant of an old page that needs no check in this century."""
    grant = make_grant()
    published_on(grant.page, date(2020, 1, 1))
    InitiativePage.objects.update(last_checked_on=date(2099, 1, 1))
    return grant


def due(grant: Funding, ends: str, days: list[date]) -> list[list[tuple[str, int, date]]]:
    """Return what is due on some days about a grant that ends so; nothing is kept."""
    with transaction.atomic():
        move_end(grant, ends)
        found = [[(one.question, one.rung, one.due_on) for one in plan(day)] for day in days]
        transaction.set_rollback(True)
    return found


@CALM
@given(ENDS, st.sampled_from(ladder.DEFAULT))
@example(("2028-02", date(2028, 2, 29)), 7)
@example(("2027-24", date(2028, 2, 29)), -7)
@example(("2026~", date(2026, 12, 31)), 180)
@example(("2026-03-29", date(2026, 3, 29)), 7)
@example(("2026-10-25", date(2026, 10, 25)), 7)
def test_each_rung_is_due_from_its_day_before_the_last_day_on(grant: Funding, ends: Dated, rung: int) -> None:
    edtf, last = ends
    begins = last - timedelta(rung)
    later = next((one for one in ladder.DEFAULT if one < rung), rung - ladder.STAYS_DUE - 1)
    is_year = ladder.precision(edtf) is ladder.Precision.YEAR
    question = "date" if is_year and rung >= 0 else "end"
    before, first, end, over = due(
        grant, edtf, [begins - timedelta(1), begins, last - timedelta(later + 1), last - timedelta(later)]
    )
    assert first == end == [(question, rung, begins)]
    assert all(one[1] != rung for one in (*before, *over))


@CALM
@given(st.sampled_from(["", "2015/..", "../..", "2026-06-30/.."]), DAYS)
def test_an_open_or_unknown_end_is_on_no_rung(grant: Funding, ends: str, day: date) -> None:
    [found] = due(grant, ends, [day])
    assert {question for question, _rung, _due_on in found} <= {Reminder.Question.UNKNOWN}


@CALM
@given(DAYS)
@example(date(2028, 2, 29))
@example(date(2028, 12, 31))
def test_an_unknown_end_is_asked_about_on_sixty_days_of_every_year(grant: Funding, day: date) -> None:
    begins = date(day.year, 1, 1) + timedelta(grant.pk % ladder.YEAR)
    last = begins + timedelta(ladder.STAYS_DUE - 1)
    before, first, end, over = due(grant, "", [begins - timedelta(1), begins, last, last + timedelta(1)])
    assert before == over == []
    assert [due_on for [(_question, _rung, due_on)] in (first, end)] == [begins, begins]


@pytest.mark.usefixtures("at")
def test_what_is_said_to_be_about_a_day_counts_to_that_day() -> None:
    assert make_grant("2026-02-28~").deadline == date(2026, 2, 28)
    assert make_grant("2013~/2026?").deadline == date(2026, 12, 31)
    assert make_grant("2026%", renewed_yearly=True, decision_on=DAY).deadline == DAY
