"""Telephone numbers and paragraphs in running text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.numbers import paragraphs_in, phones_in

GROUPS = [(8,), (4, 4), (2, 2, 2, 2), (2, 6)]


@given(st.from_regex(r"[2-9][0-9]{7}", fullmatch=True), st.sampled_from(GROUPS), st.sampled_from(["", "+45 ", "+45"]))
def test_a_number_is_read_in_whatever_groups(digits, groups, country):
    left = iter(digits)
    written = country + " ".join("".join(next(left) for _ in range(size)) for size in groups)
    assert phones_in(f"Ring {written}, hele døgnet.") == [digits]


@pytest.mark.parametrize(
    "text", ["", "1.234.567,00 kr.", "2014-2016", "12345678,50", "123456789", "1234567", "10/12345678", "CVR"]
)
def test_other_figures_are_no_number(text):
    assert phones_in(text) == []


def test_several_numbers_are_read():
    assert phones_in("tlf. 41 27 54 27 eller 66194511") == ["41275427", "66194511"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("§ 104", ["104"]),
        ("§104", ["104"]),
        ("Servicelovens §§ 67, 85 og 104 a", ["67", "85", "104a"]),
        ("§ 85/§ 86", ["85", "86"]),
        ("§ 99 eller 85", ["99", "85"]),
        ("§ 104 A", ["104a"]),
        ("§ 85 i serviceloven og 12 andre", ["85"]),
        ("§ 104 har 3 stykker", ["104"]),
        ("104", []),
        ("§", []),
    ],
)
def test_paragraphs_are_read_as_lawyers_write_them(text, expected):
    assert paragraphs_in(text) == expected
