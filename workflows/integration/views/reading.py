"""Drafts, revisions and history: for everybody who may read the page in its state, not only for its editors."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseBase
from wagtail.admin.views.pages.history import PageWorkflowHistoryViewMixin
from wagtail.models import Page

from workflows.integration.doors.checks import page_or_404
from workflows.integration.tester import WorkflowPagePermissionTester


def readable(user: Any, key: Any) -> Page:
    """Return the page; 404 unless `user` may read it, by its workflow or by Wagtail's rules."""
    page = page_or_404(key).specific
    tester = page.permissions_for_user(user)
    ours = isinstance(tester, WorkflowPagePermissionTester)
    if not (tester.can_view() if ours else tester.can_publish() or tester.can_edit()):
        raise Http404
    return page


class WorkflowReadMixin:
    """For views of history and revisions, which get their page here."""

    request: Any
    pk: Any
    permission_required = None
    any_permission_required = None

    def get_object(self, queryset: Any = None) -> Page:
        """Return the page the address names."""
        return readable(self.request.user, self.pk)


class WorkflowHistoryMixin(WorkflowReadMixin):
    """For the two views of Wagtail's own workflow history, which ask for the right to edit."""

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Go past the question: the page was asked for with `get_object`."""
        return super(PageWorkflowHistoryViewMixin, self).dispatch(request, *args, **kwargs)  # type: ignore[misc]


class WorkflowDraftMixin:
    """For the view of the draft."""

    def dispatch(self, request: Any, page_id: int, *_args: Any, **_kwargs: Any) -> HttpResponseBase:
        """Show the newest revision."""
        page = readable(request.user, page_id).get_latest_revision_as_object()
        try:
            mode = request.GET.get("mode", page.default_preview_mode)
        except IndexError as error:
            raise PermissionDenied from error
        return page.make_preview_request(request, mode)


class WorkflowPreviewMixin:
    """For the preview beside the form."""

    permission_required = None

    request: Any
    kwargs: Any

    def get_object(self) -> Page:
        """Return the newest revision."""
        return readable(self.request.user, self.kwargs["page_id"]).get_latest_revision_as_object()
