"""Funding as sentences. No database: unsaved fundings."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from peer_pages.models import Funder, Funding, FundingProgramme
from peer_pages.public.funding_words import FundingWords, funding_in_words


@pytest.fixture(autouse=True)
def danish() -> Iterator[None]:
    with translation.override("da"):
        yield


def sentences(**values: Any) -> FundingWords:
    """Return the sentences of a funding about which something is known."""
    words = funding_in_words(Funding(**values))
    assert words is not None
    return words


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"kind": "project", "amount_dkk": 497_979, "ends": "2020"}, "Projektmidler: 497.979 kr. til 2020."),
        ({"kind": "project", "starts": "2020", "ends": "2020"}, "Projektmidler: 2020."),
        ({"kind": "running", "starts": "2015-21"}, "Drift: fra forår 2015."),
        ({"kind": "running"}, "Drift."),
        ({"amount_dkk": 9_300_000}, "9,3 mio. kr."),
        ({"source_text": "fonde og lidt af hvert"}, "Fonde og lidt af hvert."),
        ({"source_text": "ørsted og co!"}, "Ørsted og co!"),
        ({"source_text": "  fonde \n"}, "Fonde."),
        ({"source_text": "Hvem ved?"}, "Hvem ved?"),
        ({"source_text": "fonde", "amount_dkk": 1000}, "1.000 kr."),
        ({"starts": "2014", "ends": "2017-06-30"}, "Fra 2014 til 30. juni 2017."),
        ({"starts": "2014-09"}, "Fra september 2014."),
    ],
)
def test_funding_is_a_sentence(values: dict[str, Any], sentence: str) -> None:
    assert sentences(**values) == FundingWords(sentence)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"funder": Funder(name="Fonden")}, "Fra Fonden."),
        ({"programme": FundingProgramme(name="Puljen")}, "Fra Puljen."),
        ({"funder": Funder(name="Fonden"), "programme": FundingProgramme(name="Puljen")}, "Fra Puljen (Fonden)."),
        ({"funder": Funder(name="Fonden"), "kind": "project"}, "Projektmidler: fra Fonden."),
    ],
)
def test_funding_names_programme_and_funder(values: dict[str, Any], sentence: str) -> None:
    assert sentences(**values).sentence == sentence


def test_funding_renewed_yearly_and_afterwards() -> None:
    words = sentences(renewed_yearly=True, afterwards="Så lukker vi.")
    assert words == FundingWords("", "Pengene fornyes år for år.", "Når pengene slipper op: Så lukker vi.")


def test_what_happens_afterwards_is_told_when_nothing_else_is_known() -> None:
    assert sentences(afterwards="Så lukker vi.") == FundingWords("", "", "Når pengene slipper op: Så lukker vi.")


def test_next_decision_on_a_renewal_is_a_day() -> None:
    words = sentences(renewed_yearly=True, decision_on=date(2026, 12, 1))
    assert words.renewed == "Pengene fornyes år for år. Næste afgørelse er 1. december 2026."


def test_day_of_a_decision_is_not_told_of_money_that_is_not_renewed() -> None:
    assert sentences(amount_dkk=1000, decision_on=date(2026, 12, 1)).renewed == ""


def test_funding_without_any_fact_is_left_out() -> None:
    assert funding_in_words(Funding()) is None


def test_funding_speaks_the_readers_language() -> None:
    with translation.override("en"):
        assert sentences(amount_dkk=497_979, starts="2015-21").sentence == "DKK 497,979 from spring 2015."


@given(st.text(min_size=1, alphabet=st.characters(codec="utf-8", exclude_categories=["C", "Z"])))
def test_whatever_a_source_says_becomes_one_sentence(text: str) -> None:
    sentence = sentences(source_text=text).sentence
    assert sentence.endswith((".", "!", "?"))
    assert sentence[1:].startswith(text[1:]) or sentence[0] != text[0]
