"""The form of a group."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from search.models import SynonymGroup
from search.text import MAX_CHARACTERS

TRIED = "tried"


class SynonymForm(WagtailAdminModelForm):
    """A group, and a query to try it with, which is not saved."""

    tried = forms.CharField(
        label=_("Prøv med søgningen"),
        required=False,
        max_length=MAX_CHARACTERS,
        help_text=_("Tomt felt: gruppens første ord. Intet gemmes, før du selv gemmer."),
    )

    class Meta:
        model = SynonymGroup
        fields = ["locale", "kind", "source", "words", "note", "active"]
        widgets = {"words": forms.Textarea(attrs={"rows": 6}), "kind": forms.RadioSelect}
