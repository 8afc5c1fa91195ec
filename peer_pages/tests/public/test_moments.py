"""When courses and events take place, in words. No database."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone, translation

from peer_pages.models import CourseDate, CoursePage, EventPage
from peer_pages.public.moments import NO_BREAK, event_in_words, next_course_date_in_words
from peer_pages.tests.public.unsaved import unsaved

NOW = datetime(2026, 11, 21, 13, 0, tzinfo=UTC)
SPACE = "\u00a0"


@pytest.fixture(autouse=True)
def danish(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    with translation.override("da"):
        yield


def course(*dates: CourseDate) -> CoursePage:
    return unsaved(CoursePage, dates=list(dates))


def held(days: float, **values: Any) -> CourseDate:
    return CourseDate(starts_at=NOW + timedelta(days=days), **values)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"starts_at": NOW}, f"lørdag 21. november 2026 kl.{SPACE}14.00"),
        (
            {"starts_at": NOW, "ends_at": NOW + timedelta(hours=2)},
            f"lørdag 21. november 2026 kl.{SPACE}14.00–{NO_BREAK}16.00",
        ),
        (
            {"starts_at": NOW, "ends_at": NOW + timedelta(days=1)},
            f"lørdag 21. november 2026 kl.{SPACE}14.00 – søndag 22. november 2026 kl.{SPACE}14.00",
        ),
        (  # the same day in Greenwich, the next in Denmark
            {"starts_at": NOW + timedelta(hours=9), "ends_at": NOW + timedelta(hours=10, minutes=30)},
            f"lørdag 21. november 2026 kl.{SPACE}23.00 – søndag 22. november 2026 kl.{SPACE}0.30",
        ),
        (
            {"starts_at": NOW, "time_zone": "Europe/London"},
            f"lørdag 21. november 2026 kl.{SPACE}13.00 (Europe/London)",
        ),
        (
            {"starts_at": NOW, "ends_at": NOW + timedelta(hours=1), "time_zone": "America/Nuuk"},
            f"lørdag 21. november 2026 kl.{SPACE}11.00–{NO_BREAK}12.00 (America/Nuuk)",
        ),
        ({"started": "2014-22"}, "sommer 2014"),
        ({"started": "2014", "starts_at": NOW}, f"lørdag 21. november 2026 kl.{SPACE}14.00"),
        ({}, ""),
    ],
)
def test_event_time_in_words(values: dict[str, Any], words: str) -> None:
    assert event_in_words(unsaved(EventPage, **values)) == words


def test_event_time_in_english() -> None:
    event = unsaved(EventPage, starts_at=NOW, ends_at=NOW + timedelta(hours=2))
    with translation.override("en"):
        assert event_in_words(event) == f"Saturday 21 November 2026 at{SPACE}14:00–{NO_BREAK}16:00"


@pytest.mark.parametrize(
    ("dates", "words"),
    [
        ([], ""),
        ([held(5)], "Starter 26. november 2026"),
        ([held(0)], "Starter 21. november 2026"),
        ([held(90), held(5)], "Starter 26. november 2026 og ét hold mere"),
        ([held(90), held(5), held(40)], "Starter 26. november 2026 og 2 hold mere"),
        ([held(5, cancelled=True), held(90)], "Starter 19. februar 2027"),
        ([held(5), held(90, cancelled=True)], "Starter 26. november 2026"),
        ([held(5, cancelled=True)], ""),
        ([held(-5)], ""),
        ([held(-5, ends_at=NOW + timedelta(days=30))], ""),
        ([held(-5, ends_at=NOW + timedelta(days=30)), held(60)], "Starter 20. januar 2027"),
    ],
)
def test_next_course_date_skips_what_is_cancelled_or_has_begun(dates: list[CourseDate], words: str) -> None:
    assert next_course_date_in_words(course(*dates)) == words
