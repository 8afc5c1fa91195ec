"""Courses, such as LATAD and Vendepunkter, and the dates they are held."""

from uuid import uuid4

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable
from wagtail.search import index

from peer_pages import completeness
from peer_pages.blocks import TEXT_FEATURES
from peer_pages.models.areas import Area
from peer_pages.models.catalogue import CataloguePage
from peer_pages.models.keywords import keyword_manager


class CoursePage(CataloguePage):
    """A course that people with lived experience teach."""

    abbreviation = models.CharField(_("forkortelse"), max_length=30, blank=True, help_text=_("Fx LATAD."))
    body = RichTextField(_("om kurset"), blank=True, features=TEXT_FEATURES)
    weeks = models.PositiveSmallIntegerField(_("antal uger"), null=True, blank=True)
    sessions = models.PositiveSmallIntegerField(_("antal mødegange"), null=True, blank=True)
    hours_per_session = models.DecimalField(_("timer pr. gang"), max_digits=4, decimal_places=2, null=True, blank=True)
    instructors = models.TextField(
        _("instruktører"), blank=True, help_text=_("Hvem underviser, og hvad har de selv erfaring med?")
    )
    is_free = models.BooleanField(_("gratis"), default=True)
    price_dkk = models.PositiveIntegerField(_("pris i kroner"), null=True, blank=True)
    price_note = models.CharField(_("om prisen"), max_length=200, blank=True)
    signup_contact = models.ForeignKey(
        "peer_pages.Contact",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("tilmelding hos"),
    )
    signup_url = models.URLField(_("link til tilmelding"), blank=True)
    prerequisites = models.TextField(_("hvad kræver det at være med"), blank=True)
    evidence = models.TextField(_("hvad ved man om virkningen"), blank=True)
    keywords = keyword_manager("peer_pages.CourseKeyword")

    parent_page_types = ["peer_pages.CatalogueIndexPage", "peer_pages.OrganisationPage"]
    subpage_types: list[str] = []
    completeness = completeness.COURSE
    search_fields = [
        *CataloguePage.search_fields,
        index.SearchField("abbreviation", boost=2),
        index.AutocompleteField("abbreviation"),
        index.SearchField("body"),
        index.SearchField("instructors"),
        index.FilterField("is_free"),
    ]
    subject_panels = [
        FieldPanel("abbreviation"),
        FieldPanel("body"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("weeks"), FieldPanel("sessions"), FieldPanel("hours_per_session")]),
                FieldPanel("instructors"),
                FieldPanel("prerequisites"),
                FieldPanel("evidence"),
            ],
            heading=_("Forløbet"),
        ),
        InlinePanel("dates", heading=_("Hold og datoer"), label=_("hold")),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("is_free"), FieldPanel("price_dkk")]),
                FieldPanel("price_note"),
                FieldPanel("signup_contact"),
                FieldPanel("signup_url"),
            ],
            heading=_("Pris og tilmelding"),
        ),
    ]

    class Meta:
        verbose_name = _("kursus")
        verbose_name_plural = _("kurser")

    def clean(self) -> None:
        """Refuse a course that is free and costs something."""
        super().clean()
        if self.is_free and self.price_dkk:
            raise ValidationError(
                {"price_dkk": _("Kurset står som gratis. Fjern prisen, eller fjern fluebenet ved gratis.")}
            )

    def coming_dates(self) -> list["CourseDate"]:
        """Return the dates that are not over, soonest first."""
        now = timezone.now()
        coming = [date for date in self.dates.all() if (date.ends_at or date.starts_at) >= now]
        return sorted(coming, key=lambda date: date.starts_at)


class CourseDate(Orderable):
    """One time that a course is held."""

    page = ParentalKey(CoursePage, on_delete=models.CASCADE, related_name="dates")
    starts_at = models.DateTimeField(_("første gang"))
    ends_at = models.DateTimeField(_("sidste gang slutter"), null=True, blank=True)
    place = models.CharField(_("sted"), max_length=200, blank=True, help_text=_("Navn og adresse, eller Online."))
    municipality = models.ForeignKey(
        Area,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        limit_choices_to={"kind": Area.Kind.MUNICIPALITY},
        verbose_name=_("kommune"),
    )
    capacity = models.PositiveSmallIntegerField(_("pladser"), null=True, blank=True)
    signup_deadline = models.DateField(_("tilmelding senest"), null=True, blank=True)
    cancelled = models.BooleanField(_("aflyst"), default=False)
    # A row is made anew when a draft with it is published; calendars that readers subscribe to need a name that stays.
    uid = models.UUIDField(_("kalenderens id"), default=uuid4, editable=False)

    panels = [
        FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
        FieldRowPanel([FieldPanel("place"), FieldPanel("municipality")]),
        FieldRowPanel([FieldPanel("capacity"), FieldPanel("signup_deadline"), FieldPanel("cancelled")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("hold")
        verbose_name_plural = _("hold")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(ends_at__gte=F("starts_at")),
                name="course_date_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{timezone.localtime(self.starts_at):%Y-%m-%d} {self.place}".strip()

    def clean(self) -> None:
        """Refuse a date that ends before it begins."""
        super().clean()
        if self.starts_at and self.ends_at and self.ends_at < self.starts_at:
            raise ValidationError({"ends_at": _("Holdet slutter, før det begynder. Ret et af de to tidspunkter.")})


CoursePage.content_panels = CoursePage.build_panels()
