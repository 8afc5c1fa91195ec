"""The dates of a search as a calendar."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone, translation
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from peer_pages.models import CourseDate
from peer_pages.public.moments import HOME_ZONE
from peer_pages.tests import factories
from search.asking.passes import FEW
from search.catalogue.document import CatalogueDocument, Occasion
from search.catalogue.ids import page_id
from search.contract import Filters, Query
from search.subscribing import calendar

HOME = ZoneInfo(HOME_ZONE)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
SOON = timezone.now().replace(microsecond=0) + 3 * DAY

# The library types a property as the union of all kinds of properties.
Events = list[Any]
Read = Callable[..., Events]


def absolute(path: str) -> str:
    """Return the address of a path on the tests' site."""
    return f"https://example.org{path}"


def parsed(content: bytes) -> Any:
    """Return the calendar, once it keeps the form that RFC 5545 asks for."""
    assert content.endswith(b"END:VCALENDAR\r\n")
    lines = content.split(b"\r\n")
    assert all(len(line) <= 75 and b"\n" not in line for line in lines)
    read = Calendar.from_ical(content)
    assert isinstance(read, Calendar)
    assert not read.errors
    assert [str(zone["TZID"]) for zone in read.walk("VTIMEZONE")] == [HOME_ZONE]
    for event in read.events:
        assert not event.errors
        assert {"UID", "DTSTAMP", "DTSTART", "SUMMARY", "STATUS", "SEQUENCE", "URL"} <= set(event)
        assert "ORGANIZER" not in event
    return read


@pytest.fixture
def read(db: None) -> Read:
    """Return a function that gives the events in the calendar of a search."""

    def events(text: str = "", *, locale: str = "da", **chosen: Any) -> Events:
        return parsed(calendar.calendar(Query(text, Filters(**chosen), locale=locale), absolute)).events

    return events


def drawn(*occasions: Occasion, now: datetime = SOON, **facts: Any) -> Events:
    """Return the events of one document with `occasions`."""
    values = {"title": "Vagtel", "url": "/vagtel/", "updated": 1_700_000_000, **facts}
    document = CatalogueDocument(page_id(1), "da", "event", occasions=occasions, **values)
    dated = [calendar.Dated(one, document) for one in occasions]
    return parsed(calendar.drawn(Query(), dated, absolute, now)).events


def seconds(moment: datetime) -> int:
    """Return a moment as documents have it."""
    return int(moment.timestamp())


def summaries(events: Events) -> list[str]:
    """Return the titles of events in their order."""
    return [str(event["SUMMARY"]) for event in events]


def test_an_event_has_all_that_a_calendar_shows(read: Read) -> None:
    page = factories.make_event(
        "Vagtel, ugle; og", starts_at=SOON, ends_at=SOON + HOUR, venue="Huset, Vejle", summary="Linje;\nto"
    )
    (event,) = read("vagtel")
    assert summaries([event]) == ["Vagtel, ugle; og"]
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (SOON, SOON + HOUR)
    assert event["DTSTART"].params["TZID"] == HOME_ZONE
    assert str(event["LOCATION"]) == "Huset, Vejle"
    assert str(event["UID"]) == str(page.translation_key)
    assert str(event["URL"]) == absolute(page.get_url())
    assert str(event["DESCRIPTION"]) == f"Linje; to\nLæs mere: {absolute(page.get_url())}"
    assert (str(event["STATUS"]), str(event["TRANSP"])) == ("CONFIRMED", "OPAQUE")
    page.refresh_from_db()
    assert event["DTSTAMP"].dt == page.last_published_at.replace(microsecond=0)


def test_each_date_of_a_course_is_an_event_by_time(read: Read) -> None:
    dates = [CourseDate(starts_at=SOON + day * DAY, place=f"Sted {day}") for day in (7, 0, 14)]
    factories.make_course("Vagtel kurset", dates=dates)
    events = read("vagtel")
    assert [str(event["LOCATION"]) for event in events] == ["Sted 0", "Sted 7", "Sted 14"]
    assert len({str(event["UID"]) for event in events}) == 3


def test_only_what_the_search_finds_is_in_it(read: Read) -> None:
    factories.make_event("Vagtel dagen")
    factories.make_event("Ugle dagen")
    factories.make_initiative("Vagtel broen")
    assert summaries(read("vagtel")) == ["Vagtel dagen"]
    assert sorted(summaries(read())) == ["Ugle dagen", "Vagtel dagen"]
    assert read("vagtel", kind=("course",)) == []
    assert read("vagtel", locale="en") == []


def test_a_search_whose_results_have_no_dates_is_not_made_wider(read: Read) -> None:
    for number in range(FEW):
        factories.make_initiative(f"Vagtel {number}")
    factories.make_event("Vagteltræf")
    assert read("vagtel") == []
    assert summaries(read("vagteltræf")) == ["Vagteltræf"]


@pytest.mark.parametrize(
    ("ends", "there"), [(-29 * DAY, True), (-31 * DAY, False), (timedelta(minutes=-1), True), (DAY, True)]
)
def test_what_is_over_stays_for_thirty_days(read: Read, ends: timedelta, there: bool) -> None:
    now = timezone.now()
    factories.make_event("Vagtel dagen", starts_at=now + ends - 40 * DAY, ends_at=now + ends)
    assert bool(read("vagtel")) is there


def test_an_old_date_of_a_course_that_goes_on_is_left_out(read: Read) -> None:
    dates = [CourseDate(starts_at=SOON - 60 * DAY, place="Før"), CourseDate(starts_at=SOON, place="Nu")]
    factories.make_course("Vagtel kurset", dates=dates)
    assert [str(event["LOCATION"]) for event in read("vagtel")] == ["Nu"]


