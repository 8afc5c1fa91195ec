"""Answers that met an obstacle, tried once more when it is gone."""

from datetime import date

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from wagtail.models import Page

from peer_pages.funding.asking.held import held_since
from peer_pages.funding.asking.relevance import needless
from peer_pages.funding.taking.applying import apply
from peer_pages.funding.taking.drafting import WRITERS
from peer_pages.funding.taking.sending import locked
from peer_pages.models import Answer, Reminder
from workflows.models import PageState
from workflows.vocabulary import Track

Kind, State = Answer.Kind, Answer.State


def apply_again(day: date) -> int:
    """Apply the answers that wait and may go through now, the oldest first; return how many did.

    They are tried for as long as they hold their ladder; after that they are the editors' alone.
    """
    return sum(map(_apply_again, list(_to_apply(day))))


def _to_apply(day: date) -> QuerySet[Answer]:
    """Return the answers that wait, say more than words, still fit the facts, and whose page is free."""
    free = PageState.objects.filter(page=OuterRef("reminder__page"), track=Track.NONE, page__locked=False)
    structured = Answer.objects.filter(Exists(free), state=State.WAITING, kind__in=(*WRITERS, Kind.REPORT))
    asked = Reminder.objects.filter(answer__in=structured)
    found = structured.filter(answered_at__gte=held_since(day)).exclude(reminder__in=needless(asked))
    return found.select_related("reminder").order_by("answered_at", "pk")


@transaction.atomic
def _apply_again(answer: Answer) -> bool:
    locked(Page.objects.get(pk=answer.reminder.page_id))  # the page first, as whoever decides about an answer does
    now = Answer.objects.select_for_update(of=("self",)).get(pk=answer.pk)
    if now.state == State.WAITING:
        apply(now)
    return now.state == State.APPLIED
