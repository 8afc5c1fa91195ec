"""What somebody saw when they decided: the version of the page's record, which goes along with each form."""

import json
from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import HttpResponseBase, JsonResponse
from wagtail.models import Page

from workflows import api

NAME = "workflow_seen"
"""The name of the field."""
DIGITS = 18
"""Of the longest number that is read: a database refuses longer ones."""


class SeenField(forms.CharField):
    """A hidden field that always says what is shown now, also in a form that is shown again."""

    widget = forms.HiddenInput

    def bound_data(self, _data: Any, initial: Any) -> Any:
        """Return what is shown now."""
        return initial


def show_in(form: Any, page: Page) -> None:
    """Let `form` say which version of the record of `page` it shows; nothing for a page that is still a form."""
    form.fields[NAME] = SeenField(required=False, initial=version_of(page))


def version_of(page: Page) -> str:
    """Return the version of the page's record, or ""."""
    record = api.record_of(page) if page.pk else None
    return str(record.version) if record else ""


def seen_in(data: Mapping[str, Any]) -> int | None:
    """Return which version a posted form showed; None when it does not say."""
    text = str(data.get(NAME, ""))
    return int(text) if text.isdecimal() and len(text) <= DIGITS else None


def saved_by_itself(response: HttpResponseBase, page: Page) -> HttpResponseBase:
    """Return the answer to an autosave, with the version that the form shows from now on."""
    if not isinstance(response, JsonResponse) or response.status_code != 200:
        return response
    answer = json.loads(response.content)
    answer.setdefault("field_updates", {})[NAME] = version_of(page)
    return JsonResponse(answer)
