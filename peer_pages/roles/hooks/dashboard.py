"""The first page after the login: for partners what is theirs, for editors what waits."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import LockedPagesPanel, WorkflowObjectsToModeratePanel
from wagtail.models import TaskState

from peer_pages.models import CATALOGUE_PAGES, OrganisationPage
from peer_pages.roles.note import last_note
from peer_pages.roles.pages import own_pages
from peer_pages.roles.states import comment_on, stage_of
from peer_pages.roles.who import is_editor, organisations_of

PAGES_SHOWN = 50
WRITE_ABOUT = (
    ("initiativepage", _("Skriv om et initiativ")),
    ("coursepage", _("Skriv om et kursus")),
    ("eventpage", _("Skriv om et arrangement")),
)


class OwnPagesPanel(Component):
    """What the partner may write, and what they have written."""

    name = "own_pages"
    order = 10
    template_name = "peer_pages/roles/own_pages.html"

    class Media:
        css = {"all": ["peer_pages/roles/roles.css"]}

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Return the sections with their buttons, and the pages with their stages."""
        user = parent_context["request"].user
        return {"sections": [_section(section) for section in _sections(user)], "rows": _rows(user)}


def _sections(user: Any) -> Any:
    return OrganisationPage.objects.filter(organisation__in=organisations_of(user), pk__in=own_pages(user).values("pk"))


def _section(section: OrganisationPage) -> dict[str, Any]:
    buttons = [
        (label, reverse("wagtailadmin_pages:add", args=("peer_pages", model, section.pk)))
        for model, label in WRITE_ABOUT
    ]
    return {"page": section, "buttons": buttons}


def _rows(user: Any) -> list[dict[str, Any]]:
    own: Any = own_pages(user)
    pages = own.type(*CATALOGUE_PAGES).order_by("-latest_revision_created_at")[:PAGES_SHOWN].specific()
    return [_row(page.get_latest_revision_as_object()) for page in pages]


def _row(page: Any) -> dict[str, Any]:
    stage = stage_of(page)
    return {
        "page": page,
        "stage": stage,
        "comment": comment_on(page),
        "missing": page.missing(),
        "edit_url": reverse("wagtailadmin_pages:edit", args=[page.pk]),
    }


class WaitingPanel(Component):
    """What waits for the editors, the oldest first, with what its author wrote."""

    name = "waiting"
    order = 10
    template_name = "peer_pages/roles/waiting.html"

    class Media:
        css = {"all": ["peer_pages/roles/roles.css"]}

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Return the waiting pages."""
        tasks = (
            TaskState.objects.reviewable_by(parent_context["request"].user)
            .select_related("revision__user", "workflow_state__requested_by")
            .order_by("started_at")
        )
        return {"rows": [_waiting(task) for task in tasks if task.revision.content_object]}


def _waiting(task: TaskState) -> dict[str, Any]:
    page = task.revision.content_object
    return {
        "page": page,
        "kind": page.specific_class._meta.verbose_name,  # noqa: SLF001 - Django's own way to a model's name
        "who": task.workflow_state.requested_by or task.revision.user,
        "since": task.started_at,
        "note": last_note(page),
        "edit_url": reverse("wagtailadmin_pages:edit", args=[page.pk]),
        "compare_url": _compare_url(page, task),
    }


def _compare_url(page: Any, task: TaskState) -> str:
    if not page.live:
        return ""
    return reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, "live", task.revision_id])


@hooks.register("construct_homepage_panels")
def choose_panels(request: HttpRequest, panels: list[Component]) -> None:
    """Show partners their own, and editors what waits in order; Wagtail's panels name pages of others."""
    if not is_editor(request.user):
        panels[:] = [OwnPagesPanel()]
        return
    replaced = (WorkflowObjectsToModeratePanel, LockedPagesPanel)
    panels[:] = [WaitingPanel(), *(panel for panel in panels if not isinstance(panel, replaced))]


@hooks.register("construct_homepage_summary_items", order=1000)
def drop_the_summary(request: HttpRequest, items: list[Any]) -> None:
    """Count nothing for partners: the numbers say nothing to them."""
    if not is_editor(request.user):
        items.clear()
