"""What every calendar that is subscribed to says of itself."""

from datetime import timedelta

from icalendar import Calendar, Event

from peer_pages.calendars.subscribed import subscribed


def made(url: str = "https://example.org/a") -> Calendar:
    """Return a calendar as a program reads it."""
    drawn = subscribed(url=url, name="Frister; nu", language="da", components=[Event()])
    return Calendar.from_ical(drawn.to_ical())


def test_it_says_its_name_its_language_and_how_often_to_ask() -> None:
    read = made()
    assert str(read["X-WR-CALNAME"]) == "Frister; nu"
    assert str(read["PRODID"]).endswith("//DA")
    assert read["REFRESH-INTERVAL"].dt == timedelta(hours=6)
    assert str(read["X-PUBLISHED-TTL"]) == "PT6H"
    assert read["REFRESH-INTERVAL"].params["VALUE"] == "DURATION"
    assert len(read.walk("VEVENT")) == 1


def test_its_address_tells_it_apart() -> None:
    assert made()["UID"] == made()["UID"] != made("https://example.org/b")["UID"]
