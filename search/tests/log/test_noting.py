"""What is noted of a search, and of what was opened from it."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import signing
from django.utils import timezone

from search import log
from search.contract import Filters, Query, Results
from search.log.noting import LASTS, SALT, BadClickError, Click
from search.models import SearchClick, SearchEntry

pytestmark = pytest.mark.django_db


def results(total: int = 3, **values: Any) -> Results:
    return Results("", total, (), (), "embedded", took_ms=7, **values)


def test_entry_says_what_was_asked_and_answered() -> None:
    filters = Filters(region=("1082",), free=("1",))
    log.note(Query("Bisidder i  Århus", filters, locale="en", page=2), results())
    entry = SearchEntry.objects.get()
    assert (entry.text, entry.locale, entry.page) == ("Bisidder i Århus", "en", 2)
    assert entry.filters == {"region": ["1082"], "free": ["1"]}
    assert (entry.total, entry.engine, entry.took_ms, entry.how) == (3, "embedded", 7, "plain")


def test_entry_holds_nothing_about_who_asked() -> None:
    log.note(Query("anna@eksempel.dk 41 27 54 27"), results())
    entry = SearchEntry.objects.get()
    assert entry.text == "[e-mail] [nummer]"
    assert "anna" not in entry.words
    assert "41" not in entry.words
    assert {field.name for field in SearchEntry._meta.get_fields()} == {
        "clicks", "id", "hour", "text", "words", "locale", "filters", "total", "how", "page", "engine", "took_ms",
    }  # fmt: skip


def test_time_is_no_more_exact_than_the_hour() -> None:
    log.note(Query("bisidder"), results())
    hour = SearchEntry.objects.get().hour
    assert (hour.minute, hour.second, hour.microsecond) == (0, 0, 0)
    assert timezone.now() - hour < timedelta(hours=1, minutes=1)


@pytest.mark.parametrize("one", ["AARHUS!", "århus"])
def test_spellings_of_a_search_are_grouped(one: str) -> None:
    log.note(Query("Århus"), results())
    log.note(Query(one), results())
    assert SearchEntry.objects.values("words").distinct().count() == 1


def test_search_for_nothing_is_not_noted() -> None:
    assert log.note(Query(), results()) == ""
    assert not SearchEntry.objects.exists()


def test_filter_without_a_text_is_noted() -> None:
    assert log.note(Query("", Filters(region=("1082",))), results())
    assert SearchEntry.objects.count() == 1


def test_click_is_counted_once_per_result() -> None:
    token = log.note(Query("bisidder"), results())
    for position in ("2", "3"):
        log.clicked(Click(token, "page:12", position))
    log.clicked(Click(token, "contact:5:da", "1"))
    found = SearchClick.objects.values_list("entry", "document", "position")
    entry = SearchEntry.objects.get().pk
    assert set(found) == {(entry, "page:12", 2), (entry, "contact:5:da", 1)}


@pytest.mark.parametrize(
    ("document", "position", "reason"),
    [
        ("page:12", "0", "position"),
        ("page:12", "9999", "position"),
        ("page:12", "1" * 5_000, "position"),
        ("page:12", "²", "position"),
        ("page:12", "", "position"),
        ("", "1", "document"),
        ("page", "1", "document"),
        ("page:" + "1" * 5_000, "1", "document"),
        ("<script>", "1", "document"),
    ],
)
def test_click_on_what_no_search_shows_is_refused(document: str, position: str, reason: str) -> None:
    token = log.note(Query("bisidder"), results())
    with pytest.raises(BadClickError, match=reason):
        log.clicked(Click(token, document, position))
    assert not SearchClick.objects.exists()


@pytest.mark.parametrize(
    "token",
    ["", "x", "a:b:c", pytest.param(signing.TimestampSigner(salt="other").sign("0" * 32), id="another salt")],
)
def test_click_without_a_token_of_ours_is_refused(token: str) -> None:
    with pytest.raises(BadClickError, match="entry"):
        log.clicked(Click(token, "page:12", "1"))


def test_token_that_names_no_entry_is_refused() -> None:
    with pytest.raises(BadClickError, match="entry"):
        log.clicked(Click(signing.TimestampSigner(salt=SALT).sign("no-uuid"), "page:12", "1"))


def test_click_a_day_later_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    token = log.note(Query("bisidder"), results())
    now = timezone.now().timestamp()
    monkeypatch.setattr("django.core.signing.time.time", lambda: now + LASTS + 60)
    with pytest.raises(BadClickError, match="old"):
        log.clicked(Click(token, "page:12", "1"))
