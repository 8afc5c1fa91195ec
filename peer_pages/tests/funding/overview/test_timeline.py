"""The picture of the years: what is sure, what may be, and where things stand."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from peer_pages.funding.overview.rows import Row
from peer_pages.funding.overview.steps import Step
from peer_pages.funding.overview.timeline import LONGEST_TITLE, MOST_TICKS, Timeline, timeline

DAY = date(2026, 7, 2)


def row(starts: str = "", ends: str = "", title: str = "Caféen", decision: date | None = None) -> Row:
    """Return a row of the table without a database."""
    yearly = {"renewed_yearly": decision is not None, "decision_on": decision}
    grant: Any = SimpleNamespace(starts=starts, ends=ends, amount_dkk=None, page=SimpleNamespace(title=title), **yearly)
    return Row(grant, "", None, Step())


def bars(picture: Timeline) -> list[tuple[int, int, bool]]:
    """Return left edge, width and certainty of the bars of the first line, in whole per cent."""
    return [(round(float(b.x[:-1])), round(float(b.width[:-1])), b.is_sure) for b in picture.lines[0].bars]


@pytest.mark.parametrize(
    ("starts", "ends", "expected"),
    [
        ("2026-01-01", "2026-12-31", [(0, 100, False), (0, 100, True)]),
        ("2026", "2027", [(0, 100, False), (50, 0, True)]),
        ("2026-01-01", "2027", [(0, 100, False), (0, 50, True)]),
        ("2026-01-01", "", [(0, 100, False)]),
        ("", "2026-06-30", [(0, 50, False)]),
        ("", "", []),
    ],
)
def test_what_is_sure_lies_upon_what_may_be(starts: str, ends: str, expected: list[tuple[int, int, bool]]) -> None:
    assert bars(timeline([row(starts, ends)], DAY)) == expected


@pytest.mark.parametrize(
    ("starts", "ends", "at", "anchor"),
    [("2026", "2026", "50.", "middle"), ("2026", "2029", "12.", "start"), ("2024", "2026", "83.", "end")],
)
def test_today_is_where_it_is_and_says_its_date(starts: str, ends: str, at: str, anchor: str) -> None:
    now = timeline([row(starts, ends)], DAY).now
    assert now.x.startswith(at)
    assert (now.day, now.anchor) == (DAY, anchor)


@pytest.mark.parametrize(
    ("starts", "first", "is_earlier"),
    [("2026", 2026, False), ("2021", 2021, False), ("2020-12-31", 2021, True), ("2009", 2021, True), ("", 2026, False)],
)
def test_the_years_begin_at_most_five_years_back(starts: str, first: int, *, is_earlier: bool) -> None:
    picture = timeline([row(starts, "2027-12-31")], DAY)
    assert picture.ticks[0].year == first
    assert picture.lines[0].began_earlier is is_earlier
    assert bars(picture)[0][:2] == (0, 100)


def test_what_ended_long_ago_is_at_the_edge_and_a_grant_without_a_start_is_no_longer_than_the_picture() -> None:
    picture = timeline([row("2009", "2012"), row("", "2026-12-31")], DAY)
    assert bars(picture) == [(0, 0, False), (0, 0, True)]
    assert picture.lines[0].began_earlier
    assert [(bar.x, bar.width) for bar in picture.lines[1].bars] == [("0.00%", "100.00%")]


@pytest.mark.parametrize(
    ("decision", "at", "said"),
    [
        (date(2026, 7, 2), "50.", "Caféen: 2026, afgørelse 2. juli 2026"),
        (date(2027, 12, 31), "100.", "Caféen: 2026, afgørelse 31. december 2027"),
        (date(2020, 1, 1), "", "Caféen: 2026, afgørelse 1. januar 2020"),
        (None, "", "Caféen: 2026"),
    ],
)
def test_a_decision_has_a_mark(decision: date | None, at: str, said: str) -> None:
    [line] = timeline([row("2026", "2026", decision=decision)], DAY).lines
    assert line.decision.startswith(at)
    assert bool(line.decision) is bool(at)
    assert line.full == said


@pytest.mark.parametrize("starts", ["2026", "2024", "2009", "1950"])
@pytest.mark.parametrize("ends", ["2026", "2031"])
def test_years_are_few(starts: str, ends: str) -> None:
    ticks = timeline([row(starts, ends)], DAY).ticks
    assert 1 <= len(ticks) <= MOST_TICKS
    assert all((tick.anchor == "end") == (float(tick.x[:-1]) > 90) for tick in ticks)


def test_a_long_title_is_cut_in_the_picture_and_whole_in_its_words() -> None:
    title = "Et sted " * 20
    [line] = timeline([row("2026", title=title)], DAY).lines
    assert len(line.title) == LONGEST_TITLE + 1
    assert title in line.full


def test_nothing_to_draw_is_an_empty_picture() -> None:
    assert timeline([], DAY).lines == []
