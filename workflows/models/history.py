"""What was done: the review history, and the approvals that wait for more of their kind."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision

from workflows.vocabulary import Track


class HistoryEntry(models.Model):
    """One line of a page's review history: append-only, and longer-lived than page, user and definition."""

    page = models.ForeignKey(
        Page, on_delete=models.SET_NULL, null=True, related_name="workflow_history", db_constraint=True
    )
    page_key = models.PositiveIntegerField(db_index=True, help_text=_("The page's id, kept when the page is gone."))
    title = models.CharField(max_length=255)
    workflow = models.CharField(max_length=100)
    transition = models.CharField(max_length=100, help_text=_("Empty for what happened outside the workflow."))
    from_state = models.CharField(max_length=100)
    to_state = models.CharField(max_length=100)
    from_track = models.CharField(max_length=10, default=Track.NONE)
    to_track = models.CharField(max_length=10, default=Track.NONE)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    actor_name = models.CharField(max_length=255, blank=True, help_text=_("Kept when the user is gone."))
    at = models.DateTimeField(default=timezone.now)
    comment = models.TextField(blank=True)
    revision_key = models.PositiveIntegerField(null=True, help_text=_("The id of the revision it was about."))
    outside = models.BooleanField(default=False, help_text=_("It came by another door than the workflow's."))
    emergency = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("entry of the review history")
        verbose_name_plural = _("review history")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.title}: {self.from_state} → {self.to_state}"


class Approval(models.Model):
    """One person's yes to one revision, where a transition needs several."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    transition = models.CharField(max_length=100)
    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    comment = models.TextField(blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("approval")
        verbose_name_plural = _("approvals")
        constraints = [
            models.UniqueConstraint(
                fields=["page", "transition", "revision", "user"], name="workflows_one_approval_each"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.page_id}: {self.transition} by {self.user_id}"
