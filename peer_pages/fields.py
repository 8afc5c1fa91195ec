"""Model and form fields of the domain: fuzzy dates and sets of fixed choices."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from peer_pages import fuzzy_dates

EDTF_LENGTH = 40
# Words are longer than their EDTF: "fra den 30. september 2015 til og med den 30. november 2016".
WORDS_LENGTH = 120


def read_fuzzy_date(text: str) -> str:
    """Return EDTF for what a person typed, "" for nothing; ValidationError says what to type."""
    if not text.strip():
        return ""
    try:
        return fuzzy_dates.parse_words(text)
    except fuzzy_dates.FuzzyDateError as error:
        raise ValidationError(str(error), code="fuzzy_date") from error


def show_fuzzy_date(edtf: str | None) -> str:
    """Return EDTF in words of the active language; "" for nothing."""
    return fuzzy_dates.in_words(edtf, get_language() or "da") if edtf else ""


class FuzzyDateFormField(forms.CharField):
    """A text field that takes "forår 2015", "2013-2016" or "31. december 2014" and keeps EDTF."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{**kwargs, "max_length": WORDS_LENGTH})

    def prepare_value(self, value: Any) -> Any:
        """Show stored EDTF in words; what cannot be read stays as it was typed."""
        try:
            return show_fuzzy_date(fuzzy_dates.parse_words(value)) if value else value
        except fuzzy_dates.FuzzyDateError:
            return value

    def clean(self, value: Any) -> str:
        """Return EDTF."""
        return read_fuzzy_date(super().clean(value))

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare meanings, not spellings: "foråret 2015" is no change from 2015-21."""
        try:
            return (initial or "") != read_fuzzy_date(data or "")
        except ValidationError:
            return True


class FuzzyDateField(models.CharField):  # type: ignore[type-arg]
    """A date that may be no more than a year or a season, kept as EDTF (ISO 8601-2)."""

    description = _("Dato, evt. kun år eller årstid")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", EDTF_LENGTH)
        super().__init__(*args, **kwargs)

    def clean(self, value: Any, model_instance: models.Model | None) -> str:
        """Return canonical EDTF; ValidationError says what to type."""
        return super().clean(read_fuzzy_date(value or ""), model_instance)

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        """Return a field that reads and shows words."""
        return super().formfield(**{"form_class": FuzzyDateFormField, **kwargs})


class ChoiceSetField(models.JSONField):
    """Any number of a fixed set of choices, kept as a list of their values."""

    def __init__(self, *args: Any, choice_set: type[models.TextChoices] | None = None, **kwargs: Any) -> None:
        self.choice_set = choice_set
        kwargs.setdefault("default", list)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def formfield(self, **_kwargs: Any) -> forms.Field:
        """Return check boxes."""
        return forms.MultipleChoiceField(
            choices=self.choice_set.choices if self.choice_set else [],
            widget=forms.CheckboxSelectMultiple,
            required=not self.blank,
            label=capfirst(str(self.verbose_name)),
            help_text=self.help_text,
        )
