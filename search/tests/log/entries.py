"""Makes searches of the past for tests."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from search.models import SearchClick, SearchEntry
from search.synonyms.words import normalised


def searched(text: str, *, days: int = 0, total: int = 5, opened: tuple[int, ...] = (), **values: Any) -> SearchEntry:
    """Return a search of so many days ago, with clicks on the results at the places `opened`."""
    entry = SearchEntry.objects.create(
        hour=timezone.now() - timedelta(days=days),
        text=text,
        words=" ".join(normalised(text)),
        total=total,
        **{"locale": "da", "how": "plain" if total else "none", "engine": "embedded", "took_ms": 1, **values},
    )
    for place in opened:
        SearchClick.objects.create(entry=entry, document=f"page:{place}", position=place)
    return entry
