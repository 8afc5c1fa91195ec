"""What was asked, whom, in which mail, and how that went."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from peer_pages.models.funding import Funding
from peer_pages.models.organisations import Contact


class Reminder(models.Model):
    """One question about a grant or a page, asked from one day on; the row is what keeps it from being asked twice."""

    class Question(models.TextChoices):
        """What is asked."""

        END = "end", _("Hvad sker der, når pengene slipper op?")
        DATE = "date", _("Hvilken dag slutter pengene?")
        REPORT = "report", _("Hvor er statusrapporten?")
        UNKNOWN = "unknown", _("Hvornår slutter pengene?")
        CHECK = "check", _("Passer siden stadig?")

    class State(models.TextChoices):
        """How far it is."""

        OPEN = "open", _("Venter på svar")
        ANSWERED = "answered", _("Besvaret")
        CANCELLED = "cancelled", _("Bortfaldet")
        LAPSED = "lapsed", _("Afløst af en senere påmindelse")

    class Level(models.IntegerChoices):
        """Who has been asked; each level is asked when the one before does not answer."""

        NOBODY = 0, _("Ingen endnu")
        RESPONSIBLE = 1, _("Den ansvarlige")
        PARTNERS = 2, _("Organisationens partnere")
        EDITORS = 3, _("Redaktionen")

    OPTIONAL = (Question.UNKNOWN, Question.CHECK)
    """What people may say no to."""
    LADDER = (Question.END, Question.DATE)
    """What a grant's ladder asks: one of them per rung."""

    funding = models.ForeignKey(Funding, models.SET_NULL, null=True, related_name="reminders")
    page = models.ForeignKey(Page, models.SET_NULL, null=True, related_name="reminders")
    title = models.CharField(_("siden"), max_length=255)
    question = models.CharField(_("spørgsmål"), max_length=10, choices=Question)
    rung = models.SmallIntegerField(_("dage før"), default=0)
    due_on = models.DateField(_("fra den"))
    deadline = models.DateField(_("slutdag, som den var"), null=True, help_text=_("For et tjek: den forrige gang."))
    state = models.CharField(_("status"), max_length=10, choices=State, default=State.OPEN)
    level = models.PositiveSmallIntegerField(_("spurgt"), choices=Level, default=Level.NOBODY)
    asked_on = models.DateField(_("spurgt den"), null=True)
    created_at = models.DateTimeField(default=timezone.now)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("påmindelse")
        verbose_name_plural = _("påmindelser")
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["funding", "question", "rung", "due_on"], name="one_reminder_per_grant_question_rung_and_day"
            ),
            models.UniqueConstraint(
                fields=["page", "question", "due_on"],
                # Not "without a grant": two grants of a page that are deleted may have had the same day.
                condition=Q(question="check"),
                name="one_check_per_page_and_day",
            ),
        ]
        indexes = [
            models.Index(fields=["level", "asked_on"], condition=Q(state="open"), name="reminder_open_by_level"),
            models.Index(fields=["funding", "deadline", "rung"], name="reminder_by_deadline"),
        ]

    def __str__(self) -> str:
        return f"{self.title}: {self.get_question_display()}"

    @property
    def is_optional(self) -> bool:
        """Return whether people may say no to being asked this."""
        return self.question in self.OPTIONAL


class Digest(models.Model):
    """The one mail that an address gets on one day."""

    class State(models.TextChoices):
        """How far the mail is."""

        WAITING = "waiting", _("Venter")
        CLAIMED = "claimed", _("Er ved at blive sendt")
        SENT = "sent", _("Sendt")
        FAILED = "failed", _("Ikke leveret")
        UNSURE = "unsure", _("Måske sendt")
        CANCELLED = "cancelled", _("Bortfaldet")

    address = models.EmailField(_("e-mail"))
    day = models.DateField(_("dag"))
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    contact = models.ForeignKey(Contact, models.SET_NULL, null=True, related_name="+")
    language = models.CharField(max_length=10, default="da")
    state = models.CharField(_("status"), max_length=10, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(_("forsøg"), default=0)
    doubts = models.PositiveSmallIntegerField(default=0, help_text=_("Hvor tit det er uvist, om den blev sendt."))
    due_at = models.DateTimeField(default=timezone.now)
    claimed_at = models.DateTimeField(null=True)
    handed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    error = models.TextField(_("fejl"), blank=True)

    class Meta:
        verbose_name = _("samlet mail")
        verbose_name_plural = _("samlede mails")
        ordering = ["day", "pk"]
        constraints = [models.UniqueConstraint(fields=["address", "day"], name="one_digest_per_address_and_day")]
        indexes = [models.Index(fields=["state", "due_at"], name="digest_due")]

    def __str__(self) -> str:
        return f"{self.address} {self.day}: {self.state}"

    @property
    def message_id(self) -> str:
        """Return the mail's name, the same each time it is sent: whoever gets it twice can tell."""
        return f"<reminders-{self.pk}@{urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname or 'localhost'}>"


class DigestLine(models.Model):
    """One question in one mail; the link in it belongs to this row alone."""

    reminder = models.ForeignKey(Reminder, models.CASCADE, related_name="lines")
    digest = models.ForeignKey(Digest, models.CASCADE, related_name="lines")
    why = models.PositiveSmallIntegerField(_("hvorfor"), choices=Reminder.Level)
    escalated = models.BooleanField(default=False, help_text=_("Ingen svarede, eller mailen kom ikke frem."))
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("linje i en mail")
        verbose_name_plural = _("linjer i mails")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["digest", "reminder"], name="one_line_per_digest_and_reminder")]

    def __str__(self) -> str:
        return f"{self.reminder} ({self.get_why_display()})"


class OptOut(models.Model):
    """An address that does not want what is optional."""

    address = models.EmailField(_("e-mail"), unique=True)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("afmelding")
        verbose_name_plural = _("afmeldinger")

    def __str__(self) -> str:
        return self.address

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the address as it is compared: in small letters."""
        self.address = self.address.strip().lower()
        super().save(*args, **kwargs)


class Tick(models.Model):
    """When a part of the clock's work was last done, and for which day."""

    name = models.CharField(max_length=50, unique=True)
    at = models.DateTimeField(default=timezone.now)
    day = models.DateField(null=True)

    class Meta:
        verbose_name = _("klokkeslag")
        verbose_name_plural = _("klokkeslag")

    def __str__(self) -> str:
        return f"{self.name}: {self.at:%Y-%m-%d %H:%M}"
