"""What was searched for and which results were opened: what helps to improve the search, and nothing about whom."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _


class SearchEntry(models.Model):
    """One answered search. `text` has no addresses and numbers of people; `hour` is no more exact than that."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    hour = models.DateTimeField(_("time"), db_index=True)
    text = models.CharField(_("søgning"), max_length=200, blank=True)
    words = models.CharField(_("ord"), max_length=400, blank=True)
    """The text as it is compared, by which searches are grouped."""
    locale = models.CharField(_("sprog"), max_length=12)
    filters = models.JSONField(_("filtre"), default=dict)
    total = models.PositiveIntegerField(_("resultater"))
    how = models.CharField(_("svar"), max_length=12)
    page = models.PositiveSmallIntegerField(_("side"), default=1)
    engine = models.CharField(_("søgemaskine"), max_length=30)
    took_ms = models.PositiveIntegerField(_("millisekunder"))

    class Meta:
        verbose_name = _("søgning")
        verbose_name_plural = _("søgninger")
        indexes = [models.Index(fields=["locale", "words", "hour"], name="search_by_words")]

    def __str__(self) -> str:
        return f"{self.text} ({self.total})"


class SearchClick(models.Model):
    """One result that was opened from an answer; its place counts from 1."""

    entry = models.ForeignKey(SearchEntry, models.CASCADE, related_name="clicks")
    document = models.CharField(_("resultat"), max_length=60, db_index=True)
    position = models.PositiveSmallIntegerField(_("plads"))

    class Meta:
        verbose_name = _("åbnet resultat")
        verbose_name_plural = _("åbnede resultater")
        constraints = [models.UniqueConstraint(fields=["entry", "document"], name="search_click_once")]

    def __str__(self) -> str:
        return f"{self.document} ({self.position})"