def test_what_is_cancelled_says_so_and_takes_no_time() -> None:
    (event,) = drawn(Occasion("u", seconds(SOON), cancelled=True, link="https://example.org/moede"))
    assert str(event["STATUS"]) == "CANCELLED"
    assert summaries([event]) == ["Aflyst: Vagtel"]
    assert str(event["TRANSP"]) == "TRANSPARENT"
    assert b"moede" not in event.to_ical()


def test_what_is_moved_says_so_and_has_its_new_time(read: Read) -> None:
    page = factories.make_event("Vagtel dagen", starts_at=SOON)
    (before,) = read("vagtel")
    draft = page.get_latest_revision_as_object()
    draft.starts_at, draft.change = SOON + DAY, "rescheduled"
    draft.save_revision()
    factories.publish(draft)
    (after,) = read("vagtel")
    assert summaries([after]) == ["Flyttet: Vagtel dagen"]
    assert after["UID"] == before["UID"]
    assert after["DTSTART"].dt == before["DTSTART"].dt + DAY
    assert after["SEQUENCE"] >= before["SEQUENCE"]
    assert str(after["STATUS"]) == "CONFIRMED"


@pytest.mark.parametrize("ends", [0, seconds(SOON)], ids=["no end", "the beginning"])
def test_an_event_without_an_end_has_none_in_the_calendar(ends: int) -> None:
    (event,) = drawn(Occasion("u", seconds(SOON), ends))
    assert "DTEND" not in event
    assert event["DTSTART"].dt == SOON


def test_a_course_of_weeks_leaves_the_reader_time() -> None:
    (event,) = drawn(Occasion("u", seconds(SOON), seconds(SOON + 49 * DAY)))
    assert str(event["TRANSP"]) == "TRANSPARENT"
    assert event["DTEND"].dt == SOON + 49 * DAY


@pytest.mark.parametrize(("later", "shown"), [(-HOUR, True), (HOUR, False)])
def test_the_meeting_link_is_gone_when_it_is_over_whatever_is_indexed(later: timedelta, shown: bool) -> None:
    occasion = Occasion("u", seconds(SOON), link="https://example.org/moede")
    (event,) = drawn(occasion, now=SOON + later)
    assert (str(event.get("LOCATION", "")) == "https://example.org/moede") is shown
    assert ("Gå til mødet: https://example.org/moede" in str(event["DESCRIPTION"])) is shown


def test_a_time_abroad_is_the_same_moment_on_danish_clocks(read: Read) -> None:
    starts = datetime(2030, 1, 7, 18, tzinfo=ZoneInfo("America/New_York"))
    factories.make_event("Vagtel dagen", starts_at=starts, time_zone="America/New_York")
    (event,) = read("vagtel")
    assert event["DTSTART"].dt == starts
    assert event["DTSTART"].params["TZID"] == HOME_ZONE


def test_an_event_across_the_end_of_summer_time_lasts_as_long_as_it_does() -> None:
    starts, ends = datetime(2026, 10, 24, 21, tzinfo=UTC), datetime(2026, 10, 25, 2, tzinfo=UTC)
    (event,) = drawn(Occasion("u", seconds(starts), seconds(ends)))
    assert event.to_ical().count(b"TZID=Europe/Copenhagen:2026102") == 2
    assert b"T230000" in event.to_ical()
    assert b"T030000" in event.to_ical()
    assert event["DTEND"].dt.astimezone(UTC) - event["DTSTART"].dt.astimezone(UTC) == 5 * HOUR


# The hours around both changes of 2026, minute by minute apart where a clock shows an hour twice.
around = st.one_of(
    st.integers(seconds(datetime(2026, 10, 24, 20, tzinfo=UTC)), seconds(datetime(2026, 10, 25, 6, tzinfo=UTC))),
    st.integers(seconds(datetime(2026, 3, 28, 20, tzinfo=UTC)), seconds(datetime(2026, 3, 29, 6, tzinfo=UTC))),
)


@given(around, st.integers(0, 4 * 3600))
def test_every_moment_comes_back_as_it_was(starts: int, length: int) -> None:
    (event,) = drawn(Occasion("u", starts, starts + length))
    assert seconds(event["DTSTART"].dt.astimezone(UTC)) == starts
    if length:
        assert seconds(event["DTEND"].dt.astimezone(UTC)) == starts + length


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=60))
def test_no_text_breaks_the_calendar(title: str, summary: str, place: str) -> None:
    events = drawn(Occasion("u", 1, place=place), title=title, summary=summary)
    assert len(events) == 1


def test_where_they_are_too_many_the_coming_ones_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    assert calendar.MOST == 200
    monkeypatch.setattr(calendar, "MOST", 3)
    occasions = tuple(Occasion(str(start), start) for start in (96, 98, 104, 101, 102))
    document = CatalogueDocument(page_id(1), "da", "course", "A", "/a/", occasions=occasions)
    assert [one.occasion.starts for one in calendar.chosen([document], 90, 100)] == [101, 102, 104]
    monkeypatch.setattr(calendar, "MOST", 4)
    assert [one.occasion.starts for one in calendar.chosen([document], 90, 100)] == [98, 101, 102, 104]


def test_the_calendar_says_what_it_is_of() -> None:
    with translation.override("da"):
        read = parsed(calendar.drawn(Query("angst"), [], absolute, SOON))
    assert str(read["X-WR-CALNAME"]) == str(read["NAME"]) == "Kurser og arrangementer om “angst”"
    assert str(read["URL"]) == "https://example.org/soeg/?q=angst"
    assert read["REFRESH-INTERVAL"].params["VALUE"] == "DURATION"
    again = parsed(calendar.drawn(Query("angst"), [], absolute, SOON))
    assert again["UID"] == read["UID"]
