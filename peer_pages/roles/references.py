"""What a page may refer to: nobody adds a contact, file or page to their page that they may not see.

Wagtail's chooser fields and rich text accept any id that is posted, and then show its title.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from django.core.exceptions import FieldDoesNotExist, PermissionDenied
from django.db.models import Model
from django.forms import BaseForm
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page
from wagtail.permissions import policy_registry

from peer_pages.roles.pages import linkable_pages
from peer_pages.roles.who import is_editor

CHOOSING = frozenset({"choose", "view"})
Reference = tuple[type[Model], str]


class OwnReferencesForm(WagtailAdminPageForm):
    """A page form that refuses references its user may not see, unless the page had them before."""

    def is_valid(self) -> bool:
        """Raise PermissionDenied for a reference that no honest form sends; showing it again would tell its title."""
        if self.is_bound and not is_editor(self.for_user):
            for model, pk in _references_in(self, posted=True) - _references_in(self, posted=False):
                if not may_refer_to(self.for_user, model, pk):
                    raise PermissionDenied
        return super().is_valid()


def may_refer_to(user: Any, model: type[Model], pk: str) -> bool:
    """Return whether `user` may see the object that is referred to; False also when it does not exist."""
    if issubclass(model, Page):
        return linkable_pages(user).filter(pk=pk).exists()
    policy = policy_registry.get_by_type(model, fallback=False)
    if policy is None:
        # Nothing that partners choose by id is without a policy.
        return False
    return policy.instances_user_has_any_permission_for(user, CHOOSING).filter(pk=pk).exists()


def _references_in(form: Any, *, posted: bool) -> set[Reference]:
    forms = [form, *(child for formset in form.formsets.values() for child in formset.forms)]
    return {reference for one in forms for reference in _references(one, _values(one, posted=posted))}


def _values(form: BaseForm, *, posted: bool) -> Mapping[str, Any]:
    """Return the raw values of the fields: what is refused must be refused even in a form with other errors."""
    if not posted:
        return form.initial
    return {name: form[name].data for name in form.fields}


def _references(form: Any, values: Mapping[str, Any]) -> Iterator[Reference]:
    for name, value in values.items():
        try:
            field = form._meta.model._meta.get_field(name)  # noqa: SLF001 - Django's own way to a form's model
        except FieldDoesNotExist:
            continue
        if not value:
            continue
        if hasattr(field, "extract_references"):
            yield from ((model, str(pk)) for model, pk, *_path in field.extract_references(value))
        elif field.many_to_one and str(getattr(value, "pk", value)).isdecimal():
            yield field.related_model, str(getattr(value, "pk", value))
