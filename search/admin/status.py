"""How the search is, in words that say what to do, and a button that makes its index anew."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from peer_pages.roles.adminpages import AdminAddress, AdminPage
from search.indexing import requesting
from search.indexing.health import health


class StatusView(AdminPage):
    """The engines, what waits for them, and when they were last compared with the database."""

    template_name = "search/admin/status.html"
    page_title = _("Status")
    header_icon = "cogs"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return how the search is."""
        return super().get_context_data(
            health=health(),
            is_requested=requesting.is_requested(),
            problem=requesting.problem(),
            last_rebuilt=requesting.last_rebuilt(),
            **kwargs,
        )


class RebuildView(AdminPage):
    """Asks whether the index is to be made anew, and has it made."""

    template_name = "search/admin/rebuild.html"
    page_title = _("Byg søgningen op igen")
    header_icon = "rotate"
    http_method_names = ["get", "head", "post"]

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Return the way here."""
        status = {"url": reverse(self.index_url_name), "label": gettext("Status")}
        return [*self.breadcrumbs_items, status, {"url": "", "label": str(self.page_title)}]

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Have the index made anew."""
        if requesting.request_rebuild():
            messages.success(request, gettext("Søgningen bygges op igen. Den gamle svarer, til den nye er færdig."))
        else:
            messages.info(request, gettext("Det er allerede bestilt."))
        return redirect(self.index_url_name)


class StatusViewSet(AdminAddress):
    """The addresses of the status."""

    name = "search_status"
    url_prefix = "soegning/status"
    icon = "cogs"
    menu_label = _("Status")

    def get_urlpatterns(self) -> list[URLPattern]:
        """Return the addresses."""
        return [
            path("", self.construct_view(StatusView), name="index"),
            path("byg-op/", self.construct_view(RebuildView), name="rebuild"),
        ]
