"""The picture of the years: what is sure, what may be, and where things stand."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from peer_pages.funding.overview.rows import Row
from peer_pages.funding.overview.steps import Step
from peer_pages.funding.overview.timeline import LONGEST_TITLE, MOST_TICKS, Timeline, timeline

DAY = date(2026, 7, 2)


def row(starts: str = "", ends: str = "", title: str = "Caféen") -> Row:
    """Return a row of the table without a database."""
    grant: Any = SimpleNamespace(starts=starts, ends=ends, amount_dkk=None, page=SimpleNamespace(title=title))
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


def test_today_is_where_it_is() -> None:
    assert timeline([row("2026")], DAY).now.startswith("50.")


@pytest.mark.parametrize("starts", ["2026", "2024", "2009", "1950"])
def test_years_are_few_and_none_is_cut_off(starts: str) -> None:
    ticks = timeline([row(starts)], DAY).ticks
    assert 1 <= len(ticks) <= MOST_TICKS
    assert ticks[0].year == int(starts)
    assert all((tick.anchor == "end") == (float(tick.x[:-1]) > 90) for tick in ticks)


def test_a_long_title_is_cut_in_the_picture_and_whole_in_its_words() -> None:
    title = "Et sted " * 20
    [line] = timeline([row("2026", title=title)], DAY).lines
    assert len(line.title) == LONGEST_TITLE + 1
    assert title in line.full


def test_nothing_to_draw_is_an_empty_picture() -> None:
    assert timeline([], DAY).lines == []
