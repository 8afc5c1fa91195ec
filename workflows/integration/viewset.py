"""The viewset of pages that follow a workflow, and the one that keeps titles out of Wagtail's lists of all pages."""

from functools import cached_property
from typing import Any

from django.apps import apps
from wagtail.admin.views.pages.copy import CopyView
from wagtail.admin.views.pages.create import AddSubpageView, CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.history import PageHistoryView, WorkflowHistoryDetailView, WorkflowHistoryView
from wagtail.admin.views.pages.listing import ExplorableIndexView
from wagtail.admin.views.pages.move import MoveConfirmView
from wagtail.admin.views.pages.preview import PreviewOnEditView, ViewDraftView
from wagtail.admin.views.pages.revisions import (
    RevisionsCompareView,
    RevisionsRevertView,
    RevisionsUnscheduleView,
    RevisionsView,
)
from wagtail.admin.views.pages.search import SearchView
from wagtail.admin.views.pages.unpublish import UnpublishView
from wagtail.admin.views.pages.usage import ContentTypeUseView
from wagtail.admin.views.pages.workflow import CollectWorkflowActionDataView, WorkflowActionView
from wagtail.admin.viewsets.pages import PageViewSet, base_page_viewset, page_viewset_registry
from wagtail.models import Page

from workflows import api
from workflows.integration.ahead import read_ahead_for_buttons
from workflows.integration.columns import hide_parents, visible_parent
from workflows.integration.types import workflow_models
from workflows.integration.views.create import WorkflowCreateMixin
from workflows.integration.views.edit import WorkflowEditMixin
from workflows.integration.views.publishing import (
    WorkflowCopyMixin,
    WorkflowMoveMixin,
    WorkflowUnpublishMixin,
    WorkflowUnscheduleMixin,
)
from workflows.integration.views.reading import (
    WorkflowDraftMixin,
    WorkflowHistoryMixin,
    WorkflowPreviewMixin,
    WorkflowReadMixin,
)
from workflows.integration.views.workflow import WorkflowActionMixin


class VisibleParentsMixin:
    """For lists of pages from all over the tree, which name the page above each."""

    def get_table(self, object_list: Any) -> Any:
        """Return the table, its column of parents empty where the parent is not for the visitor."""
        table = super().get_table(object_list)  # type: ignore[misc]
        if "parent" in table.columns:
            table.columns["parent"] = visible_parent(table.columns["parent"], self.request.user)  # type: ignore[attr-defined]
        return table

    def get_context_data(self, **kwargs: Any) -> Any:
        """Prepare the rows: without parents that are hidden, and each with rights that are asked for once."""
        context = super().get_context_data(**kwargs)  # type: ignore[misc]
        rows = list(context["object_list"])
        hide_parents(rows, self.request.user)  # type: ignore[attr-defined]
        read_ahead_for_buttons(rows, self.request.user)  # type: ignore[attr-defined]
        return context


class VisibleIndexView(VisibleParentsMixin, ExplorableIndexView):
    """The explorer."""


class VisibleTypeUseView(VisibleParentsMixin, ContentTypeUseView):
    """The pages of one type."""


class VisibleSearchView(VisibleParentsMixin, SearchView):
    """The search over all pages."""


class OpenTypesView(AddSubpageView):
    """The list of types to choose from."""

    def get_context_data(self, **kwargs: Any) -> Any:
        """Leave out the types whose workflow lets the visitor begin no page here."""
        context = super().get_context_data(**kwargs)
        user, parent = self.request.user, self.parent_page
        context["page_types"] = [
            named for named in self.page_types if api.may_create(user, parent, apps.get_model(*named[1:3]))
        ]
        return context


class WorkflowEditView(WorkflowEditMixin, EditView):
    """The editor."""


class WorkflowRevertView(WorkflowEditMixin, RevisionsRevertView):
    """The editor with an earlier version in it."""

    def get_object(self) -> Any:
        """Return the earlier version; nobody opens it who may not write."""
        page = self.previous_revision.as_object()
        page.is_in_our_view = False
        return page


