"""What the editors have in hand: while an answer about an end waits for them, nobody is asked about it again."""

from django.db.models import Exists, OuterRef

from peer_pages.models import Answer, Reminder


def answer_waits() -> Exists:
    """Return the condition that what was said about a grant's deadline waits for an editor."""
    asked = Reminder.objects.filter(funding=OuterRef("pk"), deadline=OuterRef("deadline"), question__in=Reminder.LADDER)
    return Exists(asked.filter(answer__state=Answer.State.WAITING))


def waits(reminder: Reminder) -> bool:
    """Return the same of one question that was read with its answer."""
    answer: Answer | None = getattr(reminder, "answer", None)
    return answer is not None and answer.state == Answer.State.WAITING and reminder.question in Reminder.LADDER
