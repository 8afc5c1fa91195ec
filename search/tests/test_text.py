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
        ("fra\ue000flyttet", "fraflyttet"),
        ("uden\uffffnavn", "udennavn"),
        ("a\u2028b", "a b"),
        ("ord " * 30, " ".join(["ord"] * 20)),
        ("x" * 300, "x" * 200),
        (("x" * 19 + " ") * 15, " ".join(["x" * 19] * 10)),
        ("", ""),
        (" \x00\u200b ", ""),
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
        ("Händel", "Hændel"),
        ("A\u030arhus", "Århus"),
        ("STRASSE", "straße"),
        ("Ǿrsted Ǽgir", "Ørsted Ægir"),
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


@pytest.mark.parametrize(
    ("word", "ways"),
    [
        ("øre", ["øre", "oere"]),
        ("oere", ["oere", "øre"]),
        ("ære", ["ære", "aere"]),
        ("Aaen", ["aaen", "åen"]),
        ("PEER", ["peer"]),
        ("aeoe", ["aeoe", "aeø", "æoe", "æø"]),
        ("104", ["104"]),
    ],
)
def test_a_word_comes_in_all_its_spellings_as_typed_first(word: str, ways: list[str]) -> None:
    assert spellings(word) == ways


@given(st.text(alphabet="aeoåæøAOX", min_size=1, max_size=12))
def test_each_spelling_folds_to_the_same_word(word: str) -> None:
    ways = spellings(word)
    assert word.lower() == ways[0]
    assert {fold(way) for way in ways} == {fold(word)}
    assert len(ways) == len(set(ways)) <= MAX_SPELLINGS


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
        ("41 00 45 27", "41004527"),
        ("  41275427\n", "41275427"),
        ("+46 8 123 456", "468123456"),
        ("1234-56", "123456"),
        ("()", ""),
        ("   ", ""),
        ("", ""),
    ],
)
def test_phone_digits(text: str, digits: str) -> None:
    assert phone_digits(text) == digits


def test_danish_letters_sort_last() -> None:
    names = ["Ærø", "Aarhus", "Ølstykke", "Vejle", "Albertslund"]
    assert sorted(names, key=danish_order) == ["Albertslund", "Vejle", "Ærø", "Ølstykke", "Aarhus"]


@pytest.mark.parametrize(
    ("first", "second"), [("Zoo", "Æble"), ("æ", "Ø"), ("Ørsted", "Aabenraa"), ("Ågård", "Aarhus"), ("abe", "Bil")]
)
def test_danish_order_of_two_names(first: str, second: str) -> None:
    assert danish_order(first) < danish_order(second)
