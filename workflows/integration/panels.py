"""The dashboard's panels that show titles without asking: ours show only what the visitor may still see."""

from typing import Any

from django.conf import settings
from django.db.models import Max
from wagtail.admin.views.home import (
    LockedPagesPanel,
    RecentEditsPanel,
    UserObjectsInWorkflowModerationPanel,
    WorkflowObjectsToModeratePanel,
)
from wagtail.models import Page, PageLogEntry

from workflows import api
from workflows.integration.ahead import read_ahead
from workflows.integration.types import visible_to


class VisibleRecentEdits(RecentEditsPanel):
    """The visitor's last edits."""

    def get_context_data(self, parent_context: Any) -> Any:
        """Leave out what the visitor has lost, before the limit is applied."""
        context = super().get_context_data(parent_context)
        user = parent_context["request"].user
        limit = getattr(settings, "WAGTAILADMIN_RECENT_EDITS_LIMIT", 5)
        edits = PageLogEntry.objects.filter(user=user, action="wagtail.edit", page__in=visible_to(user).values("pk"))
        last = dict(edits.values_list("page_id").annotate(latest=Max("timestamp")).order_by("-latest")[:limit])
        pages = Page.objects.specific().prefetch_workflow_states().annotate_approved_schedule().in_bulk(list(last))
        context["last_edits"] = [(when, pages[pk]) for pk, when in last.items() if pk in pages]
        return context


class VisibleLockedPages(LockedPagesPanel):
    """What the visitor has locked."""

    def get_context_data(self, parent_context: Any) -> Any:
        """Leave out what the visitor has lost."""
        context = super().get_context_data(parent_context)
        seen = visible_to(parent_context["request"].user).values("pk")
        context["locked_pages"] = context["locked_pages"].filter(pk__in=seen)
        return context


class VisibleOwnReviews(UserObjectsInWorkflowModerationPanel):
    """What the visitor has handed over for review."""

    def get_context_data(self, parent_context: Any) -> Any:
        """Leave out what the visitor has lost."""
        context = super().get_context_data(parent_context)
        user, states = parent_context["request"].user, list(context["workflow_states"])
        pages = [state.content_object for state in states if isinstance(state.content_object, Page)]
        read_ahead(pages, user)
        seen = set(visible_to(user).filter(pk__in=[page.pk for page in pages]).values_list("pk", flat=True))
        context["workflow_states"] = [
            state for state in states if not isinstance(state.content_object, Page) or state.content_object.pk in seen
        ]
        return context


class KnownReviews(WorkflowObjectsToModeratePanel):
    """What waits for the visitor."""

    def get_context_data(self, parent_context: Any) -> Any:
        """Read together what each row will be asked: it shows the transitions that are open."""
        user = parent_context["request"].user
        read_ahead([record.page for record in api.waiting_for(user).select_related("page")], user, transitions=True)
        return super().get_context_data(parent_context)


REPLACEMENTS: dict[type[Any], type[Any]] = {
    RecentEditsPanel: VisibleRecentEdits,
    LockedPagesPanel: VisibleLockedPages,
    UserObjectsInWorkflowModerationPanel: VisibleOwnReviews,
    WorkflowObjectsToModeratePanel: KnownReviews,
}


def replace_panels(_request: Any, panels: list[Any]) -> None:
    """Put ours in the place of Wagtail's own (`construct_homepage_panels`); a site's own panels stay."""
    panels[:] = [REPLACEMENTS[type(panel)]() if type(panel) in REPLACEMENTS else panel for panel in panels]
