"""Taking off, copying and moving: Wagtail's forms, with the workflow behind them."""

from typing import Any

from django.db import transaction
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from wagtail.admin import messages

from workflows import api
from workflows.errors import WorkflowError
from workflows.integration.choices import taking_off
from workflows.integration.moving import check_beginnings, mapping_form
from workflows.integration.signals import states_mapped
from workflows.integration.trees import refusal_of_copy
from workflows.integration.types import follows
from workflows.integration.views.decision import Decision, decide


class WorkflowUnpublishMixin:
    """For `UnpublishView`: each page is taken off by a transition, and says so, or why it was not."""

    request: Any
    objects_to_unpublish: list[Any]

    def get_object(self, queryset: Any = None) -> Any:
        """Return the page, for which the tester then answers by transition."""
        page = super().get_object(queryset)  # type: ignore[misc]
        page.is_in_our_view = True
        return page

    def unpublish(self) -> HttpResponseBase | None:
        """Fire a transition for each page."""
        for page in self.pages_to_take_off():
            take_off(self.request, page)
        return None

    def pages_to_take_off(self) -> list[Any]:
        """Return the pages the form names: the page, what follows it, and what is below if so ticked."""
        pages = list(self.objects_to_unpublish)
        if self.request.POST.get("include_descendants"):
            pages += [below for page in pages for below in page.get_descendants().live().specific()]
        return pages

    def get_success_message(self) -> None:
        """Return nothing: each page has had its sentence."""


class WorkflowUnscheduleMixin:
    """For `RevisionsUnscheduleView`: what was put on the calendar by a transition is taken off with it."""

    request: Any
    object: Any

    def post(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let the workflow forget it, then do what Wagtail does."""
        if follows(self.object):
            api.unschedule(self.object, user=request.user)
        return super().post(request, *args, **kwargs)  # type: ignore[misc]


class WorkflowCopyMixin:
    """For `CopyView`: a copy is a draft in its initial state, and takes along only what the visitor may read."""

    request: Any
    page: Any

    def get_form(self, form_class: Any = None) -> Any:
        """Return the form without the wish to publish."""
        form = super().get_form(form_class)  # type: ignore[misc]
        form.fields.pop("publish_copies", None)
        return form

    def form_valid(self, form: Any) -> HttpResponseBase:
        """Refuse to copy what is below where some of it is not for this visitor."""
        whole = bool(form.cleaned_data.get("copy_subpages"))
        there = form.cleaned_data["new_parent_page"] or self.page.get_parent()
        if (reason := refusal_of_copy(self.request.user, self.page, there, below=whole)) is not None:
            form.add_error("new_parent_page", reason)
            return self.form_invalid(form)
        if whole and not self.page.permissions_for_user(self.request.user).can_copy_to(there, recursive=True):
            form.add_error("copy_subpages", _("Some of the pages below are not yours to copy."))
            return self.form_invalid(form)
        return super().form_valid(form)  # type: ignore[misc]

    def form_invalid(self, form: Any) -> HttpResponseBase:
        """Say why the page may not begin there, where Wagtail only says that it may not."""
        there = form.cleaned_data.get("new_parent_page")
        reason = refusal_of_copy(self.request.user, self.page, there)
        if reason is not None and "new_parent_page" in form.errors:
            form.errors["new_parent_page"] = form.error_class([reason])
        return super().form_invalid(form)  # type: ignore[misc]


class WorkflowMoveMixin:
    """For `MoveConfirmView`: a move into another workflow asks first which state stands for which."""

    request: Any
    page_to_move: Any
    destination: Any

    def post(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Move, all or nothing; ask where a page would come to follow another workflow and nothing is said of it."""
        try:
            check_beginnings(request.user, self.page_to_move, self.destination)
        except api.PermissionRefused as refused:
            messages.error(request, str(refused))
            return redirect("wagtailadmin_pages:move", self.page_to_move.pk)
        form = mapping_form(self.page_to_move, self.destination, request.POST if request.POST.get("mapping") else None)
        if form.fields and not form.is_valid():
            context = {"page": self.page_to_move, "destination": self.destination, "form": form}
            return TemplateResponse(request, "workflows/move.html", context)
        try:
            with transaction.atomic(), states_mapped(form.states if form.fields else {}):
                return super().post(request, *args, **kwargs)  # type: ignore[misc]
        except WorkflowError as refused:
            messages.error(request, str(refused))
        return redirect("wagtailadmin_pages:move", self.page_to_move.pk)


def take_off(request: Any, page: Any) -> bool:
    """Take one page off by the transition that does so for this visitor; the message says what came of it."""
    page = page.specific
    if not follows(page):
        return _take_plain_off(request, page)
    transition = taking_off(api.rights_of(request.user, page))
    if transition is None:
        text = _("“%(title)s” stays published: no transition that takes it off is open to you.")
        messages.error(request, text % {"title": page.get_admin_display_title()})
        return False
    return decide(request, page, Decision(transition.id))


def _take_plain_off(request: Any, page: Any) -> bool:
    allowed = page.live and page.permissions_for_user(request.user).can_unpublish()
    if allowed:
        page.unpublish(user=request.user)
        messages.success(request, _("“%(title)s” has been taken off.") % {"title": page.get_admin_display_title()})
    return bool(allowed)
