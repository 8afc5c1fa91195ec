"""Expressions as staff write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.synonyms.words import expressions, normalised


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" ,\n; ", []),
        ("bisidder, ledsager", ["bisidder", "ledsager"]),
        ("bisidder\r\nledsager\n\nmentor", ["bisidder", "ledsager", "mentor"]),
        ("peer  til\tpeer;brugerstøtte", ["peer til peer", "brugerstøtte"]),
        ("Bisidder, bisidder, BISIDDER!", ["Bisidder"]),
        ("pårørende\npaarørende", ["pårørende"]),
    ],
)
def test_expressions_are_split_and_each_is_there_once(text: str, expected: list[str]) -> None:
    assert expressions(text) == expected


@given(st.text())
def test_expressions_of_any_text_are_stable(text: str) -> None:
    once = expressions(text)
    assert expressions("\n".join(once)) == once


def test_words_are_compared_without_case_and_signs() -> None:
    assert normalised("Lær at TACKLE!") == normalised("lær at tackle")
