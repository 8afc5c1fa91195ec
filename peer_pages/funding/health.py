"""How the reminders are: for the command, for the page in the admin, and for whoever watches the site."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from peer_pages.funding.asking.writing import PLAN, undelivered
from peer_pages.funding.clock import CLOCK
from peer_pages.funding.days import today
from peer_pages.funding.mailing.claiming import MOST_DOUBTS, lease
from peer_pages.models import Answer, Digest, DigestLine, Reminder, Tick

SILENT = timedelta(minutes=10)
"""So long may pass between two ticks, which come once a minute."""
LATE = timedelta(hours=1)
"""So long may a mail wait that is due."""
State, Level = Digest.State, Reminder.Level


SENTENCES: dict[str, Callable[[int], str]] = {
    "failed": lambda count: ngettext(
        "%(count)s mail blev ikke leveret. Ret adressen; kør så manage.py reminders retry.",
        "%(count)s mails blev ikke leveret. Ret adresserne; kør så manage.py reminders retry.",
        count,
    ),
    "stuck": lambda count: ngettext(
        "%(count)s mail sidder fast. Se, om en worker hænger, og start den igen.",
        "%(count)s mails sidder fast. Se, om en worker hænger, og start den igen.",
        count,
    ),
    "unsure": lambda count: ngettext(
        "%(count)s mail er måske sendt to gange. Spørg modtageren, før I kører reminders retry.",
        "%(count)s mails er måske sendt to gange. Spørg modtageren, før I kører reminders retry.",
        count,
    ),
    "reaching_nobody": lambda count: ngettext(
        "%(count)s spørgsmål når ingen. Skriv en ansvarlig på bevillingen.",
        "%(count)s spørgsmål når ingen. Skriv en ansvarlig på bevillingerne.",
        count,
    ),
    "late_answers": lambda count: ngettext(
        "%(count)s svar har ventet for længe på redaktionen. Tag stilling til det under Bevillinger, Svar.",
        "%(count)s svar har ventet for længe på redaktionen. Tag stilling til dem under Bevillinger, Svar.",
        count,
    ),
}
"""What to do about mails, questions and answers in trouble."""


@dataclass(frozen=True)
class Health:
    """What somebody who looks after the site wants to know; counts are of mails, but for the last three."""

    ticked_at: datetime | None
    planned: date | None
    waiting: int
    oldest_due: datetime | None
    retrying: int
    failed: int
    stuck: int
    unsure: int
    open_questions: int
    reaching_nobody: int
    late_answers: int
    problems: tuple[str, ...]

    @property
    def is_well(self) -> bool:
        """Return whether nobody needs to do anything."""
        return not self.problems


def health(now: datetime | None = None) -> Health:
    """Return how the reminders are, with a sentence for each thing that somebody should look at."""
    now = now or timezone.now()
    ticks = {tick.name: tick for tick in Tick.objects.filter(name__in=(CLOCK, PLAN))}
    ticked_at = ticks[CLOCK].at if CLOCK in ticks else None
    waiting = Digest.objects.filter(state=State.WAITING)
    oldest = waiting.filter(due_at__lte=now).order_by("due_at").values_list("due_at", flat=True).first()
    counts = {
        "failed": failed().count(),
        "stuck": stuck(now).count(),
        "unsure": unsure().count(),
        "reaching_nobody": unreached().count(),
        "late_answers": late_answers(now).count(),
    }
    return Health(
        ticked_at=ticked_at,
        planned=ticks[PLAN].day if PLAN in ticks else None,
        waiting=waiting.count(),
        oldest_due=oldest,
        retrying=waiting.filter(attempts__gt=0).count(),
        open_questions=Reminder.objects.filter(state=Reminder.State.OPEN).count(),
        problems=tuple(_problems(now, ticked_at, oldest, counts)),
        **counts,
    )


def stuck(now: datetime) -> QuerySet[Digest]:
    """Return the mails that somebody began to send and neither finished nor lost."""
    return Digest.objects.filter(state=State.CLAIMED, claimed_at__lt=now - 2 * lease())


def failed() -> QuerySet[Digest]:
    """Return the mails that were not delivered and still ask something."""
    return Digest.objects.filter(still_asks(), state=State.FAILED)


def unsure() -> QuerySet[Digest]:
    """Return the mails of which nobody knows whether they were sent, and which are not sent again by themselves."""
    return Digest.objects.filter(still_asks(), state=State.UNSURE, doubts__gt=MOST_DOUBTS)


def still_asks() -> Q:
    """Return the condition that a mail has a question that is open, by a link that is."""
    lines = DigestLine.objects.filter(digest=OuterRef("pk"), revoked_at__isnull=True)
    return Q(Exists(lines.filter(reminder__state=Reminder.State.OPEN)))


def unreached() -> QuerySet[Reminder]:
    """Return the open questions that are due and that nobody could be asked."""
    nobody = Q(level=Level.NOBODY) | Q(undelivered(), level=Level.EDITORS)
    return Reminder.objects.filter(nobody, state=Reminder.State.OPEN, due_on__lte=today())


def late_answers(now: datetime) -> QuerySet[Answer]:
    """Return the answers that have waited for an editor longer than they should."""
    since = now - timedelta(settings.REMINDERS_DECIDE_DAYS)
    return Answer.objects.filter(state=Answer.State.WAITING, answered_at__lt=since)


def _problems(now: datetime, ticked_at: datetime | None, oldest: datetime | None, counts: dict[str, int]) -> list[str]:
    found = []
    if ticked_at is None or now - ticked_at > SILENT:
        found.append(gettext("Uret står stille. Start beat og worker, eller kør manage.py workflow tick --every 60."))
    if oldest and now - oldest > LATE:
        found.append(gettext("Mails venter længere end en time. Se, om mailserveren svarer."))
    return found + [
        sentence(counts[key]) % {"count": counts[key]} for key, sentence in SENTENCES.items() if counts[key]
    ]
