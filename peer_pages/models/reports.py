"""Status reports: what came of a grant."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.panels.title_field_panel import TitleFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.search import index

from peer_pages.blocks import TEXT_FEATURES, GoalBlock, NamedDocumentBlock
from peer_pages.fields import FuzzyDateField
from peer_pages.models.catalogue import DanishSlugPage
from peer_pages.models.funding import Funding
from peer_pages.panels import ImportWarningsPanel
from peer_pages.roles.forms import StatusReportForm
from peer_pages.workflow.pages import PeerPage


class StatusReportPage(PeerPage, DanishSlugPage):
    """An account to a funder, under the initiative that got the money."""

    funding = models.ForeignKey(
        Funding, models.SET_NULL, null=True, blank=True, related_name="reports", verbose_name=_("bevilling")
    )
    period = FuzzyDateField(_("periode"), blank=True, help_text=_("Fx 2020 eller 2019-2020."))
    account = RichTextField(_("hvad skete der"), blank=True, features=TEXT_FEATURES)
    goals = StreamField([("goal", GoalBlock())], blank=True, verbose_name=_("mål"))
    assessment = RichTextField(_("egen vurdering"), blank=True, features=TEXT_FEATURES)
    signatory = models.CharField(
        _("underskrevet af"), max_length=200, blank=True, help_text=_("Navn og rolle, fx formand.")
    )
    signed_on = models.DateField(_("dato"), null=True, blank=True)
    documents = StreamField([("document", NamedDocumentBlock())], blank=True, verbose_name=_("filer"))

    base_form_class = StatusReportForm
    parent_page_types = ["peer_pages.InitiativePage"]
    subpage_types: list[str] = []
    search_fields = [*Page.search_fields, index.SearchField("account"), index.SearchField("assessment")]
    content_panels = [
        ImportWarningsPanel(),
        TitleFieldPanel("title"),
        FieldRowPanel([FieldPanel("funding"), FieldPanel("period")]),
        FieldPanel("account"),
        FieldPanel("goals"),
        FieldPanel("assessment"),
        FieldRowPanel([FieldPanel("signatory"), FieldPanel("signed_on")]),
        FieldPanel("documents"),
    ]

    class Meta:
        verbose_name = _("statusrapport")
        verbose_name_plural = _("statusrapporter")
