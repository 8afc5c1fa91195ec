"""Words of a text and the spelling in which they are compared."""

import re
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis.words import LONGEST, distinct, fold, joined, normalise, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Lær at tackle angst!", ["Lær", "at", "tackle", "angst"]),
        ("§ 104, stk. 2", ["104", "stk", "2"]),
        ("§104", ["104"]),
        ("recovery-mentor", ["recovery", "mentor"]),
        ("børne- og ungepsykiatri", ["børne", "og", "ungepsykiatri"]),
        ("ch@psykiatrifonden.dk", ["ch", "psykiatrifonden", "dk"]),
        ("MB'er og MB’ere", ["MB'er", "og", "MB’ere"]),
        ("Odense's", ["Odense's"]),
        ("O'Brien l'amour", ["O", "Brien", "l", "amour"]),
        ("B.U.P. i H.C. Andersens by", ["B.U.P.", "i", "H.C.", "Andersens", "by"]),
        ("a.b.jensen@example.org", ["a", "b", "jensen", "example", "org"]),
        ("f.eks. d.v.s.", ["f", "eks", "d.v.s."]),
        ("e-mail og E-boks, 2-3", ["e-mail", "og", "E-boks", "2", "3"]),
        ("snake_case", ["snake", "case"]),
        ("41 27 54 27", ["41", "27", "54", "27"]),
        ("A\u030aben selv\u00adhjælp", ["A\u030aben", "selv\u00adhjælp"]),
        ("\u0301a 👍🏽 \ud800 …", ["a"]),
        ("سلام שלום", ["سلام", "שלום"]),
        ("", []),
    ],
)
def test_the_words_of_a_text(text: str, words: list[str]) -> None:
    assert [word.text for word in words_of(text)] == words


@given(st.text(alphabet=st.sampled_from("aAæøåoe .-'’´\u0301\u00ad1é§@") | st.characters()))
def test_each_word_stands_where_it_says(text: str) -> None:
    words = words_of(text)
    assert [text[word.start : word.end] for word in words] == [word.text for word in words]
    ends = [0, *(word.end for word in words)]
    assert all(end <= word.start < word.end for end, word in zip(ends, words, strict=False))


@given(st.text())
def test_no_letter_or_digit_is_left_out(text: str) -> None:
    kept = "".join(word.text for word in words_of(text))
    assert [one for one in text if one.isalnum()] == [one for one in kept if one.isalnum()]


@pytest.mark.parametrize(
    ("word", "normal"),
    [
        ("Aarhus", "århus"),
        ("Århus", "århus"),
        ("A\u030arhus", "århus"),
        ("PÅRØRENDE", "pårørende"),
        ("paaroerende", "pårørende"),
        ("laer", "lær"),
        ("Malmö", "malmø"),
        ("Händel", "hændel"),
        ("café", "cafe"),
        ("Zürich", "zurich"),
        ("Ǿrsted", "ørsted"),
        ("straße", "straße"),
        ("Łódź", "lodz"),
        ("MB'er", "mb"),
        ("MB’ERE", "mb"),
        ("Odense's", "odense"),
        ("B.U.P.", "bup"),
        ("e-mail", "email"),
        ("selv\u00adhjælp", "selvhjælp"),
        ("'er", "er"),
        ("aaa", "åa"),
        ("104", "104"),
        ("شِ", "ش"),
        ("", ""),
    ],
)
def test_the_spelling_that_is_compared(word: str, normal: str) -> None:
    assert normalise(word) == normal


@given(st.text(alphabet=st.sampled_from("aeoåæøAEOÅéäöʼ'ers\u030a\u0301İıſ") | st.characters()))
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once


@given(st.text())
def test_a_word_of_a_text_is_one_token(text: str) -> None:
    tokens = [normalise(word.text) for word in words_of(text)]
    assert all(re.fullmatch(r"\S{1,64}", token) for token in tokens)


def test_what_stands_behind_an_apostrophe_can_be_kept() -> None:
    assert joined("MB'ere") == "mbere"


@pytest.mark.parametrize(
    ("word", "folded"), [("pårørende", "parorende"), ("ærø", "aro"), ("rådgivning", "radgivning"), ("angst", "angst")]
)
def test_a_word_without_danish_letters(word: str, folded: str) -> None:
    assert fold(word) == folded


@pytest.mark.parametrize(
    "text",
    ["a" * 100_000, "a" + "\u0301" * 100_000, "a." * 50_000 + "bb", "a-" * 50_000, "a'" * 50_000, "👍" * 100_000],
    ids=["letters", "marks", "dots", "hyphens", "apostrophes", "emoji"],
)
def test_a_strange_text_costs_little(text: str) -> None:
    started = process_time()
    assert all(len(normalise(word.text)) <= LONGEST for word in words_of(text))
    assert process_time() - started < 5


@given(st.text())
def test_the_distinct_words_are_those_of_the_text(text: str) -> None:
    assert distinct(text) == {word.text for word in words_of(text)}
