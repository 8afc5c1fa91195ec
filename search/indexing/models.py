"""What is done once in a while, and when it was done last."""

from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


def comparing(engine: str) -> str:
    """Return the name of the chore of comparing one engine with the database."""
    return f"compare {engine}"


class Chore(models.Model):
    """One recurring piece of work; whoever turns its hand forward does it."""

    name = models.CharField(_("navn"), max_length=30, primary_key=True)
    begun_at = models.DateTimeField(_("sidst begyndt"), null=True)

    class Meta:
        verbose_name = _("opgave")
        verbose_name_plural = _("opgaver")

    def __str__(self) -> str:
        return self.name

    @classmethod
    def take(cls, name: str, every: timedelta) -> bool:
        """Return whether the chore is due and nobody else has just taken it."""
        cls.objects.get_or_create(name=name)
        now = timezone.now()
        due = models.Q(begun_at__isnull=True) | models.Q(begun_at__lte=now - every) | models.Q(begun_at__gt=now)
        return bool(cls.objects.filter(due, name=name).update(begun_at=now))

    @classmethod
    def put_back(cls, name: str) -> None:
        """Let the chore be due again: it was taken in vain."""
        cls.objects.filter(name=name).update(begun_at=None)
