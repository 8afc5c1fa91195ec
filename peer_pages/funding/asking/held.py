"""What the editors have in hand: while an answer about an end waits for them, nobody is asked about it again."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from peer_pages.funding.days import midnight
from peer_pages.models import Answer, Reminder
from workflows.models import PageState
from workflows.vocabulary import Track

ABOUT_THE_END = (Answer.Kind.EXTENDED, Answer.Kind.DATED, Answer.Kind.CLOSING)
"""Answers that move the deadline once the draft made of them is published."""


def answer_waits(day: date) -> Exists:
    """Return the condition that what was said about a grant's deadline waits for an editor, as words or as a draft.

    Words hold the ladder for as many days as anybody has to answer: an answer that nobody reads must not silence it.
    """
    asked = Reminder.objects.filter(funding=OuterRef("pk"), deadline=OuterRef("deadline"), question__in=Reminder.LADDER)
    waits = Q(answer__state=Answer.State.WAITING, answer__answered_at__gte=held_since(day))
    drafted = Q(answer__state=Answer.State.APPLIED, answer__kind__in=ABOUT_THE_END)
    return Exists(asked.filter(waits | drafted & Q(Exists(under_review("page")))))


def held_since(day: date) -> datetime:
    """Return the moment after which answers came that still hold the ladder on `day`."""
    return midnight(day - timedelta(settings.REMINDERS_ESCALATE_DAYS))


def under_review(page: str) -> QuerySet[PageState]:
    """Return the state of a page whose changes wait for an editor."""
    return PageState.objects.filter(page=OuterRef(page), track=Track.PENDING)


def held_until(asked: Iterable[Reminder], *, under_review: bool) -> date:
    """Return the last day on which the answers to `asked` hold their ladder; `date.max` while a draft is reviewed."""
    last = date.min
    for one in asked:
        answer = answer_of(one)
        if answer is None or one.question not in Reminder.LADDER:
            continue
        if answer.state == Answer.State.APPLIED and answer.kind in ABOUT_THE_END and under_review:
            return date.max
        if answer.state == Answer.State.WAITING:
            came = timezone.localdate(answer.answered_at, timezone.get_default_timezone())
            last = max(last, came + timedelta(settings.REMINDERS_ESCALATE_DAYS))
    return last


def answer_of(reminder: Reminder) -> Answer | None:
    """Return what was answered to a question that was read with its answer."""
    answer: Answer | None = getattr(reminder, "answer", None)
    return answer
