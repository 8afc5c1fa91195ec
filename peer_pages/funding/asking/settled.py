"""Where it is known what happens when the money ends, so that nobody is asked about it any more."""

from datetime import date, timedelta

from django.db.models import DateField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from peer_pages.models import CataloguePage, Funding
from workflows.models import PageState

ENDED = CataloguePage.Status.ENDED
SOON = timedelta(31)
"""A grant that begins at most so long after another one's end follows it without a gap."""


def is_settled() -> Q:
    """Return the condition on a grant that its page has ended or will by then, or has a grant that goes on from it."""
    return has_ended() | Q(page__ends_on__lte=F("deadline")) | Q(Exists(_goes_on()))


def has_ended() -> Q:
    """Return the condition on a grant that its page has ended."""
    return Q(page__status=ENDED) | Q(Exists(ended_states("page")))


def ended_states(page: str) -> QuerySet[PageState]:
    """Return the state of a page that has ended."""
    return PageState.objects.filter(page=OuterRef(page), state="ended")


def _goes_on() -> QuerySet[Funding]:
    """Return the page's other grants that follow one: they end after its deadline, and begin before that or soon after.

    What did not begin after it runs beside it and follows nothing; of an unknown beginning the end alone counts.
    """
    began = Coalesce(OuterRef("starts_first_day"), Value(date.min), output_field=DateField())
    soon = ExpressionWrapper(OuterRef("deadline") + SOON, output_field=DateField())
    follows = Q(starts_first_day__gt=began, starts_first_day__lte=soon)
    return Funding.objects.filter(
        Q(starts_first_day__isnull=True) | follows, page=OuterRef("page"), ends_last_day__gt=OuterRef("deadline")
    ).filter(~Q(pk=OuterRef("pk")))
