"""Where somebody gets, renews and withdraws the secret address of their calendar."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from peer_pages.funding.overview.deadlines.feed import HEADERS
from peer_pages.funding.overview.deadlines.secret import renew, revoke
from peer_pages.funding.overview.view import OverviewMenuItem, has_overview
from peer_pages.models import DeadlineFeed
from peer_pages.roles.adminpages import AdminAddress, AdminPage

# Under the calendar's own "no-referrer" a browser posts the form with an unknown origin, which Django refuses.
PAGE_HEADERS = {**HEADERS, "Referrer-Policy": "same-origin"}


class CalendarView(AdminPage):
    """Whether there is an address, and the buttons; a new address is shown once, in the answer to the POST."""

    template_name = "peer_pages/admin/funding/calendar.html"
    page_title = _("Kalender")
    header_icon = "calendar"
    may_see = staticmethod(has_overview)
    http_method_names = ["get", "head", "post"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Return the view's answer, which nobody keeps; raise PermissionDenied for whoever has no grants to see."""
        answer = super().dispatch(request, *args, **kwargs)
        for name, value in PAGE_HEADERS.items():
            answer.headers[name] = value
        return answer

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Make a new address, or withdraw the one there is."""
        if request.POST.get("action") == "revoke":
            revoke(request.user)
            messages.success(request, gettext("Adressen virker ikke længere."))
            return redirect(self.index_url_name)
        if request.POST.get("action") == "renew":
            secret = reverse("deadlines", args=[renew(request.user)])
            return self.render_to_response(self.get_context_data(address=request.build_absolute_uri(secret)))
        messages.error(request, gettext("Vælg, om du vil have en ny adresse eller lukke den, du har."))
        return redirect(self.index_url_name)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return whether there is an address, and since when."""
        found = DeadlineFeed.objects.filter(user=self.request.user.pk).first()
        return super().get_context_data(feed=found, **kwargs)


class CalendarViewSet(AdminAddress):
    """The address of the calendar's page."""

    name = "funding_calendar"
    url_prefix = "bevillinger/kalender"
    icon = "calendar"
    menu_label = _("Kalender")
    view_class = CalendarView
    menu_item_class = OverviewMenuItem
