"""Fuzzy dates: from words to EDTF and back."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peer_pages.fuzzy_dates import (
    MONTHS,
    SEASONS,
    FuzzyDateError,
    ImpossibleDateError,
    earliest,
    in_words,
    latest,
    parse_words,
)

READ = {
    "2015": "2015",
    " 2015. ": "2015",
    "i 2015": "2015",
    "forår 2015": "2015-21",
    "foråret 2015": "2015-21",
    "Foråret i 2015": "2015-21",
    "sommer 2015": "2015-22",
    "sommeren 2015": "2015-22",
    "efteråret 2016": "2016-23",
    "vinteren 2015": "2015-24",
    "vinteren 2015/16": "2015-24",
    "spring 2015": "2015-21",
    "fall 2015": "2015-23",
    "marts 2015": "2015-03",
    "March 2015": "2015-03",
    "okt. 2015": "2015-10",
    "3/2015": "2015-03",
    "12-2016": "2016-12",
    "01.2016": "2016-01",
    "31. december 2014": "2014-12-31",
    "den 31 december 2014": "2014-12-31",
    "d. 31. dec. 2014": "2014-12-31",
    "31.12.2014": "2014-12-31",
    "1.6. 2013": "2013-06-01",
    "31/12-2014": "2014-12-31",
    "31/12 2014": "2014-12-31",
    "31-12-2014": "2014-12-31",
    "31 December 2014": "2014-12-31",
    "December 31, 2014": "2014-12-31",
    "2013-16": "2013/2016",
    "2013-2016": "2013/2016",
    "2013–2016": "2013/2016",
    "2013 - 2016": "2013/2016",
    "2013–16": "2013/2016",
    "fra 2013 til 2016": "2013/2016",
    "from 2013 to 2016": "2013/2016",
    "januar 2015 – november 2015": "2015-01/2015-11",
    "januar-marts 2016": "2016-01/2016-03",
    "1.-3. marts 2015": "2015-03-01/2015-03-03",
    "1. maj - 30. juni 2015": "2015-05-01/2015-06-30",
    "5.4.2016-30.9.2016": "2016-04-05/2016-09-30",
    "indtil 2014": "../2014",
    "til og med 31. december 2014": "../2014-12-31",
    "until 2014": "../2014",
    "siden 1995": "1995/..",
    "fra 2015": "2015/..",
    "1. halvår 2014": "2014-01/2014-06",
    "2. kvartal 2015": "2015-04/2015-06",
    "ca. 2015": "2015~",
}

AMBIGUOUS = {
    "2015-01": "2015-01",
    "2015-12": "2015-12",
    "2015-21": "2015-21",
    "2015-24": "2015-24",
    "2013-14": "2013/2014",
    "2013-20": "2013/2020",
    "2010-25": "2010/2025",
    "2015–21": "2015/2021",
    "2005–09": "2005/2009",
    "2005-09": "2005-09",
    "2015/21": "2015/2021",
    "2015 - 21": "2015/2021",
}

EDTF = ["2015", "2015-03", "2015-21", "2014-12-31", "2013/2016", "../2014", "2015/..", "2015~", "2015-21/2016"]

REFUSED = [
    "",
    "om et år",
    "næste år",
    "31.12.14",
    "9999",
    "2016-13",
    "hvert år",
    "2015-21-05x",
    "13",
    "forår",
    "13/2016",
]

IMPOSSIBLE = {
    "31. september 2012": "september 2012 har 30 dage",
    "31.september 2012": "september 2012 har 30 dage",
    "29. februar 2015": "februar 2015 har 28 dage",
    "2015-02-30": "februar 2015 har 28 dage",
    "1.13.2012": "12 måneder",
    "13.2016": "12 måneder",
    "0.2016": "12 måneder",
    "1. marts 2010 – 31. september 2012": "september 2012 har 30 dage",
}

WORDS = {
    "2015": ("2015", "2015"),
    "2015-21": ("forår 2015", "spring 2015"),
    "2015-24": ("vinter 2015", "winter 2015"),
    "2015-03": ("marts 2015", "March 2015"),
    "2014-12-31": ("31. december 2014", "31 December 2014"),
    "2013/2016": ("2013–2016", "2013–2016"),
    "2015-01/2015-11": ("januar 2015 – november 2015", "January 2015 – November 2015"),
    "../2014": ("til og med 2014", "until 2014"),
    "2015/..": ("fra 2015", "from 2015"),
    "2015~": ("omkring 2015", "about 2015"),
    "2015?": ("måske 2015", "perhaps 2015"),
    "../..": ("", ""),
}

BOUNDS = {
    "2015": (date(2015, 1, 1), date(2015, 12, 31)),
    "2015-02": (date(2015, 2, 1), date(2015, 2, 28)),
    "2016-02": (date(2016, 2, 1), date(2016, 2, 29)),
    "2015-21": (date(2015, 3, 1), date(2015, 5, 31)),
    "2015-22": (date(2015, 6, 1), date(2015, 8, 31)),
    "2015-23": (date(2015, 9, 1), date(2015, 11, 30)),
    "2015-24": (date(2015, 1, 1), date(2016, 2, 29)),
    "2014-12-31": (date(2014, 12, 31), date(2014, 12, 31)),
    "2013/2016": (date(2013, 1, 1), date(2016, 12, 31)),
    "2015-21/2016": (date(2015, 3, 1), date(2016, 12, 31)),
    "../2014": (None, date(2014, 12, 31)),
    "2015/..": (date(2015, 1, 1), None),
    "": (None, None),
    "noget andet": (None, None),
}


@pytest.mark.parametrize(("words", "edtf"), READ.items())
def test_words_become_edtf(words: str, edtf: str) -> None:
    assert parse_words(words) == edtf


@pytest.mark.parametrize(("words", "edtf"), AMBIGUOUS.items())
def test_two_digits_after_a_year_are_a_month_a_season_or_a_year_by_one_rule(words: str, edtf: str) -> None:
    assert parse_words(words) == edtf


@pytest.mark.parametrize("edtf", EDTF)
def test_edtf_passes_through(edtf: str) -> None:
    assert parse_words(edtf) == edtf


@pytest.mark.parametrize("words", REFUSED)
def test_what_is_no_date_is_refused_with_examples(words: str) -> None:
    with pytest.raises(FuzzyDateError, match=r"Skriv fx 2015, forår 2015, marts 2015") as refused:
        parse_words(words)
    assert not isinstance(refused.value, ImpossibleDateError)


@pytest.mark.parametrize(("words", "reason"), IMPOSSIBLE.items())
def test_a_date_that_no_calendar_has_is_refused_with_a_sentence_of_its_own(words: str, reason: str) -> None:
    with pytest.raises(ImpossibleDateError, match=reason):
        parse_words(words)


def test_an_error_can_be_translated() -> None:
    with pytest.raises(ImpossibleDateError) as refused:
        parse_words("31. april 2020")
    assert refused.value.msgid % refused.value.params == str(refused.value)
    assert refused.value.params["days"] == "30"


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(FuzzyDateError, match="slutter, før den begynder"):
        parse_words("2016-2013")


def test_an_error_is_a_value_error() -> None:
    with pytest.raises(ValueError, match="Vi forstår ikke"):
        parse_words("i morgen")


@pytest.mark.parametrize(("edtf", "words"), WORDS.items())
def test_edtf_in_words(edtf: str, words: tuple[str, str]) -> None:
    assert (in_words(edtf), in_words(edtf, "en")) == words


def test_words_in_an_unknown_language_are_danish() -> None:
    assert in_words("2015-21", "kl") == "forår 2015"


def test_a_regional_language_is_its_language() -> None:
    assert in_words("2015-21", "en-gb") == "spring 2015"


def test_what_has_no_words_comes_back_as_it_is() -> None:
    assert in_words("201X") == "201X"
    assert in_words("2015-13") == "2015-13"


@pytest.mark.parametrize(("edtf", "bounds"), BOUNDS.items())
def test_first_and_last_day(edtf: str, bounds: tuple[date | None, date | None]) -> None:
    assert (earliest(edtf), latest(edtf)) == bounds


def test_a_doubtful_year_may_mean_its_neighbours() -> None:
    assert earliest("2015~") == date(2014, 1, 1)
    assert latest("2015~") == date(2016, 12, 31)


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_every_day_survives_words(day: date) -> None:
    edtf = day.isoformat()
    assert parse_words(in_words(edtf)) == edtf
    assert parse_words(in_words(edtf, "en")) == edtf
    assert earliest(edtf) == latest(edtf) == day


@given(st.integers(1900, 2099), st.sampled_from([*range(1, 13), 21, 22, 23, 24]))
def test_every_month_and_season_survives_words(year: int, number: int) -> None:
    edtf = f"{year}-{number:02}"
    assert parse_words(edtf) == edtf
    assert parse_words(in_words(edtf)) == edtf


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        edtf = parse_words(text)
    except FuzzyDateError:
        return
    assert parse_words(edtf) == edtf
    first, last = earliest(edtf), latest(edtf)
    assert first is None or last is None or first <= last


@given(st.text(max_size=30))
def test_bounds_and_words_never_fail(text: str) -> None:
    earliest(text), latest(text), in_words(text)


def test_the_tables_have_every_month_and_season() -> None:
    assert {len(names) for names in MONTHS.values()} == {12}
    assert {len(names) for names in SEASONS.values()} == {4}
