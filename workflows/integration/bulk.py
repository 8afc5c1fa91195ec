"""Bulk actions: each page goes through the door by itself, and each gets a line that says what came of it."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.http import Http404, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.views.pages.bulk_actions import (
    DeleteBulkAction,
    MoveBulkAction,
    PublishBulkAction,
    UnpublishBulkAction,
)
from wagtail.models import Page

from workflows import api
from workflows.errors import WorkflowError
from workflows.integration.choices import publishing, taking_off
from workflows.integration.moving import changes_of_workflow
from workflows.integration.trees import may_take_away
from workflows.integration.types import follows, visible_to
from workflows.integration.views.decision import Decision, decide
from workflows.integration.views.publishing import take_off


class OneByOne:
    """For Wagtail's bulk actions on pages: foreign pages are not there, and one page's refusal is not another's."""

    request: Any
    cleaned_form: Any = None
    next_url: str

    def get_actionable_objects(self) -> Any:
        """Return the pages; 404 when none of them is one that the visitor may see."""
        keys = self.request.GET.getlist("id")
        if "all" not in keys:
            wanted = [key for key in keys if key.isdigit()]
            seen = visible_to(self.request.user).filter(pk__in=wanted)
            if not seen.exists():
                raise Http404
        return super().get_actionable_objects()  # type: ignore[misc]

    @classmethod
    def get_queryset(cls, model: Any, object_ids: Iterable[Any]) -> Any:
        """Return the pages as their own types, which know whether they follow a workflow."""
        return list(model.objects.filter(pk__in=object_ids).specific())

    def form_valid(self, form: Any) -> HttpResponseBase:
        """Do each page in a transaction of its own, between the hooks that Wagtail runs around all of them."""
        self.cleaned_form = form
        pages, refused = self.get_actionable_objects()
        pages = self.visible(pages)
        self.actionable_objects = self.annotate_items(pages)  # type: ignore[attr-defined]
        response = self.prepare_action(pages, refused) or self._hooks("before_bulk_action", pages)  # type: ignore[attr-defined]
        if response is not None:
            return response
        for page in pages:
            self.do_and_tell(page)
        for page in self.visible(refused["items_with_no_access"]):
            messages.error(self.request, self.not_allowed(page))
        return self._hooks("after_bulk_action", pages) or redirect(self.next_url)

    def get_context_data(self, **kwargs: Any) -> Any:
        """Leave the titles of foreign pages out of the list of what cannot be done."""
        context = super().get_context_data(**kwargs)  # type: ignore[misc]
        seen = {page.pk for page in self.visible([row["item"] for row in context["items_with_no_access"]])}
        context["items_with_no_access"] = [row for row in context["items_with_no_access"] if row["item"].pk in seen]
        return context

    def visible(self, pages: Iterable[Page]) -> list[Page]:
        """Return those of `pages` that the visitor may see."""
        pages = list(pages)
        seen = set(visible_to(self.request.user).filter(pk__in=[p.pk for p in pages]).values_list("pk", flat=True))
        return [page for page in pages if page.pk in seen]

    def do_and_tell(self, page: Page) -> None:
        """Do it to one page; the message says what came of it."""
        title = page.get_admin_display_title()
        try:
            with transaction.atomic():
                self.execute_action([page], **self.get_execution_context())  # type: ignore[attr-defined]
        except WorkflowError as refused:
            messages.error(self.request, f"“{title}”: {refused}")
        else:
            messages.success(self.request, _("“%(title)s”: done.") % {"title": title})

    def not_allowed(self, page: Page) -> str:
        """Return why nothing was done to `page`."""
        return _("“%(title)s”: not open to you in its state.") % {"title": page.get_admin_display_title()}

    def _hooks(self, name: str, pages: list[Page]) -> HttpResponseBase | None:
        for hook in hooks.get_hooks(name):
            response = hook(self.request, self.action_type, pages, self)  # type: ignore[attr-defined]
            if hasattr(response, "status_code"):
                return response
        return None


class ByTransition(OneByOne):
    """For publishing and taking off: a transition does it, where the page follows a workflow."""

    @staticmethod
    def transition(rights: api.Rights) -> Any:
        """Return the transition that does it."""
        raise NotImplementedError

    def check_perm(self, page: Page) -> bool:
        """Return whether some transition does it, or Wagtail's rules allow it where there is no workflow."""
        if not follows(page):
            return super().check_perm(page)  # type: ignore[misc]
        return self.transition(api.rights_of(self.request.user, page)) is not None

    def do_and_tell(self, page: Page) -> None:
        """Fire the transition; what is below follows, each page with a line of its own."""
        below = self.below(page)
        self.one(page)
        for child in below:
            self.one(child)

    def below(self, page: Page) -> list[Page]:
        """Return the pages below that are meant too."""
        raise NotImplementedError

    def one(self, page: Page) -> None:
        """Do it to one page."""
        if not follows(page):
            if super().check_perm(page):  # type: ignore[misc]
                super().do_and_tell(page)
            return
        found = self.transition(api.rights_of(self.request.user, page))
        if found is None:
            if self.visible([page]):
                messages.error(self.request, self.not_allowed(page))
            return
        self.fire(page, found.id)

    def fire(self, page: Page, transition: str) -> None:
        """Fire one transition; the revision is the one that waits, or the newest."""
        decide(self.request, page, Decision(transition))


class WorkflowPublish(ByTransition, PublishBulkAction):
    """Publish the selected pages."""

    transition = staticmethod(publishing)

    def below(self, page: Page) -> list[Page]:
        """Return the drafts below, where so ticked."""
        return list(page.get_descendants().not_live().specific()) if _with_descendants(self) else []

    def get_execution_context(self) -> dict[str, Any]:
        """Return the user alone: descendants are done one by one."""
        return {"user": self.request.user}


class WorkflowUnpublish(ByTransition, UnpublishBulkAction):
    """Take the selected pages off."""

    transition = staticmethod(taking_off)

    def below(self, page: Page) -> list[Page]:
        """Return what is published below, where so ticked."""
        return list(page.get_descendants().live().specific()) if _with_descendants(self) else []

    def get_execution_context(self) -> dict[str, Any]:
        """Return the user alone: descendants are done one by one."""
        return {"user": self.request.user}

    def fire(self, page: Page, transition: str) -> None:
        """Take one page off."""
        take_off(self.request, page)


class TakingAway(OneByOne):
    """For deleting and moving: what lies below goes along."""

    def check_perm(self, page: Page) -> bool:
        """Return whether Wagtail's rules allow it, for all below too."""
        return super().check_perm(page) and may_take_away(self.request.user, page)  # type: ignore[misc]


class WorkflowDelete(TakingAway, DeleteBulkAction):
    """Delete the selected pages."""


class WorkflowMove(TakingAway, MoveBulkAction):
    """Move the selected pages; one that would come to follow another workflow is moved by itself, and asked about."""

    def do_and_tell(self, page: Page) -> None:
        """Refuse what asks for a mapping of states."""
        if changes_of_workflow(page, self.cleaned_form.cleaned_data["chooser"]):
            text = _("“%(title)s” would follow another workflow there: move it by itself.")
            messages.error(self.request, text % {"title": page.get_admin_display_title()})
            return
        super().do_and_tell(page)


BULK_ACTIONS: tuple[type[Any], ...] = (WorkflowPublish, WorkflowUnpublish, WorkflowDelete, WorkflowMove)


def _with_descendants(action: Any) -> bool:
    return bool(action.cleaned_form.cleaned_data["include_descendants"])
