"""Forms that differ by who fills them in."""

from typing import Any

from django import forms
from wagtail.admin.forms import WagtailAdminModelForm

from peer_pages.roles.references import OwnReferencesForm
from peer_pages.roles.who import is_editor, organisations_of


class ContactForm(WagtailAdminModelForm):
    """Partners write contacts of their own organisations, and of no other."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields.get("organisation")
        if field is None or is_editor(self.for_user):
            return
        own = organisations_of(self.for_user)
        field.queryset = own
        field.required = True
        field.widget = forms.Select(choices=[(organisation.pk, str(organisation)) for organisation in own])
        if self.instance.organisation_id is None:
            self.initial["organisation"] = own.first()


class StatusReportForm(OwnReferencesForm):
    """A report accounts for money of the initiative it lies under."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "funding" in self.fields:
            # Of no page, no money: without a parent the field would offer everybody's.
            self.fields["funding"].queryset = self.fields["funding"].queryset.filter(page=self.parent_page)
