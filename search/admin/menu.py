"""The menu "Søgning"."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.permissions import register_permission_policy

from search.admin.access import EditorPolicy
from search.admin.explaining import ExplainViewSet
from search.admin.reports import ReportsViewSet
from search.admin.status import StatusViewSet
from search.admin.synonyms.viewset import SynonymViewSet
from search.models import SynonymGroup


def register_policies() -> None:
    """Tell Wagtail who may do what; must run before the views are registered."""
    register_permission_policy(SynonymGroup, EditorPolicy(SynonymGroup))


class SearchGroup(ViewSetGroup):
    """Everything that staff have for the search."""

    items: Any = (SynonymViewSet, ReportsViewSet, ExplainViewSet, StatusViewSet)
    menu_name = "soegning"
    menu_label = _("Søgning")
    menu_icon = "search"
    menu_order = 250
