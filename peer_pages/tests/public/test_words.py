"""Facts, funding, dates and places as sentences. No database: unsaved fundings and stand-ins for pages."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from django.utils import timezone, translation

from peer_pages.models import Funder, Funding, FundingProgramme
from peer_pages.public.facts import course_length
from peer_pages.public.funding_words import FundingWords, funding_in_words
from peer_pages.public.moments import NO_BREAK, event_in_words, next_course_date_in_words
from peer_pages.public.teasers import event_status, price_in_words
from peer_pages.templatetags import peer_components

NOW = datetime(2026, 11, 21, 13, 0, tzinfo=UTC)
SPACE = "\u00a0"


def stand_in(**values: Any) -> Any:
    """Return something that looks like a page, without a database."""
    return SimpleNamespace(**values)


def sentences(**values: Any) -> FundingWords:
    """Return the sentences of a funding about which something is known."""
    words = funding_in_words(Funding(**values))
    assert words is not None
    return words


EVENT = {"starts_at": None, "ends_at": None, "time_zone": "Europe/Copenhagen", "started": ""}
COURSE = {"weeks": None, "sessions": None, "hours_per_session": None}
PRICE = {"is_free": True, "price_dkk": None, "price_note": ""}


@pytest.fixture(autouse=True)
def danish() -> Iterator[None]:
    with translation.override("da"):
        yield


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"kind": "project", "amount_dkk": 497_979, "ends": "2020"}, "Projektmidler: 497.979 kr. til 2020."),
        ({"kind": "project", "starts": "2020", "ends": "2020"}, "Projektmidler: 2020."),
        ({"kind": "running", "starts": "2015-21"}, "Drift: fra forår 2015."),
        ({"kind": "running"}, "Drift."),
        ({"amount_dkk": 9_300_000}, "9,3 mio. kr."),
        ({"source_text": "fonde og lidt af hvert"}, "Fonde og lidt af hvert."),
        ({"starts": "2014", "ends": "2017-06-30"}, "Fra 2014 til 30. juni 2017."),
    ],
)
def test_funding_is_a_sentence(values: dict[str, Any], sentence: str) -> None:
    assert sentences(**values).sentence == sentence


def test_funding_names_programme_and_funder() -> None:
    funder, programme = Funder(name="Fonden"), FundingProgramme(name="Puljen")
    assert sentences(funder=funder).sentence == "Fra Fonden."
    assert sentences(funder=funder, programme=programme).sentence == "Fra Puljen (Fonden)."


def test_funding_renewed_yearly_and_afterwards() -> None:
    words = sentences(renewed_yearly=True, afterwards="Så lukker vi.")
    assert words == FundingWords("", "Pengene fornyes år for år.", "Når pengene slipper op: Så lukker vi.")


def test_funding_without_any_fact_is_left_out() -> None:
    assert funding_in_words(Funding()) is None


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
        (
            {"starts_at": NOW, "time_zone": "Europe/London"},
            f"lørdag 21. november 2026 kl.{SPACE}13.00 (Europe/London)",
        ),
        ({"started": "2014-22"}, "sommer 2014"),
        ({}, ""),
    ],
)
def test_event_time_in_words(values: dict[str, Any], words: Any) -> None:
    assert event_in_words(stand_in(**{**EVENT, **values})) == words


@pytest.mark.parametrize(
    ("change", "is_over", "status"),
    [("", True, "held"), ("", False, ""), ("cancelled", True, "cancelled"), ("rescheduled", False, "rescheduled")],
)
def test_event_status_is_what_a_reader_must_know(change: str, is_over: bool, status: str) -> None:
    assert event_status(stand_in(change=change, is_over=is_over)) == status


def test_next_course_date_skips_what_is_cancelled_or_has_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    begun, soon = NOW - timedelta(days=1), timezone.make_aware(datetime(2027, 1, 12, 17))
    dates = [stand_in(starts_at=soon, cancelled=cancelled) for cancelled in (True, False, False, False)]
    dates.append(stand_in(starts_at=begun, cancelled=False))
    course = stand_in(coming_dates=lambda: dates)
    assert next_course_date_in_words(course) == "Starter 12. januar 2027 og 2 hold mere"
    assert next_course_date_in_words(stand_in(coming_dates=lambda: [dates[0], dates[-1]])) == ""


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (
            {"weeks": 7, "sessions": 7, "hours_per_session": Decimal("2.50")},
            ["Én gang om ugen i 7 uger", "2,5 timer pr. gang"],
        ),
        ({"weeks": 1, "sessions": 3}, ["1 uge", "3 gange"]),
        ({}, []),
    ],
)
def test_course_length(values: dict[str, Any], words: Any) -> None:
    assert course_length(stand_in(**{**COURSE, **values})) == words


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({}, "Gratis"),
        ({"is_free": False, "price_dkk": 1450}, "1.450 kr."),
        ({"is_free": False, "price_note": "Spørg"}, "Spørg"),
    ],
)
def test_price(values: dict[str, Any], words: Any) -> None:
    assert price_in_words(stand_in(**{**PRICE, **values})) == words


@pytest.mark.parametrize(
    ("place", "position", "letter", "share"),
    [("A", None, "A", 0), ("E", None, "E", 100), ("b", None, "B", 25), ("A", 60, "C", 60), ("", 250, "E", 100)],
)
def test_continuum_marks_the_place(place: Any, position: Any, letter: str, share: int) -> None:
    drawn = peer_components.continuum(place, position)
    assert (drawn["letter"], drawn["share"]) == (letter, share)


@pytest.mark.parametrize("place", ["", None, "X", "AB"])
def test_continuum_is_not_drawn_without_a_place(place: Any) -> None:
    assert peer_components.continuum(place) == {"stops": []}


def test_address_may_break_before_the_at_sign_and_is_escaped() -> None:
    assert peer_components.breakable("ida@example.dk") == "ida<wbr>@example.dk"
    assert peer_components.breakable("<b>@x") == "&lt;b&gt;<wbr>@x"


def test_words_are_joined() -> None:
    assert peer_components.join_words(["a", "b"]) == "a, b"
    assert peer_components.join_words("a og b") == "a og b"
    assert peer_components.join_words(None) == ""


def test_unknown_kind_and_status_do_no_harm() -> None:
    assert peer_components.kind_label("noget nyt") == "Om kataloget"
    assert peer_components.status_badge("active") == ""


def test_dates_of_reports_are_days() -> None:
    assert sentences(renewed_yearly=True, decision_on=date(2026, 12, 1)).renewed.endswith("1. december 2026.")
