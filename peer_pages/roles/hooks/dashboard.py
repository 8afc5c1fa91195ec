"""The first page after the login: for partners what is theirs, for editors what waits."""

from types import SimpleNamespace
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import LockedPagesPanel, WorkflowObjectsToModeratePanel
from wagtail.models import Revision

from peer_pages.completeness import missing_facts
from peer_pages.models import CATALOGUE_PAGES, Answer, OrganisationPage
from peer_pages.roles.pages import own_pages
from peer_pages.roles.who import is_editor, organisations_of
from peer_pages.workflow.progress import Progress, progress_of
from workflows import api
from workflows.models import OutboxRow, PageState

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
    pages = list(own.type(*CATALOGUE_PAGES).order_by("-latest_revision_created_at")[:PAGES_SHOWN].specific())
    drafts = Revision.objects.in_bulk([page.latest_revision_id for page in pages])
    progress = progress_of(pages)
    return [_row(page, drafts.get(page.latest_revision_id), progress[page.pk]) for page in pages]


def _row(page: Any, draft: Revision | None, progress: Progress) -> dict[str, Any]:
    return {
        "page": page,
        "stage": progress.stage,
        "comment": progress.comment,
        "missing": missing_facts(as_left(page, draft)),
        "edit_url": reverse("wagtailadmin_pages:edit", args=[page.pk]),
    }


def as_left(page: Any, draft: Revision | None) -> Any:
    """Return what the author has written so far, as far as anybody asks what is missing; `page` gets its title.

    A revision as an object asks the database about each of its references; here only their number counts.
    """
    if draft is None:
        return page
    page.title = draft.content["title"]
    if "body" in draft.content:
        page.body = draft.content["body"]
    text = getattr(page, "body_text", "")
    return SimpleNamespace(**{**draft.content, "completeness": page.completeness, "body_text": text})


class WaitingPanel(Component):
    """What waits for the editors, the oldest first, with what its author wrote."""

    name = "waiting"
    order = 10
    template_name = "peer_pages/roles/waiting.html"

    class Media:
        css = {"all": ["peer_pages/roles/roles.css"]}

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Return the waiting pages and answers, what was published without a review, and the mail that got stuck."""
        user = parent_context["request"].user
        waiting = list(api.waiting_for(user).select_related("page", "submitted_by"))
        progress = progress_of([record.page for record in waiting])
        return {
            "rows": [_waiting(record, progress[record.page_id], user) for record in waiting],
            "flagged": [_flagged(record, user) for record in _flagged_records()] if is_editor(user) else [],
            "failed": _failed() if is_editor(user) else 0,
            "answers": Answer.objects.filter(state=Answer.State.WAITING).count() if is_editor(user) else 0,
        }


def _waiting(record: PageState, progress: Progress, user: Any) -> dict[str, Any]:
    return {
        **_page_of(record, user),
        "who": record.submitted_by,
        "since": record.submitted_at or record.entered_at,
        "note": progress.note,
        "compare_url": _compare_url(record),
    }


def _flagged_records() -> QuerySet[PageState]:
    records = PageState.objects.filter(flagged_at__isnull=False).order_by("flagged_at")
    return records.select_related("page", "flagged_by")


def _flagged(record: PageState, user: Any) -> dict[str, Any]:
    return {**_page_of(record, user), "who": record.flagged_by, "since": record.flagged_at}


def _page_of(record: PageState, user: Any) -> dict[str, Any]:
    page = record.page
    return {
        "page": page,
        "kind": page.specific_class._meta.verbose_name,  # noqa: SLF001 - Django's own way to a model's name
        "edit_url": reverse("wagtailadmin_pages:edit", args=[page.pk]),
        "own": user.pk in {*record.authors, record.submitted_by_id, record.flagged_by_id},
    }


def _compare_url(record: PageState) -> str:
    if not record.page.live or record.revision_id is None:
        return ""
    return reverse("wagtailadmin_pages:revisions_compare", args=[record.page_id, "live", record.revision_id])


def _failed() -> int:
    return OutboxRow.objects.filter(status=OutboxRow.Status.FAILED).count()


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
