"""Periods of two fuzzy dates: what is stored can always be read again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peer_pages.fuzzy_dates import FuzzyDateError, in_words, parse_words

MOMENTS = st.one_of(
    st.integers(1900, 1999).map(str),
    st.builds("{}-{:02}".format, st.integers(1900, 1999), st.integers(1, 12)),
    st.builds("{}-{}".format, st.integers(1900, 1999), st.integers(21, 24)),
    st.dates().filter(lambda day: 1900 <= day.year < 2000).map(str),
)
LATER = MOMENTS.map(lambda moment: "20" + moment[2:])


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        ("februar 2025 - august 2025", "2025-02/2025-08"),
        ("2025-02/2025-08", "2025-02/2025-08"),
        ("2015-21/2016-22", "2015-21/2016-22"),
        ("31.12.2014-1.3.2015", "2014-12-31/2015-03-01"),
        ("1/2-2014 - 3/4-2014", "2014-02-01/2014-04-03"),
        ("2013-2016", "2013/2016"),
    ],
)
def test_periods_in_words_and_in_edtf(typed, edtf):
    assert parse_words(typed) == edtf


@given(MOMENTS, LATER)
def test_a_stored_period_can_be_saved_again(start, end):
    assert parse_words(f"{start}/{end}") == f"{start}/{end}"


@given(MOMENTS, LATER)
def test_a_periods_words_can_be_typed_back(start, end):
    edtf = f"{start}/{end}"
    assert parse_words(in_words(edtf)) == edtf


@pytest.mark.parametrize(
    "typed",
    ["13 - 2016", "12-2016x", "-2016", "– 2016", "marts-2015", "31. december-2014", "1/2 - 2016", "1. - marts 2015"],
)
def test_a_beginning_that_cannot_borrow_from_the_end_is_not_guessed(typed: str) -> None:
    with pytest.raises(FuzzyDateError, match="Vi forstår ikke datoen"):
        parse_words(typed)


@pytest.mark.parametrize("hyphen", ["\u2010", "\u2011", "\u2212"])
@pytest.mark.parametrize(
    ("typed", "edtf"), [("2013-2016", "2013/2016"), ("31-12-2014", "2014-12-31"), ("2015-03", "2015-03")]
)
def test_hyphens_as_word_processors_write_them_are_hyphens(hyphen: str, typed: str, edtf: str) -> None:
    assert parse_words(typed.replace("-", hyphen)) == edtf
