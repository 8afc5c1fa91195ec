from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone, translation

from peer_pages.templatetags import peer_format


@pytest.fixture(autouse=True)
def danish() -> Iterator[None]:
    with translation.override("da"), timezone.override(ZoneInfo("Europe/Copenhagen")):
        yield


def test_day_is_written_out() -> None:
    assert peer_format.day(date(2026, 11, 21)) == "21. november 2026"
    assert peer_format.weekday(date(2026, 11, 21)) == "lørdag"
    with translation.override("en"):
        assert peer_format.day(date(2026, 11, 21)) == "21 November 2026"


def test_time_is_the_clock_in_denmark() -> None:
    late = datetime(2026, 6, 30, 22, 30, tzinfo=UTC)
    assert peer_format.day(late) == "1. juli 2026"
    assert peer_format.clock(late) == "kl.\u00a00.30"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (497979, "497.979 kr."),
        (9_300_000, "9,3 mio. kr."),
        (9_310_000, "9.310.000 kr."),
        (2_000_000, "2 mio. kr."),
        (Decimal("497979.00"), "497.979 kr."),
        (Decimal("497979.50"), "497.979,50 kr."),
        (0, "0 kr."),
        (None, ""),
    ],
)
def test_kroner(value: Any, text: str) -> None:
    assert peer_format.kroner(value) == text


@pytest.mark.parametrize(
    ("value", "text"), [(2.5, "2,5"), (7, "7"), (Decimal("2.00"), "2"), (1234, "1.234"), (None, "")]
)
def test_number(value: Any, text: str) -> None:
    assert peer_format.number(value) == text


@pytest.mark.parametrize(
    ("value", "shown", "called"),
    [
        ("22334455", "22 33 44 55", "tel:+4522334455"),
        ("+45 2233 4455", "22 33 44 55", "tel:+4522334455"),
        ("0045-22-33-44-55", "22 33 44 55", "tel:+4522334455"),
        ("+46 8 123 456", "+46 8 123 456", "tel:+468123456"),
        ("112", "112", "tel:112"),
        ("", "", ""),
        (None, "", ""),
    ],
)
def test_phone(value: Any, shown: str, called: str) -> None:
    assert peer_format.phone(value) == shown
    assert peer_format.tel(value) == called


def test_fuzzy_date_stays_fuzzy() -> None:
    assert peer_format.fuzzy("2015-21") == "forår 2015"
    assert peer_format.fuzzy("") == ""


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("https://www.example.dk/a/b?c", "example.dk"),
        ("http://peer.example.dk", "peer.example.dk"),
        ("", ""),
        (None, ""),
    ],
)
def test_domain(value: Any, text: str) -> None:
    assert peer_format.domain(value) == text
