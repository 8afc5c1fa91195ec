"""The form behind every catalogue page."""

from typing import Any

from django import forms
from wagtail.permissions import policy_registry

from peer_pages.roles.references import CHOOSING, OwnReferencesForm


class CataloguePageForm(OwnReferencesForm):
    """Offer only what the user may choose, begin with the section's organisation, note who checked."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if isinstance(field, forms.ModelMultipleChoiceField):
                field.queryset = self._choices(name, field.queryset)
        section = getattr(self.parent_page and self.parent_page.specific, "organisation", None)
        if self.instance.pk is None and section is not None and "organisations" in self.fields:
            self.initial["organisations"] = [section]

    def _choices(self, name: str, queryset: Any) -> Any:
        """Return what the user may choose and what the page already has."""
        policy = policy_registry.get_by_type(queryset.model)
        allowed = policy.instances_user_has_any_permission_for(self.for_user, CHOOSING)
        chosen = [item.pk for item in getattr(self.instance, name).all()] if self.instance.pk else []
        return queryset.filter(pk__in=allowed.values("pk")) | queryset.filter(pk__in=chosen)

    def save(self, commit: bool = True) -> Any:
        """Record who confirmed the page when its date of checking is changed."""
        if "last_checked_on" in self.changed_data:
            self.instance.last_checked_by = self.for_user if self.instance.last_checked_on else None
        return super().save(commit=commit)
