"""The wall: who is no editor reaches only the addresses of the admin that the table opens."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from wagtail.admin.localization import get_localized_response

from peer_pages.roles.checks import Check, anything
from peer_pages.roles.doors import DOORS
from peer_pages.roles.who import is_editor
from workflows.integration.doors.middleware import WorkflowDoorsMiddleware


class PartnerWallMiddleware(WorkflowDoorsMiddleware):
    """Refuse before the view runs, so that a view of Wagtail's that forgets to ask leaks nothing.

    First the table of addresses is asked, then the workflow.
    """

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        """Return the refusal, an answer in the view's place, or None to let the view run."""
        if not _is_inside(request):
            return None
        check = _check_for(request)
        if check is None:
            return _refuse(request, "closed", 403)
        _publish_no_translations(request)
        try:
            check(request, kwargs)
            return super().process_view(request, view, args, kwargs)
        except Http404:
            return _refuse(request, "missing", 404)


def _check_for(request: HttpRequest) -> Check | None:
    """Return what to ask of the visitor at this address, or None when it is closed to them."""
    name = request.resolver_match.view_name if request.resolver_match else ""
    return anything if is_editor(request.user) else DOORS.get(name)


def _publish_no_translations(request: HttpRequest) -> None:
    """Let wagtail-localize fetch newer texts, and publish none of them past the workflow."""
    match = request.resolver_match
    if request.method == "POST" and match is not None and match.view_name == "wagtail_localize:update_translations":
        posted = request.POST.copy()
        posted.pop("publish_translations", None)
        request.POST = posted  # type: ignore[assignment]


def _is_inside(request: HttpRequest) -> bool:
    """Return whether the address is the admin's and its visitor may enter it; Wagtail sends strangers to the login."""
    inside = request.path.startswith(reverse("wagtailadmin_home"))
    return inside and request.user.has_perm("wagtailadmin.access_admin")


def _refuse(request: HttpRequest, reason: str, status: int) -> HttpResponse:
    def view(request: HttpRequest) -> HttpResponse:
        return render(request, f"peer_pages/wall/{reason}.html", status=status)

    return get_localized_response(view, request)
