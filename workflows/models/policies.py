"""Which workflow a page follows: by its type, overridable for a page and for what is below it."""

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class TypePolicy(models.Model):
    """The workflow that all pages of a type follow, where no place says otherwise."""

    content_type = models.OneToOneField(ContentType, on_delete=models.CASCADE, related_name="+", primary_key=True)
    workflow = models.CharField(_("workflow"), max_length=100)

    class Meta:
        verbose_name = _("workflow of a page type")
        verbose_name_plural = _("workflows of page types")

    def __str__(self) -> str:
        return f"{self.content_type}: {self.workflow}"


class PlacefulPolicy(models.Model):
    """The workflow of one page (`in`) or of everything below it (`below`), as in Plone's placeful workflow."""

    class Scope(models.TextChoices):
        IN = "in", _("this page")
        BELOW = "below", _("everything below")

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="workflow_policies")
    scope = models.CharField(_("where"), max_length=5, choices=Scope)
    content_type = models.ForeignKey(
        ContentType,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Only pages of this type; empty for all."),
    )
    workflow = models.CharField(_("workflow"), max_length=100)

    class Meta:
        verbose_name = _("workflow of a place")
        verbose_name_plural = _("workflows of places")
        constraints = [
            models.UniqueConstraint(fields=["page", "scope", "content_type"], name="workflows_one_policy_per_type"),
            models.UniqueConstraint(
                fields=["page", "scope"], condition=models.Q(content_type=None), name="workflows_one_policy_for_all"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.page_id} ({self.scope}): {self.workflow}"
