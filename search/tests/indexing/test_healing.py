"""An engine whose index is gone or broken says so, and gets a new one (reliability 19)."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from peer_pages.tests import factories
from search.engines import registry
from search.engines.base import Ask, EngineError, NoIndexError
from search.indexing import healing, ticking
from search.indexing.health import health
from search.indexing.rebuilding import rebuild

pytestmark = pytest.mark.django_db


DAMAGES: dict[str, Callable[[Path], Any]] = {
    "the folder is gone": shutil.rmtree,
    "an older schema": lambda folder: (folder / "current").write_text("v0-20200101000000-abcdef"),
    "a damaged meta.json": lambda folder: next(folder.glob("v*/meta.json")).write_text('{"segments": ['),
}
"""What else may happen to the folder is in the tests of the engine."""


@pytest.fixture
def folder(settings: Any) -> Path:
    """Make an index with one page, and return its folder."""
    factories.make_course("Vagtel")
    rebuild(registry.engine())
    return Path(settings.SEARCH_FOLDER)


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_r19_a_broken_index_is_told_and_healed_by_the_next_tick(
    client: Client, settings: Any, folder: Path, damage: Callable[[Path], Any]
) -> None:
    settings.DELIVER_AT_ONCE = False
    assert health().is_well
    damage(folder)
    with pytest.raises(NoIndexError, match="search rebuild"):
        registry.engine().find(Ask())
    assert not health().is_well
    assert health().engines[0].lacks_index
    ticking.tick()
    assert health().is_well
    assert client.get("/api/search/", {"q": "vagtel"}).json()["total"] == 1


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_r19_a_reader_meanwhile_is_told_that_there_is_no_answer_yet(
    client: Client, settings: Any, monkeypatch: pytest.MonkeyPatch, folder: Path, damage: Callable[[Path], Any]
) -> None:
    settings.DELIVER_AT_ONCE = False
    asked: list[Any] = []
    monkeypatch.setattr(healing.background, "run", asked.append)
    damage(folder)
    assert client.get("/api/search/", {"q": "vagtel"}).status_code == 503
    assert client.get("/soeg/", {"q": "vagtel"}).status_code == 503
    assert client.get("/api/search/suggest/", {"q": "vagtel"}).json()["suggestions"] == []
    assert set(asked) == {healing.heal_in_turn}


def test_r19_where_readers_deliver_themselves_they_heal_too(client: Client, folder: Path) -> None:
    shutil.rmtree(folder)
    assert client.get("/api/search/", {"q": "vagtel"}).json()["total"] == 1


def test_one_engine_that_cannot_be_healed_keeps_no_other_from_it(monkeypatch: pytest.MonkeyPatch) -> None:
    healed = []

    def one(name: str) -> Any:
        return type("Engine", (), {"name": name, "status": lambda _self: type("S", (), {"lacks_index": True})()})()

    def begin(engine: Any) -> None:
        if engine.name == "full":
            raise EngineError("There is no room.")
        healed.append(engine.name)

    monkeypatch.setattr(registry, "engines", lambda: (one("full"), one("embedded")))
    monkeypatch.setattr(healing, "rebuild", begin)
    with pytest.raises(EngineError, match="no room"):
        healing.heal()
    assert healed == ["embedded"]
