"""The overview's page."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from peer_pages.funding.days import today
from peer_pages.funding.overview.file import sent
from peer_pages.funding.overview.grants import own_grants
from peer_pages.funding.overview.rows import rows
from peer_pages.funding.overview.timeline import timeline
from peer_pages.funding.overview.totals import totals
from peer_pages.funding.overview.wanted import LISTS, SORTS, Wanted, filters
from peer_pages.roles.adminpages import AdminAddress, AdminPage, EditorsMenuItem
from peer_pages.roles.who import is_editor, is_partner

SHOWN = 50


def has_overview(user: Any) -> bool:
    """Return whether `user` has an overview: of everything, or of their own organisation's pages."""
    return is_editor(user) or is_partner(user)


class OverviewView(AdminPage):
    """Every grant with its next step; `?format=csv` is all of it as a file."""

    template_name = "peer_pages/admin/funding/overview.html"
    page_title = _("Bevillinger")
    header_icon = "calendar-alt"
    may_see = staticmethod(has_overview)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the table, or send it as a file."""
        if request.GET.get("format") != "csv":
            return super().get(request, *args, **kwargs)
        day = today()
        return sent(rows(list(Wanted.read(request.GET).among(own_grants(request.user), day)), day))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return one page of the table, its picture, and what all the wanted grants come to."""
        wanted, day, own = Wanted.read(self.request.GET), today(), own_grants(self.request.user)
        found = wanted.among(own, day)
        page = Paginator(found, SHOWN).get_page(self.request.GET.get("p"))
        shown = rows(list(page), day)
        return super().get_context_data(
            wanted=wanted,
            filters=filters(own, wanted),
            lists=[(key, label) for key, (label, _condition) in LISTS.items()],
            sorts=[(key, label) for key, (label, _field) in SORTS.items()],
            rows=shown,
            page=page,
            timeline=timeline(shown, day),
            totals=totals(found),
            csv_url=wanted.address(format="csv"),
            pages=_pages(page, wanted),
            **kwargs,
        )


def _pages(page: Page[Any], wanted: Wanted) -> list[tuple[int | str, str]]:
    """Return the numbers of the pages near this one and at both ends with their addresses; a gap has none."""
    numbers = page.paginator.get_elided_page_range(page.number)
    return [(number, wanted.address(p=number) if isinstance(number, int) else "") for number in numbers]


class OverviewMenuItem(EditorsMenuItem):
    """An entry of the menu for whoever has an overview."""

    may_see = staticmethod(has_overview)


class OverviewViewSet(AdminAddress):
    """The address of the overview."""

    name = "funding_overview"
    url_prefix = "bevillinger/oversigt"
    icon = "calendar-alt"
    menu_label = _("Oversigt")
    view_class = OverviewView
    menu_item_class = OverviewMenuItem
