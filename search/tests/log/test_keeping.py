"""The log is kept for half a year."""

from datetime import timedelta

import pytest
from django.utils import timezone

from search import log
from search.log import keeping
from search.models import SearchClick, SearchEntry

pytestmark = pytest.mark.django_db


def entry(days: int) -> SearchEntry:
    """Return an entry of so many days ago, with a click."""
    made = SearchEntry.objects.create(
        hour=timezone.now() - timedelta(days=days), text="bisidder", locale="da", total=1, engine="embedded", took_ms=1
    )
    SearchClick.objects.create(entry=made, document="page:1", position=1)
    return made


@pytest.mark.parametrize("at_once", [1, 2, 2_000])
def test_only_what_is_older_than_half_a_year_goes_with_its_clicks(
    monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(keeping, "AT_ONCE", at_once)
    kept = [entry(days).pk for days in (0, 30, 182)]
    for days in (184, 200, 1000):
        entry(days)
    assert log.forget() == 3
    assert set(SearchEntry.objects.values_list("pk", flat=True)) == set(kept)
    assert SearchClick.objects.count() == 3


def test_popularity_counts_the_clicks_of_half_a_year() -> None:
    for days in (0, 100, 200):
        entry(days)
    SearchClick.objects.create(entry=entry(1), document="page:2", position=3)
    assert log.popularity() == {"page:1": 3, "page:2": 1}
