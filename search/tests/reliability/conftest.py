"""The site on a server that gets into trouble."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from peer_pages.tests import factories
from search.asking import passes
from search.engines import registry
from search.indexing.rebuilding import rebuild
from search.tests import servers
from search.tests.reliability import troubles
from search.tests.reliability.troubles import Own, own_server, way_to
from search.tests.served import site_on
from workflows.models import OutboxRow

NAME = "elasticsearch"
FROM_SETTINGS = "search.engines.elastic.engine.from_settings"


@dataclass(frozen=True)
class Trouble:
    """A server in trouble, and how to end that."""

    begin: Callable[[], Any]
    end: Callable[[], Any]
    course: Any
    """The page that is indexed on the server and in the fallback."""


@pytest.fixture(scope="package")
def own() -> Iterator[Own]:
    """Start a server for these tests alone: they halt and kill it."""
    if not servers.installed(NAME):
        servers.unavailable(NAME)
    with own_server(NAME) as server:
        yield server


def indexed(own: Own, url: str, settings: Any) -> Any:
    """Return the one page, indexed by both engines; from now on a worker delivers, beside the requests."""
    course = factories.make_course("Vagtel")
    for engine in registry.engines():
        rebuild(engine)
    OutboxRow.objects.all().delete()
    settings.DELIVER_AT_ONCE = False
    return course


@pytest.fixture(params=["killed", "halted", "slow", "5xx"])
def trouble(
    request: pytest.FixtureRequest, own: Own, settings: Any, db: None, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Trouble]:
    """Return one kind of trouble with the server that the site asks."""
    monkeypatch.setattr(passes, "ENOUGH", 0.5)
    with way_to(own.url) as (way, by_way):
        kinds: dict[str, tuple[str, Callable[[], Any], Callable[[], Any]]] = {
            "killed": (own.url, own.kill, own.begin_again),
            "halted": (own.url, own.halt, own.resume),
            "slow": (by_way, lambda: troubles.slow(way), lambda: troubles.well(way)),
            "sluggish": (by_way, lambda: troubles.sluggish(way), lambda: troubles.well(way)),
            "5xx": (by_way, lambda: troubles.failing(way), lambda: troubles.well(way)),
        }
        url, begin, end = kinds[request.param]
        ended: list[int] = []

        def end_once() -> None:
            if not ended:
                ended.append(1)
                end()
            registry.wake(NAME)

        with site_on(NAME, url, maker=FROM_SETTINGS):
            yield Trouble(begin, end_once, indexed(own, url, settings))
            end_once()
