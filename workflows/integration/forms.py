"""The form of a transition: its comment and its checklist."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from workflows.definitions.tables import Transition


class TransitionForm(forms.Form):
    """What a transition asks for before it is fired."""

    comment = forms.CharField(label=_("Comment"), required=False, widget=forms.Textarea({"rows": 3}), max_length=5000)
    checklist = forms.MultipleChoiceField(label=_("I confirm"), required=False, widget=forms.CheckboxSelectMultiple)

    transition: Transition

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["comment"].required = self.transition.comment_required
        items = [(item.id, str(item.title)) for item in self.transition.checklist]
        if items:
            self.fields["checklist"].choices = items  # type: ignore[attr-defined]
        else:
            del self.fields["checklist"]

    def clean_checklist(self) -> list[str]:
        """Refuse a checklist of which something is left open."""
        ticked = self.cleaned_data["checklist"]
        if len(set(ticked)) < len(self.transition.checklist):
            raise forms.ValidationError(_("Confirm every point, or leave the page where it is."), code="checklist")
        return list(ticked)


def form_for(transition: Transition) -> type[TransitionForm]:
    """Return the form of one transition."""
    return type("FormOfTransition", (TransitionForm,), {"transition": transition})


def asks_for_something(transition: Transition) -> bool:
    """Return whether the transition cannot be fired by a button alone."""
    return transition.comment_required or bool(transition.checklist)
