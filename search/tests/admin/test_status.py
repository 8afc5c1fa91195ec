"""How the search is, for staff."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from search.engines.base import Status
from search.indexing import requesting
from search.indexing.health import STALE, Health

pytestmark = pytest.mark.django_db
ADDRESS, REBUILD = "/admin/soegning/status/", "/admin/soegning/status/byg-op/"
WELL = Status("elasticsearch", healthy=True, documents=1234, index="peer-v1-7")


def text_of(response: Any) -> str:
    return " ".join(response.content.decode().split())


@pytest.fixture
def shown(editor: Client, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return a function that gives the page for engines in these states."""

    def show(*engines: Status, waiting: int = 0, since: Any = None, compared: Any = None) -> str:
        found = Health(engines, waiting, since, compared)
        monkeypatch.setattr("search.admin.status.health", lambda: found)
        return text_of(editor.get(ADDRESS))

    return show


def test_status_of_the_site_itself_is_shown(editor: Client) -> None:
    text = text_of(editor.get(ADDRESS))
    assert "embedded" in text
    assert "Sidst sammenlignet med siderne" in text


def test_engine_that_is_well_says_how_much_it_has(shown: Any) -> None:
    text = shown(WELL, Status("embedded", healthy=True, documents=1))
    assert "Søgningen har det godt." in text
    assert "1.234 dokumenter" in text
    assert "1 dokument " in text
    assert "svarer, når den første ikke gør" in text


@pytest.mark.parametrize(
    ("engine", "said"),
    [
        (Status("elasticsearch", healthy=False, problem="connection <refused>"), "Den svarer ikke."),
        (Status("embedded", healthy=False, problem="no index", lacks_index=True), "Den mangler sit indeks."),
    ],
)
def test_engine_that_is_not_well_says_what_to_do(shown: Any, engine: Status, said: str) -> None:
    text = shown(engine)
    assert "Noget er galt." in text
    assert said in text
    assert engine.problem.replace("<", "&lt;").replace(">", "&gt;") in text


def test_changes_that_wait_are_counted_since_when(shown: Any) -> None:
    text = shown(WELL, waiting=7, since=timezone.now() - timedelta(hours=2), compared=timezone.now())
    assert "<dd> 7 siden " in text
    assert "Noget er galt." in text


def test_a_comparison_that_has_stopped_is_told(shown: Any) -> None:
    late = "Det skal ske hvert døgn."
    assert late not in shown(WELL, compared=timezone.now())
    text = shown(WELL, compared=timezone.now() - STALE * 2)
    assert late in text
    assert "Noget er galt." in text


def test_rebuild_is_asked_for_first_and_then_done(editor: Client, django_capture_on_commit_callbacks: Any) -> None:
    assert "Ja, byg op igen" in text_of(editor.get(REBUILD))
    assert not requesting.is_requested()
    with django_capture_on_commit_callbacks(execute=True):
        response = editor.post(REBUILD, follow=True)
    assert "Søgningen bygges op igen." in text_of(response)
    assert requesting.last_rebuilt() is not None
    assert not requesting.is_requested()


def test_rebuild_that_waits_is_not_asked_for_twice(editor: Client) -> None:
    editor.post(REBUILD)
    response = editor.post(REBUILD, follow=True)
    assert "Det er allerede bestilt." in text_of(response)
    assert "Genindlæs siden om lidt." in text_of(response)
    assert REBUILD not in text_of(response)
