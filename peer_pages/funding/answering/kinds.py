"""Which answers each question takes, the likeliest first."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from peer_pages.funding import ladder
from peer_pages.models import Answer, Reminder

Kind = Answer.Kind
Question = Reminder.Question

VAGUE = (ladder.Precision.PART, ladder.Precision.YEAR)
KINDS: dict[Question, tuple[Kind, ...]] = {
    Question.END: (Kind.STILL, Kind.EXTENDED, Kind.CLOSING),
    Question.DATE: (Kind.DATED, Kind.STILL, Kind.EXTENDED, Kind.CLOSING),
    Question.REPORT: (Kind.REPORT, Kind.LATER),
    Question.UNKNOWN: (Kind.DATED, Kind.STILL, Kind.CLOSING),
    Question.CHECK: (Kind.STILL, Kind.CHANGED, Kind.CLOSING),
}
"""By question: the first one needs no choice."""
CHOICES: dict[Kind, Any] = {
    Kind.STILL: _("Alt på siden passer stadig"),
    Kind.EXTENDED: _("Forlænget, eller en ny bevilling"),
    Kind.DATED: _("Jeg ved, hvornår pengene slutter"),
    Kind.CHANGED: _("Noget er ændret"),
    Kind.CLOSING: _("Vi lukker"),
    Kind.REPORT: _("Her er rapporten"),
    Kind.LATER: _("Rapporten kommer senere"),
}
"""What the reader chooses, in their own words."""


def kinds_of(reminder: Reminder) -> tuple[Kind, ...]:
    """Return the answers that a question takes: where the day of the end is not known, the day too."""
    kinds = KINDS[Question(reminder.question)]
    return (Kind.STILL, Kind.DATED, *kinds[1:]) if _lacks_the_day(reminder) else kinds


def _lacks_the_day(reminder: Reminder) -> bool:
    grant = reminder.funding
    if grant is None or reminder.question != Question.END or reminder.deadline != grant.ends_last_day:
        return False
    return ladder.precision(grant.ends) in VAGUE


def chosen(reminder: Reminder, wanted: str) -> Kind:
    """Return the answer that is `wanted`, or else the question's first one."""
    taken = kinds_of(reminder)
    return Kind(wanted) if wanted in taken else taken[0]
