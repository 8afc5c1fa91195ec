"""Which grants somebody sees: those of the public pages that they may write, in the site's own language."""

from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet

from peer_pages.funding.asking.held import under_review
from peer_pages.funding.asking.relevance import OUT
from peer_pages.funding.asking.settled import has_ended, is_settled
from peer_pages.funding.clock import KEPT
from peer_pages.models import Answer, Digest, DigestLine, Funding, Reminder, StatusReportPage
from peer_pages.roles.pages import own_pages

State = Reminder.State
HALF_A_YEAR = 183


def own_grants(user: Any) -> QuerySet[Funding]:
    """Return the grants of the live pages that `user` may write; editors have all. Translations repeat them."""
    pages = own_pages(user).filter(live=True, locale__language_code=settings.LANGUAGE_CODE)
    report = StatusReportPage.objects.filter(funding=OuterRef("pk"))
    return (
        Funding.objects.filter(page__in=pages.order_by().values("pk"))
        .select_related("page", "funder", "programme", "responsible")
        .annotate(page_ended=has_ended(), is_settled=is_settled(), is_reported=Exists(report))
        .annotate(is_under_review=Exists(under_review("page")))
    )


def within_six_months(day: date) -> Q:
    """Return the condition that the money ends soon, or that it is soon decided about the next year."""
    soon = (day, date.fromordinal(day.toordinal() + HALF_A_YEAR))
    return Q(deadline__range=soon) | Q(ends_last_day__range=soon)


def end_unknown(_day: date) -> Q:
    """Return the condition that nobody has said when the money ends, or when it is decided about the next year."""
    return Q(deadline__isnull=True)


def ended_but_active(day: date) -> Q:
    """Return the condition that all of a page's money is gone, so far as is known, and it says that all goes on."""
    lasting = Q(ends_last_day__gte=day) | Q(ends_last_day__isnull=True) | Q(deadline__gte=day)
    other = Funding.objects.filter(lasting, page=OuterRef("page"))
    return Q(~Exists(other), ends_last_day__lt=day, page_ended=False)


def unanswered(day: date) -> Q:
    """Return the condition that a question which arrived is open for longer than people have for an answer."""
    late = day - timedelta(settings.REMINDERS_ESCALATE_DAYS)
    arrived = DigestLine.objects.filter(reminder=OuterRef("pk"), digest__state__in=OUT, digest__day__lte=late)
    # The mails of more than a year ago are deleted, the questions are not.
    told = Q(Exists(arrived)) | Q(asked_on__lt=day - KEPT)
    return Q(Exists(Reminder.objects.filter(told, funding=OuterRef("pk"), state=State.OPEN)))


def undelivered(_day: date) -> Q:
    """Return the condition that a mail about an open question did not arrive."""
    lost = DigestLine.objects.filter(
        reminder__funding=OuterRef("pk"), reminder__state=State.OPEN, digest__state=Digest.State.FAILED
    )
    return Q(Exists(lost))


def without_responsible(_day: date) -> Q:
    """Return the condition that a page goes on and its grant names nobody to ask first."""
    return Q(responsible__isnull=True, page_ended=False)


def answer_waits(_day: date) -> Q:
    """Return the condition that an answer about the grant, or about its page, waits for an editor."""
    about = Q(reminder__funding=OuterRef("pk")) | Q(reminder__funding__isnull=True, reminder__page=OuterRef("page"))
    return Q(Exists(Answer.objects.filter(about, state=Answer.State.WAITING)))
