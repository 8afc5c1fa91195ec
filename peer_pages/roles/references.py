"""What a page may refer to: nobody adds a contact, file or page to their page that they may not see.

Wagtail's chooser fields and rich text accept any id that is posted, and then show its title.
"""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import FieldDoesNotExist, PermissionDenied
from django.db.models import Model
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page
from wagtail.permissions import policy_registry

from peer_pages.roles.pages import linkable_pages
from peer_pages.roles.posted import Reference, in_blocks, references
from peer_pages.roles.who import is_editor

CHOOSING = frozenset({"choose", "view"})


class OwnReferencesForm(WagtailAdminPageForm):
    """A page form that refuses references its user may not see, unless the page had them before."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            # A script writes the address from the title; where it has not run, the server does the same.
            self.fields["slug"].required = False

    def is_valid(self) -> bool:
        """Raise PermissionDenied for a reference that no honest form sends; showing it again would tell its title.

        What is not there is refused like what is not the user's: by two answers one could count other people's files.
        """
        if self.is_bound and not is_editor(self.for_user):
            had = {found for form in _with_children(self) for found in _had_by(form)}
            for model, pk in {found for form in _with_children(self) for found in _posted_to(form)} - had:
                if not may_refer_to(self.for_user, model, pk):
                    raise PermissionDenied
        return super().is_valid()


def may_refer_to(user: Any, model: type[Model], pk: str) -> bool:
    """Return whether `user` may see the object with the key `pk`; False also when there is none, or no such key."""
    if not pk.isdecimal():
        return False
    if issubclass(model, Page):
        return linkable_pages(user).filter(pk=pk).exists()
    policy = policy_registry.get_by_type(model, fallback=False)
    if policy is None:
        # Nothing that partners choose by id is without a policy.
        return False
    return policy.instances_user_has_any_permission_for(user, CHOOSING).filter(pk=pk).exists()


def _with_children(form: Any) -> Iterator[Any]:
    """Yield the form and the forms of its inline rows, which choose among the rows of this page only."""
    yield form
    for formset in getattr(form, "formsets", {}).values():
        own = [row.pk for row in formset.get_queryset() if row.pk]
        for child in formset.forms:
            # Django looks for a row among everybody's.
            child.fields["id"].queryset = formset.model.objects.filter(pk__in=own)
            yield from _with_children(child)


def _posted_to(form: Any) -> Iterator[Reference]:
    """Yield what is posted, before it is read: a form with other errors must be refused too."""
    for name, field in _fields(form):
        if hasattr(field, "stream_block"):
            yield from in_blocks(field.stream_block, form.data, form.files, form.add_prefix(name))
        else:
            yield from references(field, form[name].data)


def _had_by(form: Any) -> Iterator[Reference]:
    for name, field in _fields(form):
        yield from references(field, form.initial.get(name))


def _fields(form: Any) -> Iterator[tuple[str, Any]]:
    """Yield the names and the model's fields of what the form asks for."""
    for name in form.fields:
        try:
            yield name, form._meta.model._meta.get_field(name)  # noqa: SLF001 - Django's own way to a model's field
        except FieldDoesNotExist:
            continue
