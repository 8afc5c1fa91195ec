"""The engines that the contract is tried with: the embedded one always, each server where there is one."""

from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from search.engines.base import Engine
from search.engines.elastic.client import Access
from search.engines.elastic.engine import ElasticEngine, Options
from search.engines.embedded.engine import EmbeddedEngine
from search.tests import servers
from search.tests.engines.rows import fill
from search.tests.served import PATIENT
from search.tests.servers import NAMES, SERVERS

NewEngine = Callable[[], Engine]


class Engines:
    """Makes engines by name; all it makes of one name have the same index, as two processes would."""

    def __init__(self, folder: Path, shared: Path) -> None:
        self._folder, self._shared = folder, shared
        self._prefix = f"test-{uuid4().hex[:8]}"
        self._made: dict[str, ElasticEngine] = {}

    def make(self, name: str) -> Engine:
        """Return an engine."""
        return EmbeddedEngine(self._folder / "index") if name == "embedded" else self.on_server(name)

    def on_server(self, name: str) -> ElasticEngine:
        """Return an engine on a server of that name."""
        access = Access(servers.url(name, self._shared))
        self._made[name] = ElasticEngine.at(name, access, Options(prefix=self._prefix, seconds=PATIENT))
        return self._made[name]

    def forget(self) -> None:
        """Delete what is left on servers; by name, as they refuse to delete what a pattern finds."""
        for engine in self._made.values():
            for index in engine._server.ask("GET", f"/{self._prefix}*/_alias", seconds=10):
                engine._server.ask("DELETE", f"/{index}", seconds=10)


@pytest.fixture
def engines(tmp_path: Path, shared: Path) -> Iterator[Engines]:
    """Return what makes engines for one test."""
    made = Engines(tmp_path, shared)
    yield made
    made.forget()


@pytest.fixture(params=NAMES)
def new_engine(request: pytest.FixtureRequest, engines: Engines) -> NewEngine:
    """Return a function that makes an engine."""
    return lambda: engines.make(request.param)


@pytest.fixture
def engine(new_engine: NewEngine) -> Engine:
    """Return an engine without an index."""
    return new_engine()


@pytest.fixture(scope="module", params=NAMES)
def standing(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, shared: Path
) -> Iterator[Engine]:
    """Return an engine with the rows of a module, ROWS, for tests that change nothing."""
    engines = Engines(tmp_path_factory.mktemp("index"), shared)
    engine = engines.make(request.param)
    fill(engine, request.module.ROWS)
    yield engine
    engines.forget()


@pytest.fixture(params=SERVERS)
def elastic(request: pytest.FixtureRequest, engines: Engines) -> ElasticEngine:
    """Return an engine on a server, without an index."""
    return engines.on_server(request.param)
