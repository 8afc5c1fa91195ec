"""Mail about the review: Wagtail's, with the note, and never in the way of what it tells about."""

import logging
from typing import Any

from django.db import transaction
from wagtail.admin import mail
from wagtail.models import TaskState, WorkflowState
from wagtail.signals import task_submitted, workflow_approved, workflow_rejected, workflow_submitted

from peer_pages.roles.note import note_of

logger = logging.getLogger(__name__)


class AfterwardsMixin:
    """Send when the transaction has ended; a mail server that fails is a line in the log, not a lost page.

    Wagtail catches refused and timed-out connections, but neither an unknown host nor a refused login.
    """

    def send_emails(self, template_set: Any, context: Any, recipients: Any, **kwargs: Any) -> bool:
        """Send later; return True, for there is nobody to tell."""

        def send() -> None:
            try:
                super(AfterwardsMixin, self).send_emails(template_set, context, recipients, **kwargs)  # type: ignore[misc]
            except Exception:
                logger.exception("Mail about the review could not be sent")

        transaction.on_commit(send)
        return True


class TaskSubmitted(AfterwardsMixin, mail.GroupApprovalTaskStateSubmissionEmailNotifier):
    """Tell the editors that something waits, and what its author wrote to them."""

    def get_context(self, task_state: TaskState, **kwargs: Any) -> dict[str, Any]:
        """Add the note and who sent the page."""
        user = kwargs.get("user")
        return {**super().get_context(task_state, **kwargs), "note": note_of(user), "sender": user}


class WorkflowApproved(AfterwardsMixin, mail.WorkflowStateApprovalEmailNotifier):
    """Tell the author that the page is public."""


class WorkflowRejected(AfterwardsMixin, mail.WorkflowStateRejectionEmailNotifier):
    """Tell the author what to change."""


def say_nothing(**_kwargs: Any) -> None:
    """Stand in for the mail to superusers, which says again what the editors are told already."""


NOTIFIERS = (
    (task_submitted, TaskState, "group_approval_task_submitted_email_notification", TaskSubmitted()),
    (workflow_approved, WorkflowState, "workflow_state_approved_email_notification", WorkflowApproved()),
    (workflow_submitted, WorkflowState, "workflow_state_submitted_email_notification", say_nothing),
    (workflow_rejected, WorkflowState, "workflow_state_rejected_email_notification", WorkflowRejected()),
)


def connect_notifiers() -> None:
    """Take the places of Wagtail's notifiers; call it before Wagtail's apps are ready.

    Django keeps the first receiver with an id, so Wagtail's own find their places taken.
    """
    for signal, sender, uid, notifier in NOTIFIERS:
        signal.connect(notifier, sender=sender, dispatch_uid=uid)
