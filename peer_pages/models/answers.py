"""What was answered to a question by link, by whom and when."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from peer_pages.models.reminders import DigestLine, Reminder


class Answer(models.Model):
    """The one answer to a question; the constraint keeps two clicks from counting twice."""

    class Kind(models.TextChoices):
        """What was answered."""

        STILL = "still", _("Passer stadig")

    reminder = models.OneToOneField(Reminder, models.CASCADE, related_name="answer")
    line = models.ForeignKey(DigestLine, models.SET_NULL, null=True, related_name="answers")
    kind = models.CharField(_("svar"), max_length=10, choices=Kind)
    name = models.CharField(_("navn"), max_length=255, blank=True)
    address = models.EmailField(_("e-mail"))
    answered_at = models.DateTimeField(_("besvaret"), default=timezone.now)

    class Meta:
        verbose_name = _("svar")
        verbose_name_plural = _("svar")
        ordering = ["-answered_at", "pk"]

    def __str__(self) -> str:
        return f"{self.reminder}: {self.get_kind_display()}"
