"""Fuzzy dates and sets of choices as form and model fields."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from peer_pages.fields import FuzzyDateFormField
from peer_pages.models import InitiativePage


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("forår 2015", "2015-21"), ("2013-16", "2013/2016"), ("31. december 2014", "2014-12-31"), ("", "")],
)
def test_a_form_takes_words_and_keeps_edtf(typed, kept):
    assert FuzzyDateFormField(required=False).clean(typed) == kept


@pytest.mark.parametrize("typed", ["engang", "31. september 2012", "2015/2013"])
def test_what_is_no_date_is_refused_with_a_sentence(typed):
    with pytest.raises(ValidationError) as refusal:
        FuzzyDateFormField(required=False).clean(typed)
    assert len(str(refusal.value.messages[0])) > 20


def test_stored_dates_are_shown_in_words():
    field = FuzzyDateFormField(required=False)
    with translation.override("da"):
        assert field.prepare_value("2015-21") == "forår 2015"
    assert field.prepare_value("noget sludder") == "noget sludder"


@pytest.mark.parametrize(("initial", "data", "changed"), [("2015-21", "foråret 2015", False), ("2015", "2016", True)])
def test_another_spelling_is_no_change(initial, data, changed):
    assert FuzzyDateFormField(required=False).has_changed(initial, data) is changed


def test_employment_forms_are_check_boxes_and_a_list():
    field = InitiativePage._meta.get_field("employment_forms").formfield()
    assert field.clean(["volunteer", "hourly"]) == ["volunteer", "hourly"]
    with pytest.raises(ValidationError):
        field.clean(["slave"])
