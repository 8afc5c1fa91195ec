"""Organisations, the groups of their partners, and the people one may contact."""

from datetime import date
from typing import Any

from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from stdnum.dk import cvr
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Collection
from wagtail.search import index

from peer_pages.models.facts import SharedFact
from peer_pages.panels import ReadOnlyPanel
from peer_pages.roles.forms import ContactForm


def check_cvr(number: str) -> None:
    """Raise ValidationError unless `number` is a valid CVR number (eight digits, modulus 11)."""
    if not cvr.is_valid(number):
        raise ValidationError(
            _("%(number)s er ikke et gyldigt CVR-nummer. Skriv de otte cifre fra cvr.dk."),
            params={"number": number},
        )


class Organisation(SharedFact):  # type: ignore[django-manager-missing]
    """Whoever runs an offer: a municipality, region, association or user group."""

    class Kind(models.TextChoices):
        """What an organisation is."""

        MUNICIPALITY = "municipality", _("Kommune")
        REGION = "region", _("Region")
        ASSOCIATION = "association", _("Forening")
        USER_GROUP = "user_group", _("Brugergruppe")
        STATE = "state", _("Statslig myndighed")
        FOUNDATION = "foundation", _("Fond")
        OTHER = "other", _("Andet")

    name = models.CharField(_("navn"), max_length=200)
    short_name = models.CharField(_("kort navn"), max_length=50, blank=True, help_text=_("Fx en forkortelse: SIND."))
    kind = models.CharField(_("type"), max_length=20, choices=Kind.choices, default=Kind.OTHER)
    cvr_number = models.CharField(
        _("CVR-nummer"),
        max_length=8,
        blank=True,
        validators=[check_cvr],
        help_text=_("Otte cifre, hvis I har et."),
    )
    parent = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="children", verbose_name=_("hører under")
    )
    website = models.URLField(_("hjemmeside"), blank=True)
    partner_group = models.OneToOneField(
        Group,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="organisation",
        verbose_name=_("gruppe af partnere"),
        help_text=_("De brugere, der skriver for organisationen. Oprettes med kommandoen create_partner."),
    )
    collection = models.OneToOneField(
        Collection,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="organisation",
        verbose_name=_("samling af billeder og filer"),
    )

    panels = [
        FieldPanel("name"),
        FieldPanel("short_name"),
        FieldPanel("kind"),
        FieldPanel("cvr_number"),
        FieldPanel("parent"),
        FieldPanel("website"),
        ReadOnlyPanel("partner_group", empty=_("Ingen endnu")),
        ReadOnlyPanel("collection", empty=_("Ingen endnu")),
    ]
    search_fields = [*SharedFact.search_fields, index.SearchField("short_name"), index.FilterField("kind")]

    class Meta(SharedFact.Meta):
        verbose_name = _("organisation")
        verbose_name_plural = _("organisationer")
        constraints = [
            models.UniqueConstraint(fields=["name", "locale"], name="one_organisation_per_name_and_locale"),
        ]


CONSENT_FIELDS = ("consent_basis", "consent_scope", "consent_on", "withdrawn_on")


class ContactQuerySet(models.QuerySet["Contact"]):
    """Contacts by whether they may be shown."""

    def public(self) -> "ContactQuerySet":
        """Return the contacts that the public may see: a basis is recorded and was not withdrawn."""
        return self.filter(
            Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gt=timezone.localdate()),
            Q(consent_basis=Contact.Basis.WORK) | Q(consent_basis=Contact.Basis.CONSENT, consent_on__isnull=False),
        )


