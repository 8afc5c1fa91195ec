"""What people type in an answer: a day, a sum, a file; each error says what to type."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from wagtail.documents import get_document_model
from wagtail.documents.forms import get_document_form
from wagtail.models import Collection

from peer_pages import fuzzy_dates
from peer_pages.fields import FuzzyDateFormField
from peer_pages.funding import ladder
from peer_pages.importing.facts.amounts import amounts_in


class DayField(FuzzyDateFormField):
    """One day, typed as people write it; the value is a `date`, or None."""

    def clean(self, value: Any) -> date | None:  # type: ignore[override]
        """Return the day; a month or a year is not enough."""
        edtf = super().clean(value)
        if not edtf:
            return None
        day = fuzzy_dates.latest(edtf)
        if ladder.precision(edtf) is not ladder.Precision.DAY or day is None or "/" in edtf:
            raise ValidationError(_("Skriv dagen med, fx 31. december 2026."))
        return day


class KronerField(forms.CharField):
    """A sum in whole kroner, typed as "497.979", "500000 kr." or "1,5 mio. kr."; the value is a number, or None."""

    widget = forms.TextInput(attrs={"inputmode": "text"})

    def clean(self, value: Any) -> int | None:
        """Return the number of kroner."""
        text = super().clean(value)
        if not text:
            return None
        found = [kroner for _place, kroner in amounts_in(f"{text} kr.")]
        if len(found) != 1:
            raise ValidationError(_("Vi forstår ikke beløbet. Skriv fx 497.979 eller 1,5 mio. kr."))
        return found[0]


def upload_form(file: "UploadedFile[bytes]", user: Any) -> Any:
    """Return the site's own form for documents, filled in: its rules for ending, size, content and quota hold here."""
    root = Collection.get_first_root_node()
    title = (file.name or "")[:255]
    # Without the user, who may have no collection of their own; the quota is counted for them all the same.
    form = get_document_form(get_document_model())({"title": title, "collection": root.pk}, {"file": file})
    form.user = user
    return form
