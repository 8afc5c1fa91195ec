"""Who pays, from when, until when, and what happens then."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, F, Q, When
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from peer_pages import fuzzy_dates
from peer_pages.fields import FuzzyDateField
from peer_pages.funding import ladder
from peer_pages.funding.days import today
from peer_pages.funding.fields import RungsField
from peer_pages.funding.literals import Literal
from peer_pages.models.facts import SharedFact
from peer_pages.models.organisations import Contact

RUNGS_HELP = _(
    "Hvor mange dage før slutdagen vi skriver til jer, fx 180, 90, 30, 7, -7; minus er efter slutdagen. "
    "Lad feltet stå tomt for at få de sædvanlige."
)

YEARLY_NUMBER = Case(When(deadline__isnull=True, then=F("id") % Literal(ladder.YEAR)))
"""The day of the year on which a grant without an end is asked about; none for the others. One expression and not a
partial index: SQLite would take the index of `deadline` instead, and read all that have no end."""


class Funder(SharedFact):
    """Whoever gives money: a ministry, a foundation, a region or a municipality."""

    name = models.CharField(_("navn"), max_length=200)
    website = models.URLField(_("hjemmeside"), blank=True)

    panels = [FieldPanel("name"), FieldPanel("website")]

    class Meta(SharedFact.Meta):
        verbose_name = _("bevillingsgiver")
        verbose_name_plural = _("bevillingsgivere")
        constraints = [models.UniqueConstraint(fields=["name", "locale"], name="one_funder_per_name_and_locale")]


class FundingProgramme(SharedFact):
    """A programme (pulje) through which a funder gives money."""

    name = models.CharField(_("navn"), max_length=200)
    funder = models.ForeignKey(
        Funder,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="programmes",
        verbose_name=_("bevillingsgiver"),
    )
    wants_status_report = models.BooleanField(_("kræver en statusrapport til sidst"), default=False)
    rungs = RungsField(_("påmindelser"), blank=True, help_text=RUNGS_HELP)

    panels = [FieldPanel("name"), FieldPanel("funder"), FieldPanel("wants_status_report"), FieldPanel("rungs")]

    class Meta(SharedFact.Meta):
        verbose_name = _("pulje")
        verbose_name_plural = _("puljer")
        constraints = [models.UniqueConstraint(fields=["name", "locale"], name="one_programme_per_name_and_locale")]


class Funding(Orderable):
    """One grant, or the running costs, that an initiative lives on."""

    class Kind(models.TextChoices):
        """Money for a limited project, or running costs."""

        PROJECT = "project", _("Projektmidler")
        RUNNING = "running", _("Drift")
        UNKNOWN = "unknown", _("Ved ikke")

    page = ParentalKey("peer_pages.InitiativePage", on_delete=models.CASCADE, related_name="fundings")
    funder = models.ForeignKey(
        Funder, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("bevillingsgiver")
    )
    programme = models.ForeignKey(
        FundingProgramme, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("pulje")
    )
    kind = models.CharField(_("slags penge"), max_length=10, choices=Kind.choices, default=Kind.UNKNOWN)
    amount_dkk = models.PositiveBigIntegerField(_("beløb i kroner"), null=True, blank=True)
    starts = FuzzyDateField(_("fra"), blank=True, help_text=_("Fx 2015, forår 2015 eller 1. januar 2015."))
    ends = FuzzyDateField(_("til"), blank=True, help_text=_("Fx 2018, sommer 2018 eller 30. juni 2018."))
    starts_first_day = models.DateField(null=True, editable=False)
    ends_last_day = models.DateField(null=True, editable=False, db_index=True)
    renewed_yearly = models.BooleanField(_("fornyes år for år"), default=False)
    decision_on = models.DateField(
        _("næste afgørelse"), null=True, blank=True, help_text=_("Hvornår får I besked om næste år?")
    )
    afterwards = models.TextField(
        _("når pengene slipper op"), blank=True, help_text=_("Hvad sker der med tilbuddet bagefter?")
    )
    responsible = models.ForeignKey(
        Contact,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("ansvarlig"),
        help_text=_("Den, vi skriver til, før pengene slipper op."),
    )
    rungs = RungsField(_("påmindelser"), blank=True, help_text=RUNGS_HELP)
    deadline = models.DateField(null=True, editable=False, db_index=True)
    source_text = models.TextField(_("ordret fra kilden"), blank=True)

    panels = [
        FieldRowPanel([FieldPanel("funder"), FieldPanel("programme")]),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("amount_dkk")]),
        FieldRowPanel([FieldPanel("starts"), FieldPanel("ends")]),
        FieldRowPanel([FieldPanel("renewed_yearly"), FieldPanel("decision_on")]),
        FieldPanel("afterwards"),
        FieldPanel("responsible"),
        FieldPanel("rungs"),
        FieldPanel("source_text"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("finansiering")
        verbose_name_plural = _("finansiering")
        constraints = [
            models.CheckConstraint(
                condition=Q(amount_dkk__isnull=True) | Q(amount_dkk__gt=0), name="funding_amount_is_positive"
            ),
        ]
        indexes = [
            models.Index(YEARLY_NUMBER, name="funding_without_deadline"),
            models.Index(fields=["rungs"], condition=~Q(rungs=""), name="funding_with_own_rungs"),
        ]

    def __str__(self) -> str:
        return str(self.programme or self.funder or self.get_kind_display())

    def clean(self) -> None:
        """Refuse a grant of nothing, and an end that lies before the start."""
        super().clean()
        errors: dict[str, Any] = {}
        if self.amount_dkk == 0:
            errors["amount_dkk"] = _("Beløbet er 0. Skriv, hvor mange kroner det er, eller lad feltet stå tomt.")
        starts, ends = fuzzy_dates.earliest(self.starts), fuzzy_dates.latest(self.ends)
        if starts and ends and ends < starts:
            errors["ends"] = _("Pengene slutter, før de begynder. Ret den ene af de to datoer.")
        if errors:
            raise ValidationError(errors)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the first day of `starts` and the last of `ends` beside them, and the deadline, for queries."""
        self.starts_first_day = fuzzy_dates.earliest(self.starts.rstrip("~?%"))
        self.ends_last_day = fuzzy_dates.last_day(self.ends)
        self.deadline = ladder.deadline_of(
            last_day=self.ends_last_day,
            decision_on=self.decision_on,
            renewed_yearly=self.renewed_yearly,
            day=today(),
        )
        super().save(*args, **kwargs)
