"""Cleaning, words and spellings."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.text import (
    MAX_CHARACTERS,
    MAX_SPELLINGS,
    MAX_WORDS,
    clean,
    danish_order,
    fold,
    folded_words,
    phone_digits,
    spellings,
)


@given(st.text())
def test_clean_text_is_within_all_limits(text: str) -> None:
    cleaned = clean(text)
    assert len(cleaned) <= MAX_CHARACTERS
    assert len(cleaned.split()) <= MAX_WORDS
    assert not {unicodedata.category(character) for character in cleaned} & {"Cc", "Cs"}
    assert cleaned.encode().decode() == cleaned


@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("  peer \t\n støtte ", "peer støtte"),
        ("nul\x00tegn", "nul tegn"),
        ("half \ud800 pair", "half pair"),
        ("soft\u00adhyphen", "softhyphen"),
        ("A\u030aben", "Åben"),
    ],
)
def test_cleaning(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


def test_only_the_first_twenty_words_count() -> None:
    assert clean("ord " * 1000).split() == ["ord"] * MAX_WORDS


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Århus", "aarhus"),
        ("Lær at tackle", "laer at tackle"),
        ("café økogal", "cafe oekogal"),
        ("ÅBENRÅ", "aabenraa"),
        ("Malmö", "Malmø"),
    ],
)
def test_folding_makes_spellings_equal(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@given(st.text())
def test_folding_never_leaves_a_danish_letter(text: str) -> None:
    assert not set("æøåÆØÅ") & set(fold(text))


def test_words_are_letters_and_digits_only() -> None:
    assert folded_words('ch@example.org "a_b" §104 *') == ["ch", "example", "org", "a", "b", "104"]


@pytest.mark.parametrize(
    ("word", "among"), [("aarhus", "århus"), ("århus", "aarhus"), ("laer", "lær"), ("økonomi", "oekonomi")]
)
def test_a_word_has_its_other_spelling(word: str, among: str) -> None:
    assert {word, among} <= set(spellings(word))


def test_spellings_are_bounded() -> None:
    assert len(spellings("aaaeoeaaaeoeaaaeoe")) == MAX_SPELLINGS


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("41 27 54 27", "41275427"),
        ("+45 4127-5427", "41275427"),
        ("(0045) 41.27.54.27", "41275427"),
        ("5427", "5427"),
        ("104", ""),
        ("§ 104", ""),
        ("ring 41275427", ""),
        ("", ""),
    ],
)
def test_phone_digits(text: str, digits: str) -> None:
    assert phone_digits(text) == digits


def test_danish_letters_sort_last() -> None:
    names = ["Ærø", "Aarhus", "Ølstykke", "Vejle", "Albertslund"]
    assert sorted(names, key=danish_order) == ["Albertslund", "Vejle", "Ærø", "Ølstykke", "Aarhus"]
