"""Who has which role on a page, and giving roles there: Plone's sharing page."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from workflows.integration.doors.checks import page_or_404, refuse_unless
from workflows.integration.sharing import TITLES, SharingForm
from workflows.integration.tester import WorkflowPagePermissionTester
from workflows.roles.sharing import givable


def sharing_view(request: HttpRequest, page_id: int) -> HttpResponseBase:
    """Show the table of roles; change it when it is posted."""
    page = page_or_404(page_id)
    tester = page.permissions_for_user(request.user)
    refuse_unless(may_share(tester))
    data = request.POST if request.method == "POST" else None
    form = SharingForm(data, page=page, may_give=givable(tester.rights.roles))
    if form.is_valid():
        if form.save(request.user):
            messages.success(request, _("The roles on “%(page)s” are changed.") % {"page": _title(page)})
        stays = may_share(page.permissions_for_user(request.user))
        return redirect("workflows:sharing", page.pk) if stays else redirect("wagtailadmin_home")
    context = {"page": page, "title": _title(page), "form": form, "titles": TITLES.values()}
    return TemplateResponse(request, "workflows/sharing.html", context)


def may_share(tester: Any) -> bool:
    """Return whether the page follows a workflow, and the visitor may give roles on it."""
    return isinstance(tester, WorkflowPagePermissionTester) and tester.can_share()


def sharing_buttons(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """Offer the table in the menu of a page's header (`register_page_header_buttons`)."""
    if may_share(page.permissions_for_user(user)):
        url = reverse("workflows:sharing", args=(page.pk,))
        yield Button(_("Share"), url, icon_name="group", priority=62)


def _title(page: Page) -> str:
    return str(page.get_admin_display_title())
