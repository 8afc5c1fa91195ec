"""Which pages have ended lately: whoever follows a search is told once, in place of a page that goes missing."""

from datetime import datetime, timedelta

from django.utils import timezone

from search.vocabulary import ENDED
from workflows.models import PageState

TOLD_FOR = timedelta(90)
MOST = 100


def recently_ended() -> dict[int, datetime]:
    """Return when pages ended, by their ids, the last ones first."""
    lately = PageState.objects.filter(state=ENDED, entered_at__gte=timezone.now() - TOLD_FOR)
    return dict(lately.order_by("-entered_at").values_list("page", "entered_at")[:MOST])
