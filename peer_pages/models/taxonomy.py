"""The fixed lists that pages are sorted by."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from peer_pages.models.facts import SharedFact


class Term(SharedFact):
    """One entry of a fixed list."""

    name = models.CharField(_("navn"), max_length=120)
    slug = models.SlugField(_("adresse"), max_length=120)
    description = models.TextField(_("forklaring"), blank=True)

    panels = [FieldPanel("name"), FieldPanel("slug"), FieldPanel("description")]

    class Meta(SharedFact.Meta):
        abstract = True
        constraints = [
            models.UniqueConstraint(fields=["slug", "locale"], name="one_%(class)s_per_slug_and_locale"),
        ]


class TargetGroup(Term):
    """Whom an offer is for."""

    class Meta(Term.Meta):
        verbose_name = _("målgruppe")
        verbose_name_plural = _("målgrupper")


class Topic(Term):
    """What an offer is about."""

    class Meta(Term.Meta):
        verbose_name = _("emne")
        verbose_name_plural = _("emner")


class LegalBasis(Term):
    """The section of a law under which an offer is given; `name` is like "§ 104"."""

    law = models.CharField(_("lov"), max_length=120, default="Serviceloven")

    panels = [FieldPanel("law"), *Term.panels]

    class Meta(Term.Meta):
        verbose_name = _("lovgrundlag")
        verbose_name_plural = _("lovgrundlag")

    def __str__(self) -> str:
        return f"{self.law} {self.name}"
