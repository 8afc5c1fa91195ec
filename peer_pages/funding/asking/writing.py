"""Writing down what is due: the questions, and who is asked each of them in which mail."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from peer_pages.funding import ladder
from peer_pages.funding.asking.counting import count_anew
from peer_pages.funding.asking.letters import Line, write_lines
from peer_pages.funding.asking.planning import plan, rungs_of
from peer_pages.funding.asking.recipients import Recipient, recipients
from peer_pages.funding.asking.relevance import supersede, tidy
from peer_pages.models import Digest, DigestLine, Reminder, Tick

Level = Reminder.Level
PLAN = "plan"
"""The tick of the last day that was planned."""
CHUNK = 500
ON_ITS_WAY = (Digest.State.WAITING, Digest.State.CLAIMED, Digest.State.SENT, Digest.State.UNSURE)


def plan_day(day: date, *, again: bool = True) -> int:
    """Write what is due on `day`; return how many questions and lines are new. Whoever comes second writes nothing.

    Not `again`: nothing is even looked for where the day was planned already.
    """
    with locked(PLAN) as tick:
        if tick.day == day and not again:
            return 0
        count_anew(day)
        tidy(Reminder.objects.all())
        questions = Reminder.objects.bulk_create(plan(day), batch_size=CHUNK, ignore_conflicts=True)
        supersede()
        lines = address(day)
        tick.day = day
    return len(questions) + lines


@contextmanager
def locked(name: str) -> Iterator[Tick]:
    """Hold a tick in a transaction of its own, so that nobody else does the same meanwhile; it is saved at the end."""
    with transaction.atomic():
        Tick.objects.get_or_create(name=name)
        tick = Tick.objects.select_for_update().get(name=name)
        yield tick
        tick.at = timezone.now()
        tick.save()


def address(day: date) -> int:
    """Ask the next people about every open question that waits for it; return how many lines are new."""
    waiting = list(to_address(day).select_related("funding__programme"))
    return sum(_address(waiting[start : start + CHUNK], day) for start in range(0, len(waiting), CHUNK))


def to_address(day: date) -> QuerySet[Reminder]:
    """Return the open questions that are new, that nobody has answered in time, or whose mail reached nobody."""
    unanswered = Q(asked_on__lte=day - timedelta(settings.REMINDERS_ESCALATE_DAYS))
    return Reminder.objects.filter(
        Q(level=Level.NOBODY) | unanswered | undelivered(),
        state=Reminder.State.OPEN,
        level__lt=Level.EDITORS,
        due_on__lte=day,  # a report that was promised is asked for on its day
    )


def undelivered() -> Q:
    """Return the condition that no mail of the level that was asked last is on its way or has arrived."""
    last = DigestLine.objects.filter(reminder=OuterRef("pk"), why=OuterRef("level"))
    return Q(level__gt=Level.NOBODY) & ~Q(Exists(last.filter(revoked_at__isnull=True, digest__state__in=ON_ITS_WAY)))


def _address(reminders: Sequence[Reminder], day: date) -> int:
    lines = next_lines(reminders, day)
    written = write_lines(lines, day)
    for line in lines:
        line.reminder.level, line.reminder.asked_on = max(line.reminder.level, line.why), day
    Reminder.objects.bulk_update({line.reminder.pk: line.reminder for line in lines}.values(), ["level", "asked_on"])
    return written


def next_lines(reminders: Sequence[Reminder], day: date) -> list[Line]:
    """Return who would be asked next, and why, about each of `reminders`; nobody twice about the same."""
    told, unanswered = _told(reminders), _unanswered(reminders)
    lines: dict[tuple[int, str], Line] = {}
    for reminder, found in zip(reminders, recipients(reminders, day), strict=True):
        before = unanswered.get((reminder.funding_id, reminder.deadline), 0) if reminder.level == Level.NOBODY else 0
        for level, people in _next_levels(reminder, _new_to(found, told, reminder), before):
            for person in people:
                lines[id(reminder), person.address] = Line(reminder, person, level, bool(reminder.level or before))
    return list(lines.values())


Found = dict[Level, tuple[Recipient, ...]]


def _new_to(found: Found, told: set[tuple[int | None, str]], reminder: Reminder) -> Found:
    """Leave out who was asked already as somebody else, and levels that have nobody else."""
    new = {
        level: tuple(one for one in people if (reminder.pk, one.address) not in told) for level, people in found.items()
    }
    return {level: people for level, people in new.items() if people}


def _next_levels(reminder: Reminder, found: Found, before: int) -> list[tuple[Level, tuple[Recipient, ...]]]:
    """Return the levels to ask: the next one; of a new question also those that did not answer the one before it.

    On the last rung before the end, and after it, all are asked at once: whoever has to know does before the end.
    """
    ahead = [(level, people) for level, people in found.items() if level > reminder.level]
    if _is_urgent(reminder):
        return ahead
    inherited = [(level, people) for level, people in ahead if level <= before]
    return inherited or ahead[:1]


def _is_urgent(reminder: Reminder) -> bool:
    grant = reminder.funding
    if grant is None or reminder.question not in Reminder.LADDER:
        return False
    return reminder.rung <= ladder.last_before(rungs_of(grant))


def _told(reminders: Sequence[Reminder]) -> set[tuple[int | None, str]]:
    lines = DigestLine.objects.filter(reminder__in=[one.pk for one in reminders if one.pk])
    return set(lines.values_list("reminder", "digest__address"))


def _unanswered(reminders: Sequence[Reminder]) -> dict[tuple[int | None, date | None], int]:
    """Return by grant and deadline how far its earlier rungs had got without an answer."""
    new = {one.funding_id for one in reminders if one.level == Level.NOBODY}
    unanswered = Reminder.objects.filter(
        state__in=(Reminder.State.OPEN, Reminder.State.LAPSED), question__in=Reminder.LADDER, funding__in=new - {None}
    )
    found: dict[tuple[int | None, date | None], int] = {}
    for grant, deadline, level in unanswered.values_list("funding", "deadline", "level"):
        found[grant, deadline] = max(level, found.get((grant, deadline), 0))
    return found
