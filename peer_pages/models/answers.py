"""What was answered to a question by link, by whom and when, and what became of it."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from peer_pages.models.reminders import DigestLine, Reminder


class Answer(models.Model):
    """The one answer to a question; the constraint keeps two clicks from counting twice."""

    class Kind(models.TextChoices):
        """What was answered."""

        STILL = "still", _("Passer stadig")
        EXTENDED = "extended", _("Forlænget eller ny bevilling")
        DATED = "dated", _("Slutdagen er …")
        CHANGED = "changed", _("Noget er ændret")
        CLOSING = "closing", _("Vi lukker")
        REPORT = "report", _("Her er rapporten")
        LATER = "later", _("Rapporten kommer senere")

    class State(models.TextChoices):
        """What became of it."""

        APPLIED = "applied", _("Overtaget")
        WAITING = "waiting", _("Venter på redaktionen")
        REFUSED = "refused", _("Afvist")

    OWN_WORDS = ("text", "note")
    """Of the `values`, what may name people: kept nowhere else, and no longer than who answered."""

    reminder = models.OneToOneField(Reminder, models.CASCADE, related_name="answer")
    line = models.ForeignKey(DigestLine, models.SET_NULL, null=True, related_name="answers")
    kind = models.CharField(_("svar"), max_length=10, choices=Kind)
    values: Any = models.JSONField(_("oplyst"), default=dict, help_text=_("Det, der blev skrevet i felterne."))
    document = models.ForeignKey("wagtaildocs.Document", models.SET_NULL, null=True, related_name="+")
    name = models.CharField(_("navn"), max_length=255, blank=True)
    address = models.EmailField(_("e-mail"))
    answered_at = models.DateTimeField(_("besvaret"), default=timezone.now)
    state = models.CharField(_("status"), max_length=10, choices=State, default=State.APPLIED)
    reason = models.TextField(_("begrundelse"), blank=True, help_text=_("Hvorfor det venter, eller blev afvist."))
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("svar")
        verbose_name_plural = _("svar")
        ordering = ["-answered_at", "pk"]
        indexes = [models.Index(fields=["answered_at"], condition=models.Q(state="waiting"), name="answer_waiting")]

    def __str__(self) -> str:
        return f"{self.reminder}: {self.get_kind_display()}"
