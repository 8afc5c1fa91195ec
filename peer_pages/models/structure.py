"""The pages that lead to others: home, indexes by kind and region, organisations' sections, plain pages."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.admin.panels.title_field_panel import TitleFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.search import index

from peer_pages.blocks import TEXT_FEATURES
from peer_pages.models.areas import Area
from peer_pages.models.catalogue import DanishSlugPage
from peer_pages.models.organisations import Organisation
from peer_pages.workflow.pages import PeerPage


class ListPage(DanishSlugPage):
    """A page that leads to others, with a few words above the list."""

    intro = models.TextField(_("indledning"), blank=True, max_length=500)

    content_panels = [TitleFieldPanel("title"), FieldPanel("intro")]

    class Meta:
        abstract = True


class HomePage(ListPage):
    """The front page."""

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "peer_pages.CatalogueIndexPage",
        "peer_pages.OrganisationIndexPage",
        "peer_pages.RegionIndexPage",
        "peer_pages.StandardPage",
    ]

    class Meta:
        verbose_name = _("forside")
        verbose_name_plural = _("forsider")


class CatalogueIndexPage(ListPage):
    """The list of all pages of one kind, wherever in the tree they lie."""

    class Kind(models.TextChoices):
        """The kinds of pages in the catalogue."""

        INITIATIVE = "initiative", _("Initiativer")
        COURSE = "course", _("Kurser")
        EVENT = "event", _("Arrangementer")

    kind = models.CharField(_("viser"), max_length=12, choices=Kind.choices)

    parent_page_types = ["peer_pages.HomePage"]
    subpage_types = ["peer_pages.InitiativePage", "peer_pages.CoursePage", "peer_pages.EventPage"]
    content_panels = [TitleFieldPanel("title"), FieldPanel("kind"), FieldPanel("intro")]

    class Meta:
        verbose_name = _("oversigt")
        verbose_name_plural = _("oversigter")


class OrganisationIndexPage(ListPage):
    """The list of organisations."""

    parent_page_types = ["peer_pages.HomePage"]
    subpage_types = ["peer_pages.OrganisationPage"]

    class Meta:
        verbose_name = _("oversigt over organisationer")
        verbose_name_plural = _("oversigter over organisationer")


class OrganisationPage(PeerPage, DanishSlugPage):
    """An organisation's page, and the section in which its partners write."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="pages", verbose_name=_("organisation"))
    body = RichTextField(_("om organisationen"), blank=True, features=TEXT_FEATURES)

    parent_page_types = ["peer_pages.OrganisationIndexPage"]
    subpage_types = ["peer_pages.InitiativePage", "peer_pages.CoursePage", "peer_pages.EventPage"]
    search_fields = [
        *Page.search_fields,
        index.SearchField("body"),
        index.RelatedFields("organisation", [index.SearchField("name"), index.SearchField("short_name")]),
    ]
    content_panels = [
        TitleFieldPanel("title"),
        FieldPanel("organisation", permission="peer_pages.change_organisation"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("organisationsside")
        verbose_name_plural = _("organisationssider")


class RegionIndexPage(ListPage):
    """The list of regions."""

    parent_page_types = ["peer_pages.HomePage"]
    subpage_types = ["peer_pages.RegionPage"]

    class Meta:
        verbose_name = _("oversigt over regioner")
        verbose_name_plural = _("oversigter over regioner")


class RegionPage(ListPage):
    """All that the catalogue has in one region."""

    area = models.ForeignKey(
        Area,
        models.PROTECT,
        related_name="pages",
        limit_choices_to={"kind": Area.Kind.REGION},
        verbose_name=_("region"),
    )

    parent_page_types = ["peer_pages.RegionIndexPage"]
    subpage_types: list[str] = []
    content_panels = [TitleFieldPanel("title"), FieldPanel("area"), FieldPanel("intro")]

    class Meta:
        verbose_name = _("regionsside")
        verbose_name_plural = _("regionssider")


class StandardPage(DanishSlugPage):
    """A page of plain text: about, accessibility, privacy."""

    # Not Wagtail's own list: an embed in a text is fetched from its service for everybody who opens the page.
    body = RichTextField(_("tekst"), blank=True, features=["h2", *TEXT_FEATURES, "hr", "image"])

    parent_page_types = ["peer_pages.HomePage", "peer_pages.StandardPage"]
    subpage_types = ["peer_pages.StandardPage"]
    search_fields = [*Page.search_fields, index.SearchField("body")]
    content_panels = [TitleFieldPanel("title"), FieldPanel("body")]

    class Meta:
        verbose_name = _("side")
        verbose_name_plural = _("sider")
