"""Initiatives: places and projects where peers support others."""

from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from peer_pages import completeness
from peer_pages.blocks import (
    MethodBlock,
    PartnerBlock,
    PhaseBlock,
    QuestionnaireBlock,
    UpdateBlock,
    answered_sections,
    empty_questionnaire,
    text_of,
)
from peer_pages.fields import ChoiceSetField
from peer_pages.models.catalogue import CataloguePage
from peer_pages.models.keywords import keyword_manager


class InitiativePage(CataloguePage):
    """An initiative, described by the national questionnaire."""

    class EmploymentForm(models.TextChoices):
        """On what terms peers work."""

        VOLUNTEER = "volunteer", _("Frivillige")
        ORDINARY = "ordinary", _("Ansat på almindelige vilkår")
        SUPPORTED = "supported", _("Ansat på særlige vilkår, fx fleksjob eller løntilskud")
        PROJECT = "project", _("Projektansat")
        HOURLY = "hourly", _("Timelønnet")

    class Continuum(models.TextChoices):
        """The five places from social activation to the labour market."""

        A = "A", _("A – social aktivering")
        B = "B", _("B – mest social aktivering")
        C = "C", _("C – midt imellem")
        D = "D", _("D – mest arbejdsmarked")
        E = "E", _("E – arbejdsmarked")

    body = StreamField(
        QuestionnaireBlock(),
        blank=True,
        default=empty_questionnaire,
        verbose_name=_("spørgeskemaet"),
        help_text=_("De samme otte afsnit som i det nationale skema. Spring over, hvad I ikke ved."),
    )
    peer_count_text = models.CharField(
        _("antal peers, som I ville sige det"),
        max_length=200,
        blank=True,
        help_text=_("Fx 8-10, nogle på deltid."),
    )
    peer_count = models.PositiveIntegerField(
        _("antal peers i tal"), null=True, blank=True, help_text=_("Jeres bedste bud som ét tal.")
    )
    employment_forms = ChoiceSetField(_("ansættelse"), choice_set=EmploymentForm)
    training = models.TextField(_("uddannelse af peers"), blank=True)
    supervision = models.TextField(_("supervision af peers"), blank=True)
    methods = StreamField([("method", MethodBlock())], blank=True, verbose_name=_("metoder"))
    phases = StreamField([("phase", PhaseBlock())], blank=True, verbose_name=_("faser"))
    partners = StreamField([("partner", PartnerBlock())], blank=True, verbose_name=_("samarbejdspartnere"))
    updates = StreamField([("update", UpdateBlock())], blank=True, verbose_name=_("nyt om initiativet"))
    continuum_place = models.CharField(
        _("plads mellem social aktivering og arbejdsmarked"),
        max_length=1,
        choices=Continuum.choices,
        blank=True,
    )
    continuum_position = models.DecimalField(
        _("fri placering i procent"),
        max_digits=4,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(0)), MaxValueValidator(Decimal(100))],
        help_text=_("0 er social aktivering, 100 er arbejdsmarkedet. Bruges i stedet for A-E."),
    )
    keywords = keyword_manager("peer_pages.InitiativeKeyword")

    parent_page_types = ["peer_pages.CatalogueIndexPage", "peer_pages.OrganisationPage"]
    subpage_types = ["peer_pages.StatusReportPage"]
    completeness = completeness.INITIATIVE
    search_fields = [*CataloguePage.search_fields, index.SearchField("body_text")]
    subject_panels = [
        FieldPanel("body"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("peer_count_text"), FieldPanel("peer_count")]),
                FieldPanel("employment_forms"),
                FieldPanel("training"),
                FieldPanel("supervision"),
            ],
            heading=_("Peers"),
        ),
        InlinePanel("fundings", heading=_("Finansiering"), label=_("finansiering")),
        MultiFieldPanel(
            [
                FieldPanel("methods"),
                FieldPanel("phases"),
                FieldPanel("partners"),
                FieldPanel("updates"),
                FieldRowPanel([FieldPanel("continuum_place"), FieldPanel("continuum_position")]),
            ],
            heading=_("Mere om projektet"),
            classname="collapsed",
        ),
    ]

    class Meta:
        verbose_name = _("initiativ")
        verbose_name_plural = _("initiativer")

    @property
    def body_text(self) -> str:
        """Return the answers' text without the form's questions, which say the same on every page."""
        return " ".join(text_of(answer) for _section, answer in answered_sections(self.body))


InitiativePage.content_panels = InitiativePage.build_panels()
