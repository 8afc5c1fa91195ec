"""Where each page is: the side table that is the truth about its workflow."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision

from workflows.vocabulary import Track


class PageState(models.Model):
    """The state of one page, and of the changes to it.

    Never fields of the page itself: revisions, copies and translations carry those along.
    """

    page = models.OneToOneField(Page, on_delete=models.CASCADE, related_name="workflow_record", primary_key=True)
    workflow = models.CharField(_("workflow"), max_length=100)
    state = models.CharField(_("state"), max_length=100)
    track = models.CharField(
        _("changes"), max_length=10, choices=[(track.value, track.value) for track in Track], default=Track.NONE
    )
    revision = models.ForeignKey(
        Revision,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        help_text=_("The revision that is offered for review, or that was decided on last."),
    )
    published = models.ForeignKey(
        Revision,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        help_text=_("The revision that went out last through the workflow: what an outside publication is undone to."),
    )
    fingerprint = models.CharField(max_length=64, blank=True, help_text=_("Of the content of the offered revision."))
    authors = models.JSONField(
        default=list, help_text=_("The ids of the users who changed the content since it was published last.")
    )
    version = models.PositiveIntegerField(default=0, help_text=_("Counts every change of this row."))
    entered_at = models.DateTimeField(default=timezone.now)
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    submitted_at = models.DateTimeField(null=True)
    flagged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        help_text=_("Who published in an emergency; empty when nobody did, or when another person has approved since."),
    )
    flagged_at = models.DateTimeField(null=True)
    scheduled_transition = models.CharField(max_length=100, blank=True)
    scheduled_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    scheduled_for = models.DateTimeField(null=True)

    # What the door's query adds (`engine.records.locked`).
    review_workflow: int | None
    review_task: int | None
    active_review: int | None
    followed: bool

    class Meta:
        verbose_name = _("workflow state of a page")
        verbose_name_plural = _("workflow states of pages")
        indexes = [
            models.Index(fields=["workflow", "state", "track", "submitted_at"], name="workflows_worklist"),
            models.Index(fields=["scheduled_for"], name="workflows_scheduled"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(track__in=[t.value for t in Track]), name="workflows_known_track"
            ),
            models.CheckConstraint(
                condition=models.Q(scheduled_transition="", scheduled_for=None)
                | (~models.Q(scheduled_transition="") & models.Q(scheduled_for__isnull=False)),
                name="workflows_schedule_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.page_id}: {self.workflow}/{self.state}"
