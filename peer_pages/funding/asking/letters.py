"""One mail per address and day: lines go into the day's mail until somebody begins to send it, then into the next."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from peer_pages.funding.asking.recipients import Recipient
from peer_pages.funding.days import begin_of
from peer_pages.models import Digest, DigestLine, Reminder

A_DAY = timedelta(1)


@dataclass(frozen=True)
class Line:
    """A question, somebody who is asked it, and why they are."""

    reminder: Reminder
    person: Recipient
    why: Reminder.Level
    escalated: bool


def write_lines(lines: Collection[Line], day: date) -> int:
    """Write `lines` into the mails of `day`; return how many they are. Wants a transaction around it."""
    mails = _mails({line.person.address: line.person for line in lines}.values(), day)
    DigestLine.objects.bulk_create(
        [
            DigestLine(
                reminder=line.reminder, digest=mails[line.person.address], why=line.why, escalated=line.escalated
            )
            for line in lines
        ]
    )
    return len(lines)


def _mails(people: Iterable[Recipient], day: date) -> dict[str, Digest]:
    """Return by address the first mail from `day` on that lines can still go into, made where there is none."""
    people = list(people)
    begun: dict[str, dict[date, Digest]] = defaultdict(dict)
    for mail in Digest.objects.select_for_update().filter(address__in=[one.address for one in people], day__gte=day):
        begun[mail.address][mail.day] = mail
    mails = {one.address: _mail(one, begun[one.address], day) for one in people}
    Digest.objects.bulk_create([mail for mail in mails.values() if mail.pk is None])
    return mails


def _mail(person: Recipient, begun: dict[date, Digest], day: date) -> Digest:
    while day in begun and not _takes_lines(begun[day]):
        day += A_DAY
    return begun.get(day) or Digest(
        address=person.address,
        day=day,
        user_id=person.user_id,
        contact_id=person.contact_id,
        language=person.language,
        due_at=max(timezone.now(), begin_of(day)),
    )


def _takes_lines(mail: Digest) -> bool:
    return mail.state == Digest.State.WAITING and not mail.attempts
