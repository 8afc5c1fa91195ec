"""The one generic Wagtail task that shows our review step in Wagtail's own dashboard and bar."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Task


class StateReviewTask(Task):
    """A page waits in its review state; the actions are the transitions the user may fire."""

    definition = models.CharField(max_length=100, unique=True, editable=False)
    """The workflow this is the review step of."""

    class Meta:
        verbose_name = _("review by workflow state")
        verbose_name_plural = _("reviews by workflow state")
