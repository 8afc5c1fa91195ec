"""What people open from the results."""

from django.db.models import Count
from django.utils import timezone

from search.log.keeping import KEPT
from search.log.models import SearchClick


def popularity() -> dict[str, int]:
    """Return by document id how often it was opened from results in the last half year."""
    clicks = SearchClick.objects.filter(entry__hour__gte=timezone.now() - KEPT)
    return dict(clicks.values("document").annotate(times=Count("pk")).values_list("document", "times"))
