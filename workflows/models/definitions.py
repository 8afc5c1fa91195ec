"""Definitions that came as XML, kept as they came."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class StoredDefinition(models.Model):
    """A definition imported from Plone's `definition.xml`; read into a table when it is asked for."""

    name = models.SlugField(_("name"), max_length=100, unique=True, allow_unicode=False)
    xml = models.TextField()
    version = models.PositiveIntegerField(default=1)
    updated_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("imported workflow")
        verbose_name_plural = _("imported workflows")

    def __str__(self) -> str:
        return self.name
