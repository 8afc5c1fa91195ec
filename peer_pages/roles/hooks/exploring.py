"""The explorer names no people of other organisations in its filters."""

from typing import Any

from django.contrib.auth import get_user_model
from django.utils.functional import cached_property
from wagtail import hooks
from wagtail.admin.ui.tables.pages import BulkActionsColumn
from wagtail.admin.views.pages.listing import ExplorableIndexView, GenericPageFilterSet

from peer_pages.roles.who import is_editor, organisations_of
from workflows.integration.viewset import VisiblePageViewSet


class ColleaguesFilterSet(GenericPageFilterSet):
    """Wagtail's filters, but partners filter by their colleagues only."""

    def __init__(self, *args: Any, request: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, request=request, **kwargs)
        if not is_editor(request.user):
            self._only_colleagues(request.user)

    def _only_colleagues(self, user: Any) -> None:
        colleagues = get_user_model().objects.filter(groups__organisation__in=organisations_of(user)).distinct()
        for name in ("owner", "edited_by"):
            self.filters[name].queryset = lambda _request: colleagues


class ExplorerView(ExplorableIndexView):
    """The list of a page's children, without boxes to tick for what partners may not do."""

    @cached_property
    def explorable_columns(self) -> list[Any]:
        """Return the columns; acts on many pages at once are for editors."""
        columns = super().explorable_columns
        return columns if is_editor(self.request.user) else [c for c in columns if not isinstance(c, BulkActionsColumn)]


class ExplorerViewSet(VisiblePageViewSet):
    """The workflow's views of all pages, with our list and filters."""

    index_view_class = ExplorerView
    filterset_class = ColleaguesFilterSet


# After Wagtail's own: the last one registered for a model is the one that is used.
@hooks.register("register_admin_viewset", order=10)
def register_explorer() -> ExplorerViewSet:
    """Return the views of all pages that have none of their own."""
    return ExplorerViewSet()
