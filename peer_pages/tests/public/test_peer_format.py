"""Dates, money, telephone numbers and addresses as a reader sees them. No database."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone, translation
from hypothesis import given
from hypothesis import strategies as st

from peer_pages.templatetags import peer_format

SPACE = "\u00a0"


@pytest.fixture(autouse=True)
def danish() -> Iterator[None]:
    with translation.override("da"), timezone.override(ZoneInfo("Europe/Copenhagen")):
        yield


def in_english(filter_: Any, value: Any) -> str:
    with translation.override("en"):
        return str(filter_(value))


def test_day_is_written_out() -> None:
    assert peer_format.day(date(2026, 11, 21)) == "21. november 2026"
    assert peer_format.weekday(date(2026, 11, 21)) == "lørdag"
    assert in_english(peer_format.day, date(2026, 11, 21)) == "21 November 2026"
    assert in_english(peer_format.weekday, date(2026, 11, 21)) == "Saturday"


@pytest.mark.parametrize("language", ["da-dk", "de"])
def test_other_languages_than_english_read_danish_figures(language: str) -> None:
    with translation.override(language):
        assert peer_format.number(1234) == "1.234"


@pytest.mark.parametrize("filter_", [peer_format.day, peer_format.weekday, peer_format.clock, peer_format.number])
def test_what_is_not_known_is_nothing(filter_: Any) -> None:
    assert filter_(None) == ""


@pytest.mark.parametrize(
    ("moment", "day", "clock"),
    [
        (datetime(2026, 6, 30, 22, 30, tzinfo=UTC), "1. juli 2026", "0.30"),
        (datetime(2026, 12, 31, 22, 59, tzinfo=UTC), "31. december 2026", "23.59"),
        (datetime(2026, 12, 31, 23, 0, tzinfo=UTC), "1. januar 2027", "0.00"),
        # The night when the clock is put back has two half past two.
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "25. oktober 2026", "2.30"),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), "25. oktober 2026", "2.30"),
        (datetime(2026, 5, 1, 9, 5), "1. maj 2026", "9.05"),
    ],
)
def test_time_is_the_clock_in_denmark(moment: datetime, day: str, clock: str) -> None:
    assert peer_format.day(moment) == day
    assert peer_format.clock(moment) == f"kl.{SPACE}{clock}"


@pytest.mark.parametrize(("value", "clock"), [(time(14), "14.00"), (time(0), "0.00"), (time(9, 5), "9.05")])
def test_time_of_a_programme_has_no_day(value: time, clock: str) -> None:
    assert peer_format.clock(value) == f"kl.{SPACE}{clock}"
    assert in_english(peer_format.clock, value) == f"at{SPACE}{clock.replace('.', ':')}"


def test_moment_has_begun_at_the_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    now = datetime(2026, 11, 21, 13, 0, tzinfo=UTC)
    monkeypatch.setattr(timezone, "now", lambda: now)
    assert peer_format.has_begun(now)
    assert not peer_format.has_begun(now + timedelta(seconds=1))


@pytest.mark.parametrize(
    ("value", "text", "english"),
    [
        (497_979, "497.979 kr.", "DKK 497,979"),
        (999_999, "999.999 kr.", "DKK 999,999"),
        (1_000_000, "1 mio. kr.", "DKK 1 million"),
        (9_300_000, "9,3 mio. kr.", "DKK 9.3 million"),
        (9_310_000, "9.310.000 kr.", "DKK 9,310,000"),
        (1_250_000_000, "1.250 mio. kr.", "DKK 1,250 million"),
        (75, "75 kr.", "DKK 75"),
        (0, "0 kr.", "DKK 0"),
        (None, "", ""),
    ],
)
def test_kroner(value: int | None, text: str, english: str) -> None:
    assert peer_format.kroner(value) == text
    assert in_english(peer_format.kroner, value) == english


@pytest.mark.parametrize(
    ("value", "text", "english"),
    [
        (Decimal("2.50"), "2,5", "2.5"),
        (Decimal("2.00"), "2", "2"),
        (Decimal("0.25"), "0,25", "0.25"),
        (Decimal("1E+3"), "1.000", "1,000"),
        (Decimal("12345.678"), "12.345,678", "12,345.678"),
        (7, "7", "7"),
        (0, "0", "0"),
        (100, "100", "100"),
        (1234, "1.234", "1,234"),
        (-1234, "-1.234", "-1,234"),
    ],
)
def test_number(value: Decimal | int, text: str, english: str) -> None:
    assert peer_format.number(value) == text
    assert in_english(peer_format.number, value) == english


def test_without_a_language_everything_is_as_in_danish() -> None:
    with translation.override(None):
        assert peer_format.number(1234) == "1.234"
        assert peer_format.fuzzy("2015-21") == "forår 2015"


@given(st.integers(min_value=-(10**12), max_value=10**12))
def test_figures_of_a_number_are_kept(value: int) -> None:
    assert int(peer_format.number(value).replace(".", "")) == value


@pytest.mark.parametrize(
    ("value", "shown", "called"),
    [
        ("22334455", "22 33 44 55", "tel:+4522334455"),
        ("+45 2233 4455", "22 33 44 55", "tel:+4522334455"),
        ("0045-22-33-44-55", "22 33 44 55", "tel:+4522334455"),
        ("(+45) 22.33.44.55", "22 33 44 55", "tel:+4522334455"),
        ("45223344", "45 22 33 44", "tel:+4545223344"),
        ("22 33 44 5", "22 33 44 5", "tel:2233445"),
        ("+46 8 123 456", "+46 8 123 456", "tel:+468123456"),
        ("41 00 45 27", "41 00 45 27", "tel:+4541004527"),
        (" +46 8 123 456 ", "+46 8 123 456", "tel:+468123456"),
        ("22334455 (mandag)", "22334455 (mandag)", "tel:22334455"),
        ("112", "112", "tel:112"),
        ("ring i morgen", "ring i morgen", ""),
        ("+", "+", ""),
        ("٢٢٣٣٤٤٥٥", "٢٢٣٣٤٤٥٥", ""),
        ("", "", ""),
        (None, "", ""),
    ],
)
def test_phone(value: str | None, shown: str, called: str) -> None:
    assert peer_format.phone(value) == shown
    assert peer_format.tel(value) == called


@given(st.text(max_size=30))
def test_whatever_is_typed_only_a_number_is_called(value: str) -> None:
    assert not set(peer_format.tel(value).removeprefix("tel:")) - set("+0123456789")


@pytest.mark.parametrize(
    ("value", "danish", "english"),
    [("2015-21", "forår 2015", "spring 2015"), ("2015", "2015", "2015"), ("", "", ""), (None, "", "")],
)
def test_fuzzy_date_stays_fuzzy(value: str | None, danish: str, english: str) -> None:
    assert peer_format.fuzzy(value) == danish
    assert in_english(peer_format.fuzzy, value) == english


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("https://www.example.dk/a/b?c", "example.dk"),
        ("http://peer.example.dk", "peer.example.dk"),
        ("https://WWW.Example.dk", "example.dk"),
        ("https://example.dk:8080/", "example.dk"),
        ("https://navn:kode@example.dk/", "example.dk"),
        ("https://www.example.dk@evil.example/", "evil.example"),
        ("http://[::1", ""),
        ("example.dk", ""),
        ("mailto:ida@example.dk", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_domain_is_what_a_person_recognises(value: str | None, text: str) -> None:
    assert peer_format.domain(value) == text
