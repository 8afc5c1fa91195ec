"""The menu of reusable facts: organisations, contacts, areas, lists, funders."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn, UpdatedAtColumn
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from peer_pages.models import (
    Area,
    Contact,
    Funder,
    FundingProgramme,
    LegalBasis,
    Organisation,
    TargetGroup,
    Topic,
)
from peer_pages.roles.choosers import VisibleChooserViewSet
from peer_pages.roles.policies import visible_contacts


class OrganisationViewSet(SnippetViewSet):
    """Organisations."""

    model = Organisation
    icon = "group"
    list_display = ["name", "kind", "parent", "partner_group", UpdatedAtColumn()]
    list_filter = ["kind"]


class ContactViewSet(SnippetViewSet):
    """People one may contact; the list says whether the public sees them."""

    model = Contact
    icon = "user"
    list_display = ["name", "role", "organisation", BooleanColumn("is_public", label=_("Vises for alle")), "consent_on"]
    list_filter = ["consent_basis"]
    chooser_viewset_class = VisibleChooserViewSet

    def get_queryset(self, request: HttpRequest) -> QuerySet[Contact]:
        """Return the contacts that the user may see."""
        return visible_contacts(request.user)


class AreaViewSet(SnippetViewSet):
    """Regions and municipalities."""

    model = Area
    icon = "site"
    list_display = ["name", "kind", "code", "parent", "valid_to"]
    list_filter = ["kind"]


class TargetGroupViewSet(SnippetViewSet):
    """Whom an offer is for."""

    model = TargetGroup
    icon = "crosshairs"


class TopicViewSet(SnippetViewSet):
    """What an offer is about."""

    model = Topic
    icon = "tag"


class LegalBasisViewSet(SnippetViewSet):
    """Sections of laws."""

    model = LegalBasis
    icon = "clipboard-list"
    list_display = ["name", "law"]


class FunderViewSet(SnippetViewSet):
    """Whoever gives money."""

    model = Funder
    icon = "form"


class FundingProgrammeViewSet(SnippetViewSet):
    """Programmes of funders."""

    model = FundingProgramme
    icon = "list-ul"
    list_display = ["name", "funder", "wants_status_report"]


class FactsGroup(SnippetViewSetGroup):
    """One menu for everything that pages share."""

    items: Any = (
        OrganisationViewSet,
        ContactViewSet,
        AreaViewSet,
        TargetGroupViewSet,
        TopicViewSet,
        LegalBasisViewSet,
        FunderViewSet,
        FundingProgrammeViewSet,
    )
    menu_label = _("Fælles oplysninger")
    menu_icon = "table"
    menu_order = 200
