"""Questions that somebody was asked, with their links, for the tests of the answers."""

from datetime import date, timedelta
from typing import Any

from django.test import Client
from django.urls import reverse

from peer_pages.fields import show_fuzzy_date
from peer_pages.funding import links
from peer_pages.models import Digest, DigestLine, Funding, Reminder
from peer_pages.models.initiatives import InitiativePage
from peer_pages.tests import factories
from peer_pages.tests.funding.world import DAY, make_grant, page_of

Question = Reminder.Question
ENDS = {Question.END: "2026-07-15", Question.DATE: "2026", Question.REPORT: "2026-06-01", Question.UNKNOWN: ""}
"""When the money ends, by what is asked about it; of a check it does not matter."""
PDF = b"%PDF-1.4 bevillingsbrev"


def make_line(
    question: str = Question.END, *, user: Any = None, language: str = "da", page: Any = None, **values: Any
) -> DigestLine:
    """Return a line that asks `question` about a new grant, of a user or of a contact without an account."""
    facts = {"last_checked_on": date(2026, 1, 1), **(page or {})}
    grant = make_grant(ENDS.get(Question(question), "2026-12-31"), page=facts, **values)
    return ask(grant, question, user=user, language=language)


def ask(grant: Funding, question: str = Question.END, *, user: Any = None, language: str = "da") -> DigestLine:
    """Return a line that asks `question` about `grant`."""
    contact = None if user else factories.make_contact(email="ansvarlig@example.org")
    address = user.email if user else "ansvarlig@example.org"
    check = question == Question.CHECK
    reminder = Reminder.objects.create(
        funding=None if check else grant,
        page_id=grant.page_id,
        title=grant.page.title,
        question=question,
        rung=0 if check else -7 if question == Question.REPORT else 30,
        due_on=DAY,
        deadline=page_of(grant).last_checked_on if check else grant.deadline,
        level=Reminder.Level.RESPONSIBLE,
    )
    digest, _made = Digest.objects.get_or_create(
        address=address, day=DAY, defaults={"user": user, "contact": contact, "language": language}
    )
    return DigestLine.objects.create(reminder=reminder, digest=digest, why=Reminder.Level.RESPONSIBLE)


def path_of(line: DigestLine) -> str:
    """Return the path of the page that answers `line`."""
    return reverse(links.ANSWER, args=[links.address_of(line).rstrip("/").rpartition("/")[2]])


def post(line: DigestLine, kind: str, **values: Any) -> str:
    """Answer by the form, as a browser without JavaScript would; return the page that comes back."""
    response = Client().post(path_of(line), {"svar": kind, **values})
    assert response.status_code == 200
    return response.content.decode()


def live(line: DigestLine) -> InitiativePage:
    """Return what readers see of the page."""
    return InitiativePage.objects.get(pk=line.reminder.page_id)


def draft(line: DigestLine) -> InitiativePage:
    """Return the newest draft of the page."""
    found = live(line).get_latest_revision_as_object()
    assert isinstance(found, InitiativePage)
    return found


def in_days(days: int) -> str:
    """Return the day so many days after `DAY`, as people write it."""
    return show_fuzzy_date((DAY + timedelta(days)).isoformat())
