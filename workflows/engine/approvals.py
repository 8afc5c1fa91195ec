"""Transitions that need the yes of several people to the same version."""

from workflows.engine.checks import Attempt
from workflows.models import Approval


def enough(attempt: Attempt) -> bool:
    """Write down this person's yes where several are needed; return whether they are all there.

    The yes of somebody whose account has been closed since does not count.
    """
    needed, user = attempt.transition.min_approvals, attempt.situation.user
    if needed <= 1 or user is None or attempt.scheduled:
        return True
    Approval.objects.create(
        page_id=attempt.situation.record.page_id,
        transition=attempt.transition_id,
        revision=attempt.situation.revision,
        user=user,
        comment=attempt.comment,
    )
    return sum(attempt.approvals.values()) + 1 >= needed


def forget(page_id: int) -> None:
    """Void every approval of a page: they were given to something that has changed, or have been used."""
    Approval.objects.filter(page_id=page_id).delete()
