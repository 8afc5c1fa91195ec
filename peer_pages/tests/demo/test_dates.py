"""Days relative to today in the content."""

from datetime import date

import pytest

from peer_pages.demo.dates import filled

SUNDAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{y}", "2026"),
        ("{y+1}-21", "2027-21"),
        ("{y-3}/{y}", "2023/2026"),
        ("{+25d}", "2026-12-17"),
        ("{-22d}", "2026-10-31"),
        ("{+3w tir} 16:30", "2026-12-08 16:30"),
        ("{+0w søn}", "2026-11-22"),
        ("{-1w man}", "2026-11-09"),
        ("uden dage", "uden dage"),
    ],
)
def test_a_place_becomes_a_day_or_a_year(text: str, expected: str) -> None:
    assert filled(text, SUNDAY) == expected


def test_tables_and_lists_are_filled_all_the_way_down() -> None:
    content = {"dates": [{"starts_at": "{+1d}", "capacity": 3}], "free": True}
    assert filled(content, SUNDAY) == {"dates": [{"starts_at": "2026-11-23", "capacity": 3}], "free": True}


def test_a_place_that_cannot_be_read_stays_to_be_seen() -> None:
    assert filled("{+3w tue}", SUNDAY) == "{+3w tue}"
