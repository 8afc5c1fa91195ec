"""What the reminders do at each tick; the same from Celery's beat, from `make run` and from the command."""

from datetime import date, timedelta

from django.utils import timezone

from peer_pages.funding.asking.writing import PLAN, address, locked, plan_day, to_address
from peer_pages.funding.days import begin_of, midnight, today
from peer_pages.funding.mailing.sending import send_due
from peer_pages.funding.taking.retrying import apply_again
from peer_pages.models import Answer, Digest, Tick

CLOCK = "reminders"
"""The tick of the last time that this was called, whether or not there was anything to do."""
KEPT = timedelta(365)
"""For so long it is known who was written to; what was asked is kept as long as its page's history."""


def tick() -> int:
    """Plan the day once it has begun, send what is due, and ask the next people where nobody was reached."""
    day, done = today(), 0
    try:
        done += plan_once(day)
    finally:
        # What cannot be planned keeps back no mail that waits.
        done += sum(send_due().values())
    done += escalate(day)
    Tick.objects.update_or_create(name=CLOCK, defaults={"at": timezone.now(), "day": day})
    return done


def plan_once(day: date) -> int:
    """Plan `day` once its mail may go out; return how many questions and lines are new."""
    if timezone.now() < begin_of(day) or is_planned(day):
        return 0
    apply_again(day)
    new = plan_day(day, again=False)
    forget(day)
    return new


def is_planned(day: date) -> bool:
    """Return whether `day` is the day that was planned last."""
    return Tick.objects.filter(name=PLAN, day=day).exists()


def escalate(day: date) -> int:
    """Ask the next people about what was not answered in time or reached nobody; return how many lines are new."""
    if not is_planned(day) or not to_address(day).exists():
        return 0
    with locked(PLAN):
        return address(day)


def forget(day: date) -> int:
    """Delete the mails of more than a year ago, whose addresses they went to, and who answered in which words."""
    decided = Answer.objects.filter(answered_at__lt=midnight(day - KEPT)).exclude(state=Answer.State.WAITING)
    for answer in decided.exclude(address=""):
        answer.name = answer.address = ""
        answer.values = {name: value for name, value in answer.values.items() if name not in Answer.OWN_WORDS}
        answer.save(update_fields=["name", "address", "values"])
    return Digest.objects.filter(day__lt=day - KEPT).delete()[0]
