"""What is kept of a text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.log.anonymous import anonymous


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("ch@psykiatrifonden.dk", "[e-mail]"),
        ("mail til Anna.B+x@sub.eksempel.dk, tak", "mail til [e-mail], tak"),
        ("anna@localhost", "[e-mail]"),
        ("41 27 54 27", "[nummer]"),
        ("+45 41275427 anna", "[nummer] anna"),
        ("(0045) 41-27-54-27", "[nummer]"),
        ("ring 4127 5427 nu", "ring [nummer] nu"),
        ("010203-1234", "[nummer]"),
        ("cpr 0102031234", "cpr [nummer]"),
        ("bisidder", "bisidder"),
        ("§ 104", "§ 104"),
        ("8000 aarhus 2027", "8000 aarhus 2027"),
        ("", ""),
    ],
)
def test_addresses_and_long_numbers_are_replaced(text: str, kept: str) -> None:
    assert anonymous(text) == kept


@given(st.text(alphabet="0123456789 +-().ab@", max_size=60))
def test_no_text_keeps_a_telephone_number_or_an_address(text: str) -> None:
    kept = anonymous(text)
    assert not re.search(r"\d{8}|(\d\d ){3}\d\d|\d{4} \d{4}", kept)
    assert not re.search(r"[ab]@[ab]", kept)
