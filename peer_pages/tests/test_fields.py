"""Fuzzy dates and sets of choices as form and model fields."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from peer_pages.fields import ChoiceSetField, FuzzyDateField, FuzzyDateFormField, read_fuzzy_date, show_fuzzy_date
from peer_pages.models import Funding, InitiativePage


@pytest.fixture(autouse=True)
def danish() -> Iterator[None]:
    with translation.override("da"):
        yield


LONG = {
    "fra den 30. september 2015 til og med den 30. november 2016": "2015-09-30/2016-11-30",
    "ca. 30. september 2015 - ca. 30. november 2016": "2015-09-30~/2016-11-30~",
    "from 30 September 2015 until 30 November 2016": "2015-09-30/2016-11-30",
}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("forår 2015", "2015-21"),
        ("2013-16", "2013/2016"),
        ("31. december 2014", "2014-12-31"),
        ("", ""),
        ("   ", ""),
        *LONG.items(),
    ],
)
def test_a_form_takes_words_and_keeps_edtf(typed: str, kept: str) -> None:
    assert FuzzyDateFormField(required=False).clean(typed) == kept


@pytest.mark.parametrize(("typed", "kept"), LONG.items())
def test_words_longer_than_the_column_are_taken_when_their_edtf_fits(typed: str, kept: str) -> None:
    column = Funding._meta.get_field("starts")
    assert len(typed) > column.max_length
    assert column.formfield().clean(typed) == kept
    assert column.clean(typed, None) == kept


@given(st.dates(date(1900, 1, 1), date(1999, 12, 31)), st.sampled_from(["", "~"]), st.sampled_from(["da", "en"]))
def test_what_the_form_shows_can_always_be_saved_again(day: date, doubt: str, language: str) -> None:
    stored = f"{day}{doubt}/{day.replace(year=2011, day=1)}{doubt}"
    field = Funding._meta.get_field("starts").formfield()
    with translation.override(language):
        assert field.clean(field.prepare_value(stored)) == stored


@pytest.mark.parametrize("typed", ["engang", "31. september 2012", "2015/2013", "<script>alert(1)</script>"])
def test_what_is_no_date_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        FuzzyDateFormField(required=False).clean(typed)
    assert refusal.value.code == "fuzzy_date"
    assert f"“{typed}”" in refusal.value.messages[0]


def test_the_refusal_of_an_impossible_day_says_what_to_do() -> None:
    with pytest.raises(ValidationError) as refusal:
        read_fuzzy_date("31. september 2012")
    assert refusal.value.messages == ["Datoen “31. september 2012” findes ikke: september 2012 har 30 dage. Ret dagen."]


def test_a_whole_text_in_the_field_is_refused_by_its_length() -> None:
    field = Funding._meta.get_field("starts").formfield()
    with pytest.raises(ValidationError) as refusal:
        field.clean("2015 " * 100_000)
    assert refusal.value.error_list[0].code == "max_length"


def test_an_obligatory_date_cannot_be_left_out() -> None:
    with pytest.raises(ValidationError) as refusal:
        FuzzyDateFormField().clean(" ")
    assert refusal.value.code == "required"


@pytest.mark.parametrize(
    ("language", "stored", "shown"),
    [
        ("da", "2015-21", "forår 2015"),
        ("en", "2015-21", "spring 2015"),
        ("da", "2013/2016", "2013–2016"),
        ("da", "foråret 2015", "forår 2015"),
        ("da", "noget sludder", "noget sludder"),
        ("da", "", ""),
        ("da", None, None),
    ],
)
def test_stored_dates_are_shown_in_words(language: str, stored: str | None, shown: str | None) -> None:
    with translation.override(language):
        assert FuzzyDateFormField(required=False).prepare_value(stored) == shown


def test_without_an_active_language_words_are_danish() -> None:
    with translation.override(None):
        assert show_fuzzy_date("2015-21") == "forår 2015"


@pytest.mark.parametrize(
    ("initial", "data", "changed"),
    [
        ("2015-21", "foråret 2015", False),
        ("2015", "2016", True),
        ("", "", False),
        (None, None, False),
        (None, "2015", True),
        ("2015", "", True),
        ("2015", "engang", True),
    ],
)
def test_another_spelling_is_no_change(initial: str | None, data: str | None, changed: bool) -> None:
    assert FuzzyDateFormField(required=False).has_changed(initial, data) is changed


def test_the_models_own_check_keeps_edtf_too() -> None:
    funding = Funding(starts="forår 2015", ends="")
    funding.clean_fields(exclude=["page"])
    assert (funding.starts, funding.ends) == ("2015-21", "")


def test_a_column_that_must_be_filled_in_cannot_be_left_out() -> None:
    with pytest.raises(ValidationError):
        FuzzyDateField().clean("", None)


def test_employment_forms_are_check_boxes_and_a_list() -> None:
    field = InitiativePage._meta.get_field("employment_forms").formfield()
    assert field.clean(["volunteer", "hourly"]) == ["volunteer", "hourly"]
    assert field.clean([]) == []
    assert field.label == "Ansættelse"
    with pytest.raises(ValidationError):
        field.clean(["slave"])


def test_check_boxes_of_which_one_is_needed_say_so() -> None:
    field: Any = ChoiceSetField("farver", choice_set=InitiativePage.Continuum, blank=False).formfield()
    assert field.required
    assert [value for value, _label in field.choices] == list("ABCDE")


@pytest.mark.parametrize("field", [FuzzyDateField("dag"), ChoiceSetField("valg", choice_set=InitiativePage.Continuum)])
def test_a_migration_can_make_the_column_again_without_the_choices(field: models.Field[Any, Any]) -> None:
    _name, path, args, kwargs = field.deconstruct()
    assert path == f"peer_pages.fields.{type(field).__name__}"
    assert "choice_set" not in kwargs
    assert type(field)(*args, **kwargs).deconstruct()[3] == kwargs
