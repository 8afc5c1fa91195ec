"""The menu "Bevillinger"."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.base import ViewSetGroup

from peer_pages.funding.overview.deadlines.page import CalendarViewSet
from peer_pages.funding.overview.status import HealthViewSet
from peer_pages.funding.overview.view import OverviewViewSet
from peer_pages.funding.taking.view import AnswersViewSet


class FundingGroup(ViewSetGroup):
    """Everything that people have for the grants."""

    items: Any = (OverviewViewSet, AnswersViewSet, CalendarViewSet, HealthViewSet)
    menu_name = "funding"
    menu_label = _("Bevillinger")
    menu_icon = "calendar-alt"
    menu_order = 240
