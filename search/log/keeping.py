"""How long the log is kept."""

from datetime import datetime, timedelta

from django.utils import timezone

from search.log.models import SearchEntry

KEPT = timedelta(days=183)
AT_ONCE = 2_000
"""Rows deleted in one go: SQLite has one writer at a time, and searches and editors wait for it."""


def forget(now: datetime | None = None) -> int:
    """Delete the searches of more than half a year ago with their clicks; return how many searches."""
    old = SearchEntry.objects.filter(hour__lt=(now or timezone.now()) - KEPT)
    gone = 0
    while batch := list(old.values_list("pk", flat=True)[:AT_ONCE]):
        SearchEntry.objects.filter(pk__in=batch).delete()
        gone += len(batch)
    return gone
