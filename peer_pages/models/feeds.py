"""Whose secret address opens the calendar of their deadlines."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class DeadlineFeed(models.Model):
    """The secret of one user's calendar; only its hash is kept, so that the database opens nobody's calendar."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="deadline_feed")
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("kalenderadresse")
        verbose_name_plural = _("kalenderadresser")

    def __str__(self) -> str:
        return f"{self.user}: {self.created_at:%Y-%m-%d}"
