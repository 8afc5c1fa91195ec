"""Events, such as webinars: announced before, reported on after."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from peer_pages import completeness
from peer_pages.blocks import TEXT_FEATURES, ClipBlock, LinkBlock, NamedDocumentBlock, ProgrammeItemBlock
from peer_pages.models.catalogue import CataloguePage
from peer_pages.models.keywords import keyword_manager
from peer_pages.time_zones import check_time_zone


class EventPage(CataloguePage):
    """A webinar, a conference, a meeting."""

    class Change(models.TextChoices):
        """Whether an event takes place as announced."""

        NONE = "", _("Som planlagt")
        CANCELLED = "cancelled", _("Aflyst")
        RESCHEDULED = "rescheduled", _("Flyttet til en anden dag")

    starts_at = models.DateTimeField(_("begynder"), null=True, blank=True)
    ends_at = models.DateTimeField(_("slutter"), null=True, blank=True)
    time_zone = models.CharField(
        _("tidszone"), max_length=50, default="Europe/Copenhagen", validators=[check_time_zone]
    )
    change = models.CharField(_("ændring"), max_length=12, choices=Change.choices, blank=True, default=Change.NONE)
    venue = models.CharField(
        _("sted"), max_length=255, blank=True, help_text=_("Navn og adresse. Tomt, hvis det kun er online.")
    )
    online_link = models.URLField(_("link til mødet"), blank=True)
    show_online_link = models.BooleanField(
        _("vis linket for alle"),
        default=False,
        help_text=_("Ellers vises det ikke; send det selv til de tilmeldte."),
    )
    body = RichTextField(_("om arrangementet"), blank=True, features=TEXT_FEATURES)
    purposes = StreamField([("purpose", blocks.CharBlock(label=_("Formål")))], blank=True, verbose_name=_("formål"))
    programme = StreamField([("item", ProgrammeItemBlock())], blank=True, verbose_name=_("program"))
    capacity = models.PositiveIntegerField(_("pladser"), null=True, blank=True)
    registration_url = models.URLField(_("link til tilmelding"), blank=True)
    recap = RichTextField(_("hvad kom der ud af det"), blank=True, features=TEXT_FEATURES)
    participants = models.PositiveIntegerField(_("antal deltagere"), null=True, blank=True)
    clips = StreamField([("clip", ClipBlock())], blank=True, verbose_name=_("klip"))
    materials = StreamField(
        [("document", NamedDocumentBlock()), ("link", LinkBlock())], blank=True, verbose_name=_("materialer")
    )
    keywords = keyword_manager("peer_pages.EventKeyword")

    parent_page_types = ["peer_pages.CatalogueIndexPage", "peer_pages.OrganisationPage"]
    subpage_types: list[str] = []
    completeness = completeness.EVENT
    search_fields = [
        *CataloguePage.search_fields,
        index.SearchField("body"),
        index.SearchField("recap"),
        index.SearchField("programme"),
        index.SearchField("purposes"),
        index.FilterField("starts_at"),
    ]
    subject_panels = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
                FieldRowPanel([FieldPanel("time_zone"), FieldPanel("change")]),
                FieldPanel("venue"),
                FieldRowPanel([FieldPanel("online_link"), FieldPanel("show_online_link")]),
                FieldRowPanel([FieldPanel("capacity"), FieldPanel("registration_url")]),
            ],
            heading=_("Tid og sted"),
        ),
        FieldPanel("body"),
        FieldPanel("purposes"),
        FieldPanel("programme"),
        MultiFieldPanel(
            [FieldPanel("recap"), FieldPanel("participants"), FieldPanel("clips"), FieldPanel("materials")],
            heading=_("Bagefter"),
        ),
    ]

    class Meta:
        verbose_name = _("arrangement")
        verbose_name_plural = _("arrangementer")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(ends_at__gte=F("starts_at")),
                name="event_ends_after_start",
            ),
        ]

    def clean(self) -> None:
        """Refuse an event that ends before it begins."""
        super().clean()
        if self.starts_at and self.ends_at and self.ends_at < self.starts_at:
            raise ValidationError(
                {"ends_at": _("Arrangementet slutter, før det begynder. Ret et af de to tidspunkter.")}
            )

    @property
    def is_over(self) -> bool:
        """Return whether the event lies in the past; one without a date counts as over when it has a recap."""
        last = self.ends_at or self.starts_at
        return last < timezone.now() if last else bool(self.recap)

    @property
    def public_online_link(self) -> str:
        """Return the meeting's link when the organiser lets everybody see it and it will be held; else ""."""
        held = not self.is_over and self.change != self.Change.CANCELLED
        return self.online_link if self.show_online_link and held else ""


EventPage.content_panels = EventPage.build_panels()
