"""Which questions nobody needs to answer any more: the facts have changed, or a later one took their place."""

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone
from wagtail.models import Page

from peer_pages.funding.asking.planning import CHECKED
from peer_pages.funding.asking.settled import ENDED, ended_states, is_settled
from peer_pages.models import Digest, DigestLine, Funding, Reminder, StatusReportPage
from peer_pages.visibility import visible_pages

Question, State = Reminder.Question, Reminder.State
A_DAY = r"\d{4}-\d\d-\d\d"
OUT = (Digest.State.SENT, Digest.State.UNSURE)


def tidy(reminders: QuerySet[Reminder]) -> int:
    """Close those of `reminders` that are open and need no answer; return how many.

    What nobody was asked is forgotten, so that it can be asked when the facts change back.
    """
    needless = list(moot(reminders).values_list("pk", flat=True))
    out = Q(digest__state__in=OUT) | Q(digest__handed_at__isnull=False)
    told = set(DigestLine.objects.filter(out, reminder__in=needless).values_list("reminder", flat=True))
    Reminder.objects.filter(pk__in=told).update(state=State.CANCELLED, settled_at=timezone.now())
    Reminder.objects.filter(pk__in=set(needless) - told).delete()
    return len(needless)


def moot(reminders: QuerySet[Reminder]) -> QuerySet[Reminder]:
    """Return those of `reminders` that are open and need no answer."""
    return needless(reminders).filter(state=State.OPEN)


def needless(reminders: QuerySet[Reminder]) -> QuerySet[Reminder]:
    """Return those of `reminders` that would not be asked any more, as the facts are now."""
    return reminders.filter(_is_hidden() | _has_moved() | _is_over() | _is_answered_by_facts())


def supersede() -> int:
    """Let open questions lapse in whose place a later one has come; return how many."""
    of_the_grant = Reminder.objects.filter(funding=OuterRef("funding"))
    later_rung = of_the_grant.filter(
        question__in=Reminder.LADDER, deadline=OuterRef("deadline"), rung__lt=OuterRef("rung")
    )
    later_year = {"question": OuterRef("question"), "due_on__gt": OuterRef("due_on")}
    replaced = (
        Q(Exists(later_rung), question__in=Reminder.LADDER)
        | Q(Exists(of_the_grant.filter(**later_year)), question=Question.UNKNOWN)
        | Q(Exists(Reminder.objects.filter(page=OuterRef("page"), **later_year)), question=Question.CHECK)
    )
    return Reminder.objects.filter(replaced, state=State.OPEN).update(state=State.LAPSED, settled_at=timezone.now())


def _is_hidden() -> Q:
    return Q(page__isnull=True) | ~Q(Exists(visible_pages(Page).filter(pk=OuterRef("page"))))


def _has_moved() -> Q:
    """Return the condition that the grant is gone, or counts to another day than when it was asked about."""
    about_a_grant = ~Q(question=Question.CHECK)
    moved = Q(funding__deadline__isnull=True) | ~Q(funding__deadline=F("deadline"))
    counted = Q(question__in=(*Reminder.LADDER, Question.REPORT)) & moved
    known = Q(question=Question.UNKNOWN, funding__deadline__isnull=False)
    return (about_a_grant & Q(funding__isnull=True)) | counted | known


def _is_over() -> Q:
    """Return the condition that it is known what comes after an end, or that an ended page is asked to go on."""
    ended = Q(Exists(ended_states("page")))
    for model in CHECKED:
        ended |= Q(Exists(model.objects.filter(pk=OuterRef("page"), status=ENDED)))
    settled = Exists(Funding.objects.filter(is_settled(), pk=OuterRef("funding")))
    return (ended & Q(question__in=Reminder.OPTIONAL)) | (Q(question__in=Reminder.LADDER) & Q(settled))


def _is_answered_by_facts() -> Q:
    """Return the condition that somebody did, without the mail, what was asked."""
    found = Q(question=Question.DATE, funding__ends__regex=A_DAY)
    found |= Q(Exists(StatusReportPage.objects.filter(funding=OuterRef("funding"))), question=Question.REPORT)
    for model in CHECKED:
        checked = model.objects.filter(pk=OuterRef("page"), last_checked_on__gt=OuterRef("deadline"))
        found |= Q(Exists(checked), question=Question.CHECK)
    return found