class Contact(SharedFact):
    """A person one may call or write to, and the ground on which the name may be shown.

    Work contact data of employees may be shown; peers and volunteers only with recorded consent,
    since the role can reveal health (GDPR articles 6 and 9).
    """

    class Basis(models.TextChoices):
        """The ground for showing a person."""

        NONE = "none", _("Intet grundlag: vises ikke")
        WORK = "work", _("Ansat: arbejdstelefon og -mail")
        CONSENT = "consent", _("Personen har givet samtykke")

    name = models.CharField(_("navn"), max_length=120)
    role = models.CharField(_("rolle"), max_length=120, blank=True, help_text=_("Fx koordinator eller daglig leder."))
    organisation = models.ForeignKey(
        Organisation,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="contacts",
        verbose_name=_("organisation"),
    )
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("telefon"), max_length=20, blank=True)
    consent_basis = models.CharField(_("grundlag"), max_length=10, choices=Basis.choices, default=Basis.NONE)
    consent_scope = models.CharField(
        _("samtykket gælder"), max_length=200, blank=True, help_text=_("Fx navn og telefon på hjemmesiden.")
    )
    consent_on = models.DateField(_("samtykke givet"), null=True, blank=True)
    withdrawn_on = models.DateField(
        _("samtykke trukket tilbage"), null=True, blank=True, help_text=_("Personen vises ikke fra den dag.")
    )

    objects = ContactQuerySet.as_manager()

    base_form_class = ContactForm

    panels = [
        FieldPanel("name"),
        FieldPanel("role"),
        FieldPanel("organisation"),
        FieldPanel("email"),
        FieldPanel("phone"),
        MultiFieldPanel(
            [
                FieldPanel("consent_basis"),
                FieldPanel("consent_scope"),
                FieldPanel("consent_on"),
                FieldPanel("withdrawn_on"),
            ],
            heading=_("Må vi vise personen?"),
            help_text=_(
                "Ansatte må vises med arbejdstelefon og -mail. Peers og frivillige vises kun, når de har sagt ja, "
                "for rollen kan fortælle noget om deres helbred."
            ),
        ),
    ]
    search_fields = [*SharedFact.search_fields, index.FilterField("organisation")]

    class Meta(SharedFact.Meta):
        verbose_name = _("kontaktperson")
        verbose_name_plural = _("kontaktpersoner")
        constraints = [
            models.CheckConstraint(
                condition=~Q(consent_basis="consent") | Q(consent_on__isnull=False),
                name="consent_has_a_date",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.role}" if self.role else self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Let a consent, and its withdrawal, hold for the person in every language."""
        super().save(*args, **kwargs)
        same_person = Contact.objects.filter(translation_key=self.translation_key).exclude(pk=self.pk)
        same_person.update(**{field: getattr(self, field) for field in CONSENT_FIELDS})

    def clean(self) -> None:
        """Ask for the date and scope of a consent, and for a way to reach the person."""
        super().clean()
        errors: dict[str, Any] = {}
        if self.consent_basis == self.Basis.CONSENT:
            if self.consent_on is None:
                errors["consent_on"] = _("Skriv, hvilken dag personen sagde ja.")
            if not self.consent_scope:
                errors["consent_scope"] = _("Skriv, hvad personen sagde ja til.")
        if self.consent_on and self.consent_on > timezone.localdate():
            errors["consent_on"] = _("Datoen ligger i fremtiden. Skriv den dag, personen sagde ja.")
        if not (self.email or self.phone):
            errors["phone"] = _("Skriv en telefon eller en e-mail, ellers kan ingen kontakte personen.")
        if withdrawn := self._undone_withdrawal():
            errors["withdrawn_on"] = _(
                "Personen trak sit samtykke tilbage den %(date)s. "
                "Skriv den dag, personen sagde ja igen, under “samtykke givet”."
            ) % {"date": date_format(withdrawn, "j. F Y")}
        if errors:
            raise ValidationError(errors)

    def _undone_withdrawal(self) -> date | None:
        """Return the recorded withdrawal that this would undo or put off without a new consent.

        A form that was opened before the withdrawal still has the old facts in it.
        """
        recorded = Contact.objects.filter(pk=self.pk).values_list("withdrawn_on", flat=True).first()
        if recorded is None or (self.withdrawn_on is not None and self.withdrawn_on <= recorded):
            return None
        agreed_again = self.consent_basis == self.Basis.CONSENT and (self.consent_on or date.min) >= recorded
        return None if agreed_again else recorded

    def is_public(self, day: date | None = None) -> bool:
        """Return whether the public may see this person on `day` (today when not given)."""
        day = day or timezone.localdate()
        if self.withdrawn_on is not None and self.withdrawn_on <= day:
            return False
        return self.consent_basis == self.Basis.WORK or (
            self.consent_basis == self.Basis.CONSENT and self.consent_on is not None
        )
