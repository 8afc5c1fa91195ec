"""What the editors have in hand: while an answer about an end waits for them, nobody is asked about it again."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from peer_pages.models import Answer, Reminder
from workflows.models import PageState
from workflows.vocabulary import Track

ABOUT_THE_END = (Answer.Kind.EXTENDED, Answer.Kind.DATED, Answer.Kind.CLOSING)
"""Answers that move the deadline once the draft made of them is published."""


def answer_waits() -> Exists:
    """Return the condition that what was said about a grant's deadline waits for an editor, as words or as a draft."""
    asked = Reminder.objects.filter(funding=OuterRef("pk"), deadline=OuterRef("deadline"), question__in=Reminder.LADDER)
    drafted = Q(answer__state=Answer.State.APPLIED, answer__kind__in=ABOUT_THE_END)
    return Exists(asked.filter(Q(answer__state=Answer.State.WAITING) | drafted & Q(Exists(under_review("page")))))


def under_review(page: str) -> QuerySet[PageState]:
    """Return the state of a page whose changes wait for an editor."""
    return PageState.objects.filter(page=OuterRef(page), track=Track.PENDING)


def waits(reminder: Reminder, *, under_review: bool) -> bool:
    """Return the same of one question that was read with its answer; `under_review` tells of its page."""
    answer: Answer | None = getattr(reminder, "answer", None)
    if answer is None or reminder.question not in Reminder.LADDER:
        return False
    drafted = answer.state == Answer.State.APPLIED and answer.kind in ABOUT_THE_END
    return answer.state == Answer.State.WAITING or (drafted and under_review)