class WorkflowCreateView(WorkflowCreateMixin, CreateView):
    """The form for a new page."""


class WorkflowUnpublishView(WorkflowUnpublishMixin, UnpublishView):
    """Taking a page off."""


class WorkflowCopyView(WorkflowCopyMixin, CopyView):
    """Copying a page."""


class WorkflowMoveView(WorkflowMoveMixin, MoveConfirmView):
    """Moving a page."""


class WorkflowUnscheduleView(WorkflowUnscheduleMixin, RevisionsUnscheduleView):
    """Taking a publication off the calendar."""


class WorkflowDraftView(WorkflowDraftMixin, ViewDraftView):
    """The draft."""


class WorkflowPreviewView(WorkflowPreviewMixin, PreviewOnEditView):
    """The preview beside the form."""


class WorkflowRevisionView(WorkflowReadMixin, RevisionsView):
    """One revision."""


class WorkflowCompareView(WorkflowReadMixin, RevisionsCompareView):
    """Two revisions beside each other."""


class WorkflowPageHistoryView(WorkflowReadMixin, PageHistoryView):
    """The page's history."""


class WorkflowReviewsView(WorkflowHistoryMixin, WorkflowHistoryView):
    """The reviews of the page."""


class WorkflowReviewView(WorkflowHistoryMixin, WorkflowHistoryDetailView):
    """One review of the page."""


class WorkflowStepView(WorkflowActionMixin, WorkflowActionView):
    """An action of the review step."""


class WorkflowStepDataView(WorkflowActionMixin, CollectWorkflowActionDataView):
    """What an action of the review step needs to know."""


class VisiblePageViewSet(PageViewSet):
    """Wagtail's viewset, with lists that keep the titles of other people's pages."""

    index_view_class = VisibleIndexView
    add_subpage_view_class = OpenTypesView
    content_type_use_view_class = VisibleTypeUseView
    search_view_class = VisibleSearchView


class WorkflowPageViewSet(VisiblePageViewSet):
    """The viewset of every type that has opted in; a site's own viewset of such a type derives from this one."""

    add_view_class = WorkflowCreateView
    edit_view_class = WorkflowEditView
    revisions_revert_view_class = WorkflowRevertView
    unpublish_view_class = WorkflowUnpublishView
    copy_view_class = WorkflowCopyView
    move_confirm_view_class = WorkflowMoveView
    view_draft_view_class = WorkflowDraftView
    preview_on_edit_view_class = WorkflowPreviewView
    revisions_unschedule_view_class = WorkflowUnscheduleView
    revisions_view_class = WorkflowRevisionView
    revisions_compare_view_class = WorkflowCompareView
    history_view_class = WorkflowPageHistoryView
    workflow_history_view_class = WorkflowReviewsView
    workflow_history_detail_view_class = WorkflowReviewView
    workflow_action_view_class = WorkflowStepView
    collect_workflow_action_data_view_class = WorkflowStepDataView

    @cached_property
    def parent_models(self) -> list[type[Page]]:
        """None: this viewset is about forms; lists below a parent stay as they are."""
        return []


def missing_viewsets() -> list[PageViewSet]:
    """Return a viewset for each type that has opted in and has none of its own, and one for Wagtail's own base."""
    viewsets = [WorkflowPageViewSet(model=model) for model in workflow_models() if registered_for(model) is None]
    base = page_viewset_registry.get_by_type(Page)
    if base is None or base is base_page_viewset:
        viewsets.insert(0, VisiblePageViewSet(model=Page))
    return viewsets


def registered_for(model: type[Page]) -> PageViewSet | None:
    """Return the viewset that the site has registered for `model`, or None when only Wagtail's own is there."""
    found = page_viewset_registry.get_by_type(model)
    return None if found is None or found.model is Page else found
