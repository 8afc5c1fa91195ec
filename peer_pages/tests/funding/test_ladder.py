"""The ladder by itself: which rung is due on which day."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peer_pages.funding import ladder
from peer_pages.funding.ladder import Precision

DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))
LADDERS = st.lists(st.integers(ladder.LAST, ladder.FIRST), min_size=1, max_size=ladder.MOST_RUNGS, unique=True).map(
    lambda rungs: tuple(sorted(rungs, reverse=True))
)
END = date(2026, 6, 30)


@pytest.mark.parametrize(
    ("text", "rungs"),
    [
        ("", ()),
        ("180, 90, 30, 7, -7", (180, 90, 30, 7, -7)),
        ("7 30", (30, 7)),
        ("-7; 0; +30", (30, 0, -7)),
        ("30,30", (30,)),
        ("14 −7", (14, -7)),
        (" 90 ,, 30 ", (90, 30)),
    ],
)
def test_rungs_are_read_as_people_write_them(text: str, rungs: ladder.Rungs) -> None:
    assert ladder.parse(text) == rungs
    assert ladder.parse(ladder.write(rungs)) == rungs


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("en uge", "“en” er ikke et antal dage."),
        ("7.5", "“7.5” er ikke et antal dage."),
        ("²", "“²” er ikke et antal dage."),
        ("2000", "2000 dage er for langt væk. Skriv tal fra 1095 dage før til 365 dage efter."),
        ("-366", "-366 dage er for langt væk."),
        ("9" * 50, "er ikke et antal dage."),
        (" ".join(map(str, range(13))), "Det er mere end 12 påmindelser"),
    ],
)
def test_what_is_no_ladder_is_refused_with_what_to_type(text: str, message: str) -> None:
    with pytest.raises(ladder.LadderError) as refusal:
        ladder.parse(text)
    assert message in str(refusal.value)


@pytest.mark.parametrize(
    ("days_left", "rung"),
    [(181, None), (180, 180), (91, 180), (90, 90), (31, 90), (30, 30), (8, 30), (7, 7), (0, 7), (-6, 7), (-7, -7),
     (-67, -7), (-68, None)],
)  # fmt: skip
def test_the_latest_rung_whose_day_has_come_is_due(days_left: int, rung: int | None) -> None:
    assert ladder.rung_due(ladder.DEFAULT, END, END - timedelta(days_left)) == rung


def test_a_rung_between_two_after_the_end_is_not_due_for_ever() -> None:
    rungs = (-7, -200)
    found = {days: ladder.rung_due(rungs, END, END + timedelta(days)) for days in (6, 7, 67, 68, 199, 200, 260, 261)}
    assert found == {6: None, 7: -7, 67: -7, 68: None, 199: None, 200: -200, 260: -200, 261: None}


@given(LADDERS, DAYS, st.integers(-500, 1200))
def test_the_rung_is_the_nearest_that_has_come(rungs: ladder.Rungs, day: date, left: int) -> None:
    deadline = day + timedelta(left)
    due = ladder.rung_due(rungs, deadline, day)
    come = [rung for rung in rungs if ladder.due_on(deadline, rung) <= day]
    if due is None:
        assert not come or left < come[-1] - ladder.STAYS_DUE
    else:
        assert due == come[-1]


@given(LADDERS, DAYS)
def test_windows_never_overlap(rungs: ladder.Rungs, day: date) -> None:
    found = list(ladder.windows(rungs, day))
    assert [one.rung for one in found] == list(rungs)
    assert all(one.first <= one.last for one in found)
    assert all(later.last < one.first for one, later in pairwise(found))


@given(LADDERS, DAYS)
def test_day_by_day_every_rung_comes_once_and_in_order(rungs: ladder.Rungs, deadline: date) -> None:
    first, days = deadline - timedelta(rungs[0] + 3), rungs[0] - rungs[-1] + ladder.STAYS_DUE + 6
    seen = [ladder.rung_due(rungs, deadline, first + timedelta(n)) for n in range(days)]
    changes = [rung for rung, before in zip(seen, [None, *seen], strict=False) if rung != before and rung is not None]
    assert tuple(changes) == rungs


@given(st.integers(0, 10**12), DAYS)
def test_each_row_is_asked_on_one_day_a_year(number: int, day: date) -> None:
    asked = {one for n in range(366) if (one := ladder.yearly_day(number, day + timedelta(n)))}
    assert len(asked) in (1, 2)
    assert {(one - date(one.year, 1, 1)).days for one in asked} == {number % ladder.YEAR}


@given(DAYS)
def test_the_numbers_of_a_day_are_those_that_it_is_the_day_of(day: date) -> None:
    due = {number for number in range(ladder.YEAR) if ladder.yearly_day(number, day)}
    this_year, last_year = ladder.yearly_numbers(day)
    assert due == {*this_year, *last_year}
    assert len(due) >= ladder.STAYS_DUE - 1


@pytest.mark.parametrize(
    ("edtf", "found"),
    [
        ("2026-06-30", Precision.DAY),
        ("2013/2026-06-30", Precision.DAY),
        ("2026-02-28~", Precision.DAY),
        ("2026-06", Precision.PART),
        ("2026-21", Precision.PART),
        ("2026", Precision.YEAR),
        ("2026?", Precision.YEAR),
        ("2013/2026", Precision.YEAR),
        ("../2026", Precision.YEAR),
        ("2015/..", Precision.NONE),
        ("", Precision.NONE),
    ],
)
def test_an_end_says_how_exact_it_is(edtf: str, found: Precision) -> None:
    assert ladder.precision(edtf) is found


@pytest.mark.parametrize("renewed", [True, False])
@pytest.mark.parametrize("decision", [date(2026, 3, 1), None])
@pytest.mark.parametrize("last", [END, None])
def test_the_ladder_counts_to_the_decision_of_what_is_renewed(
    *, renewed: bool, decision: date | None, last: date | None
) -> None:
    found = ladder.deadline_of(last_day=last, decision_on=decision, renewed_yearly=renewed, day=date(2026, 1, 1))
    assert found == (decision if renewed and decision else last)
