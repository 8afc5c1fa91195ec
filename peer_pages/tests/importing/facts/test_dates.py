"""Dates and periods in prose."""

import pytest

from peer_pages.importing.facts.dates import RELATIVE, bounds, dates_in, strange_periods

FOUND = {
    "Huset åbnede i marts 2013.": ["2013-03"],
    "fra 1.6. 2013 på prøve": ["2013-06-01"],
    "betalt til 30.6.2016 og": ["2016-06-30"],
    "fra 5.4.2016-30.9.2016.": ["2016-04-05/2016-09-30"],
    "puljen (2013-15) og": ["2013/2015"],
    "puljen 2013-16, og": ["2013/2016"],
    "i 2015-2018 skal": ["2015/2018"],
    "indtil forår 2015 er": ["2015-21"],
    "i foråret 2015 blev": ["2015-21"],
    "januar 2015 – november 2015": ["2015-01/2015-11"],
    "den 30. juni 2018": ["2018-06-30"],
    "siden 1/9 2002.": ["2002-09-01"],
    "1. halvår 2014 og 2. halvår af 2014": ["2014-01/2014-06", "2014-07/2014-12"],
    "Startede 1998 og sluttede 2004": ["1998", "2004"],
}

NOT_FOUND = ["2160 København", "nr. 12 af 11/04", "tlf. 2013 2014 55", "1.500.000 kr.", "lbk 2013a12", "kl. 13-15", ""]


@pytest.mark.parametrize(("text", "dates"), FOUND.items())
def test_dates_are_found(text: str, dates: list[str]) -> None:
    assert [date.edtf for date in dates_in(text)] == dates


@pytest.mark.parametrize("text", NOT_FOUND)
def test_other_numbers_are_no_dates(text: str) -> None:
    assert [date.edtf for date in dates_in(text) if date.edtf and "/" in date.edtf] == []


def test_a_date_that_cannot_be_is_found_with_the_reason() -> None:
    (date,) = dates_in("Besøg: 1. marts 2010 – 31. juni 2012")
    assert date.edtf is None
    assert "30 dage" in (date.error or "")


def test_two_digits_after_a_year_are_a_year_in_prose() -> None:
    assert [date.edtf for date in dates_in("2009-12")] == ["2009/2012"]


@pytest.mark.parametrize("text", ["puljen 2013-116, og", "2013–162"])
def test_a_period_with_three_digits_is_a_misprint(text: str) -> None:
    assert [period.text for period in strange_periods(text)]


def test_a_period_with_four_digits_is_none() -> None:
    assert list(strange_periods("2013-2016")) == []


@pytest.mark.parametrize("text", ["slutter om et år", "gives fra år til år", "til næste år", "efter årsskiftet"])
def test_relative_dates_are_known(text: str) -> None:
    assert RELATIVE.search(text)


def test_bounds_of_periods() -> None:
    assert bounds("2013/2016") == ("2013", "2016")
    assert bounds("../2016") == (None, "2016")
    assert bounds("2013/..") == ("2013", None)
    assert bounds("2013") == (None, None)


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("9. marts 2015", "2015-03-09"),
        ("09.marts 2015", "2015-03-09"),
        ("1/9 2002", "2002-09-01"),
        ("1/9-2002", "2002-09-01"),
        ("1/9/2002", "2002-09-01"),
        ("01.09.2002", "2002-09-01"),
        ("31.12. 2002", "2002-12-31"),
        ("Sommeren 2015", "2015-22"),
        ("efteråret i 2015", "2015-23"),
        ("vinter 2015", "2015-24"),
        ("3. kvartal 2014", "2014-07/2014-09"),
        ("1. halvår af 2014", "2014-01/2014-06"),
        ("OKTOBER 2014", "2014-10"),
        ("2013/16", "2013/2016"),
        ("2013 – 2016", "2013/2016"),
        ("1.-3. marts 2015", "2015-03-01/2015-03-03"),
        ("marts til maj 2015", "2015-03/2015-05"),
        ("1. marts til og med 3. maj 2015", "2015-03-01/2015-05-03"),
        ("1998", "1998"),
    ],
)
@pytest.mark.parametrize("form", ["{}", "Vi var åbne {}, og det var godt.", "({})"])
def test_a_date_in_a_text(form: str, written: str, edtf: str) -> None:
    text = form.format(written)
    (found,) = dates_in(text)
    assert found.edtf == edtf
    assert text[found.start : found.end] == found.text


@pytest.mark.parametrize("text", ["x2015", "3.2015", "20151", "2015-x1", "1815", "2115", "marts", "1. marts"])
def test_what_is_no_date_in_a_text(text: str) -> None:
    assert list(dates_in(text)) == []


@pytest.mark.parametrize(
    ("text", "relative"),
    [
        ("om to år", True),
        ("Om 10 år", True),
        ("sidste år", True),
        ("i år", True),
        ("et år ad gangen", True),
        ("om seks åringer", False),
        ("i året 2015", False),
        ("hvert år", False),
    ],
)
def test_what_is_said_from_the_day_of_writing(text: str, *, relative: bool) -> None:
    assert bool(RELATIVE.search(text)) is relative


@pytest.mark.parametrize("edtf", ["/2016", "../2016"])
def test_an_open_beginning_is_none(edtf: str) -> None:
    assert bounds(edtf) == (None, "2016")
