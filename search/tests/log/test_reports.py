"""What the log says."""

from typing import Any

import pytest

from search.log.reports import KINDS, PERIODS, rows
from search.tests.log.entries import searched

pytestmark = pytest.mark.django_db


def texts(kind: str, **options: Any) -> list[str]:
    return [row.text for row in rows(kind, **{"days": 30, **options})]


@pytest.mark.parametrize(
    ("total", "how", "kinds"),
    [
        (0, "none", {"none", "top"}),
        (1, "plain", {"few", "top"}),
        (2, "plain", {"few", "top"}),
        (3, "plain", {"top"}),
        (2, "corrected", {"near", "top"}),
        (40, "relaxed", {"near", "top"}),
        (40, "beginnings", {"near", "top"}),
    ],
)
def test_each_search_is_in_the_reports_that_it_belongs_to(total: int, how: str, kinds: set[str]) -> None:
    searched("bisidder", total=total, how=how)
    assert {kind for kind in KINDS if texts(kind)} == kinds


def test_spellings_are_one_row_and_the_most_frequent_comes_first() -> None:
    for text in ("Tandlæge", "tandlaege", "TANDLÆGE!", "kiropraktor"):
        searched(text, total=0)
    assert [(row.text.lower()[:4], row.times) for row in rows("none", days=30)] == [("tand", 3), ("kiro", 1)]


@pytest.mark.parametrize(("days", "found"), [(7, ["a"]), (30, ["a", "b"]), (180, ["a", "b", "c"])])
def test_period_counts_days_back(days: int, found: list[str]) -> None:
    assert days in PERIODS
    for text, ago in (("a", 6), ("b", 29), ("c", 179), ("d", 182)):
        searched(text, days=ago)
    assert texts("top", days=days) == found


def test_language_narrows_the_report() -> None:
    searched("bisidder")
    searched("companion", locale="en")
    assert texts("top", locale="en") == ["companion"]
    assert texts("top") == ["bisidder", "companion"]


def test_the_same_words_in_another_language_are_another_row() -> None:
    for locale in ("da", "en", "en"):
        searched("job", locale=locale)
    assert [(row.text, row.locale, row.times) for row in rows("top", days=30)] == [("job", "en", 2), ("job", "da", 1)]


def test_reading_on_is_no_new_search_and_filters_alone_are_no_words() -> None:
    searched("bisidder")
    searched("bisidder", page=2)
    searched("", filters={"region": ["1082"]})
    assert [(row.text, row.times) for row in rows("top", days=30)] == [("bisidder", 1)]


def test_row_counts_searches_once_however_much_was_opened() -> None:
    searched("bisidder", days=3, opened=(1, 4))
    searched("bisidder", days=1, opened=(1,), filters={"free": ["1"]})
    newest = searched("bisidder")
    searched("bisidder", days=2)
    row = rows("top", days=30)[0]
    assert (row.times, row.filtered, row.opened, row.share, row.place) == (4, 1, 2, 50, 2.0)
    assert row.last == newest.hour


def test_row_that_nobody_opened_anything_from_has_no_place() -> None:
    searched("bisidder")
    row = rows("top", days=30)[0]
    assert (row.opened, row.share, row.place) == (0, 0, None)


def test_report_is_cut_where_asked() -> None:
    for number in range(5):
        searched(f"ord{number}")
    assert len(rows("top", days=30, most=3)) == 3
    assert len(rows("top", days=30)) == 5
