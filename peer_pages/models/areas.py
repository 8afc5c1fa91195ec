"""Areas: regions and municipalities, as data with the dates they are valid."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from peer_pages.models.facts import SharedFact


class AreaQuerySet(models.QuerySet["Area"]):
    """Areas by kind and by the day one asks about."""

    def regions(self) -> "AreaQuerySet":
        """Return the regions."""
        return self.filter(kind=Area.Kind.REGION)

    def municipalities(self) -> "AreaQuerySet":
        """Return the municipalities."""
        return self.filter(kind=Area.Kind.MUNICIPALITY)

    def valid_on(self, day: date) -> "AreaQuerySet":
        """Return the areas that exist on `day`."""
        return self.filter(
            Q(valid_from__isnull=True) | Q(valid_from__lte=day),
            Q(valid_to__isnull=True) | Q(valid_to__gte=day),
        )

    def current(self) -> "AreaQuerySet":
        """Return the areas that exist today."""
        return self.valid_on(timezone.localdate())


class Area(SharedFact):  # type: ignore[django-manager-missing]
    """A region or municipality; one that was merged points to what took its place."""

    class Kind(models.TextChoices):
        """What an area is."""

        REGION = "region", _("Region")
        MUNICIPALITY = "municipality", _("Kommune")

    kind = models.CharField(_("type"), max_length=20, choices=Kind.choices)
    name = models.CharField(_("navn"), max_length=100)
    code = models.CharField(
        _("kode"), max_length=4, help_text=_("Fire cifre: kommunekode (fx 0101) eller regionskode (fx 1084).")
    )
    slug = models.SlugField(_("adresse"), max_length=100)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("ligger i")
    )
    valid_from = models.DateField(_("gælder fra"), null=True, blank=True)
    valid_to = models.DateField(_("gælder til og med"), null=True, blank=True)
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="merged",
        verbose_name=_("lagt sammen til"),
    )

    objects = AreaQuerySet.as_manager()

    panels = [
        FieldPanel("kind"),
        FieldPanel("name"),
        FieldPanel("code"),
        FieldPanel("slug"),
        FieldPanel("parent"),
        FieldPanel("valid_from"),
        FieldPanel("valid_to"),
        FieldPanel("merged_into"),
    ]
    search_fields = [*SharedFact.search_fields, index.FilterField("kind")]

    class Meta(SharedFact.Meta):
        verbose_name = _("område")
        verbose_name_plural = _("områder")
        ordering = ["-kind", "name"]
        constraints = [
            models.UniqueConstraint(fields=["code", "locale"], name="one_area_per_code_and_locale"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True)
                | Q(valid_from__isnull=True)
                | Q(valid_to__gte=models.F("valid_from")),
                name="area_valid_to_after_valid_from",
            ),
        ]

    def clean(self) -> None:
        """Refuse an area that ends before it begins, or whose successors lead back to it."""
        super().clean()
        errors: dict[str, Any] = {}
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            errors["valid_to"] = _("Området holder op, før det begynder. Ret en af de to datoer.")
        if self._merges_in_a_ring():
            errors["merged_into"] = _("Området ender hos sig selv. Vælg det område, der findes i stedet.")
        if errors:
            raise ValidationError(errors)

    def _merges_in_a_ring(self) -> bool:
        seen, area = {self.pk}, self.merged_into
        while area is not None and area.pk not in seen:
            seen.add(area.pk)
            area = area.merged_into
        return area is not None

    def successor(self, day: date) -> "Area":
        """Return the area that stands for this one on `day`: itself, or what it was merged into."""
        if self.merged_into is not None and self.valid_to is not None and day > self.valid_to:
            return self.merged_into.successor(day)
        return self
