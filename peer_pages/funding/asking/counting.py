"""What grants that are renewed yearly count to, once the day to which they counted is past."""

from datetime import date

from django.db.models import Case, DateField, F, Q, When

from peer_pages.funding import ladder
from peer_pages.models import Funding


def count_anew(day: date) -> int:
    """Let each grant that is renewed yearly count to what `ladder.deadline_of` says of `day`; return how many changed.

    A deadline is kept when its grant is saved, and nobody saves a grant because a decision is past.
    """
    oldest = ladder.oldest_deadline(day)
    ahead = Case(
        When(decision_on__gte=oldest, then=F("decision_on")),
        When(ends_last_day__gte=oldest, then=F("ends_last_day")),
        output_field=DateField(),
    )
    another_day = Q(deadline__lt=F("ahead")) | Q(deadline__gt=F("ahead"))
    known = Q(deadline__isnull=True, ahead__isnull=False) | Q(deadline__isnull=False, ahead__isnull=True)
    renewed = Funding.objects.filter(renewed_yearly=True).alias(ahead=ahead)
    return renewed.filter(another_day | known).update(deadline=ahead)
