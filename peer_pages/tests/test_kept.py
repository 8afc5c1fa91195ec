"""What a process keeps is never older than what the public sees."""

from collections.abc import Iterator

import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connection
from django.test.utils import CaptureQueriesContext

from peer_pages import kept
from peer_pages.kept import Kept
from peer_pages.tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def names() -> Kept[list[str]]:
    """Something that is kept."""
    return Kept()


def test_a_thing_is_made_once_and_asks_one_small_question_after_that(names: Kept[list[str]]) -> None:
    first = names.get("a", lambda: ["made"])
    with CaptureQueriesContext(connection) as queries:
        assert names.get("a", lambda: ["made again"]) is first
    assert len(queries) == 1


@pytest.fixture
def one_connection() -> Iterator[None]:
    """Keep the connection, and the test's transaction, between visits, as Django's test client does."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.usefixtures("one_connection")
@pytest.mark.parametrize(("method", "asked"), [("GET", 1), ("HEAD", 1), ("POST", 2)])
def test_a_visit_that_only_reads_asks_once_whether_there_was_a_change(
    names: Kept[list[str]], method: str, asked: int
) -> None:
    names.get("a", list)
    request_started.send(None, environ={"REQUEST_METHOD": method})
    with CaptureQueriesContext(connection) as queries:
        names.get("a", list)
        names.get("a", list)
    assert len(queries) == asked
    factories.make_course("Kurset")
    request_started.send(None, environ={"REQUEST_METHOD": "GET"})
    assert names.get("a", lambda: ["the next visit"]) == ["the next visit"]
    factories.make_course("Et kursus til")
    request_finished.send(None)
    assert names.get("a", lambda: ["after it"]) == ["after it"]


def test_each_key_has_a_thing_of_its_own(names: Kept[list[str]]) -> None:
    assert names.get("a", lambda: ["a"]) == ["a"]
    assert names.get("b", lambda: ["b"]) == ["b"]


def test_a_thing_is_made_again_after_a_publication(names: Kept[list[str]]) -> None:
    names.get("a", lambda: ["before"])
    page = factories.make_course("Kurset")
    assert names.get("a", lambda: ["published"]) == ["published"]
    factories.unpublish(page)
    assert names.get("a", lambda: ["unpublished"]) == ["unpublished"]


@pytest.mark.parametrize(("passed", "made"), [(kept.LASTS - 1, "before"), (kept.LASTS + 1, "after")])
def test_a_thing_is_made_again_after_a_minute(
    names: Kept[list[str]], monkeypatch: pytest.MonkeyPatch, passed: float, made: str
) -> None:
    monkeypatch.setattr("peer_pages.kept.time.monotonic", lambda: 1000.0)
    names.get("a", lambda: ["before"])
    monkeypatch.setattr("peer_pages.kept.time.monotonic", lambda: 1000.0 + passed)
    assert names.get("a", lambda: ["after"]) == [made]


def test_what_is_forgotten_is_made_again(names: Kept[list[str]]) -> None:
    names.get("a", lambda: ["before"])
    kept.forget()
    assert names.get("a", lambda: ["after"]) == ["after"]
