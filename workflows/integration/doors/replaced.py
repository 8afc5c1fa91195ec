"""Views of Wagtail's that show pages without asking the page policy, and have no seam: ours answer in their place."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.chooser import ChosenMultipleView
from wagtail.admin.views.chooser import SearchView as ChooserSearchView
from wagtail.admin.views.reports.locked_pages import LockedPagesView
from wagtail.admin.views.reports.page_types_usage import PageTypesUsageReportView

from workflows.integration.ahead import reading_ahead
from workflows.integration.columns import with_visible_parents
from workflows.integration.doors.checks import linkable
from workflows.integration.types import visible_to


class VisibleTypesUsage(PageTypesUsageReportView):
    """The report that names the last edited page of each type, whoever's it is: only those the visitor may see."""

    def decorate_paginated_queryset(self, page_types: Any) -> Any:
        """Leave out the titles that are not for this visitor."""
        keys = [item.last_edited_page_id for item in page_types if item.last_edited_page_id]
        seen = set(visible_to(self.request.user).filter(pk__in=keys).values_list("pk", flat=True))
        for item in page_types:
            if item.last_edited_page_id not in seen:
                item.last_edited_page_id = None
        return super().decorate_paginated_queryset(page_types)


class VisibleLocked(LockedPagesView):
    """The report that shows everybody what they have locked, also after they have lost the page."""

    def filter_queryset(self, queryset: Any) -> Any:
        """Leave out what the visitor may not see any more."""
        visible = queryset.filter(pk__in=visible_to(self.request.user).values("pk"))
        return super().filter_queryset(reading_ahead(visible, self.request.user))


class VisibleChosen(ChosenMultipleView):
    """The answer to a choice of several pages, which gives the title of any id."""

    def get(self, request: Any) -> Any:
        """Answer only for what the visitor may see."""
        linkable(request, request.GET.getlist("id"))
        return super().get(request)


class VisibleChooserSearch(ChooserSearchView):
    """The chooser's search, which names the page above each result."""

    @property
    def columns(self) -> Any:
        """The columns, that of the page above with nothing where it is not for this visitor."""
        return with_visible_parents(super().columns, self.request.user)


VIEWS: dict[str, tuple[Any, dict[str, Any]]] = {
    "wagtailadmin_reports:page_types_usage": (VisibleTypesUsage, {}),
    "wagtailadmin_reports:page_types_usage_results": (VisibleTypesUsage, {"results_only": True}),
    "wagtailadmin_reports:locked_pages": (VisibleLocked, {}),
    "wagtailadmin_reports:locked_pages_results": (VisibleLocked, {"results_only": True}),
    "wagtailadmin_choose_page_chosen_multiple": (VisibleChosen, {}),
    "wagtailadmin_choose_page_search": (VisibleChooserSearch, {}),
}

REPLACED: Mapping[str, Callable[..., Any]] = MappingProxyType(
    {name: require_admin_access(view.as_view(**initial)) for name, (view, initial) in VIEWS.items()}
)
