"""The site with a search server, as it runs in production, on an index of the test's own."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from unittest import mock
from uuid import uuid4

from django.conf import settings
from django.test import override_settings

from search.engines import registry
from search.engines.base import Ask, EngineError, Found, NoIndexError
from search.engines.elastic.client import Access
from search.engines.elastic.engine import ElasticEngine, Options
from search.engines.elastic.server import Seconds
from search.indexing.rebuilding import rebuild
from workflows import api
from workflows.models import OutboxRow

PATIENT = Seconds(question=10, write=30, rebuild=60)
"""A busy machine is no failure; how impatient the engine is by itself has tests of its own."""


class FreshServer(ElasticEngine):
    """An engine on a server that has an index at the first question, and nothing that waits for it at any."""

    def find(self, ask: Ask) -> Found:
        """Return what `ask` finds once all that was changed is indexed."""
        if OutboxRow.objects.filter(status=OutboxRow.Status.WAITING, kind="search").exists():
            api.drain()
        try:
            return super().find(ask)
        except NoIndexError:
            rebuild(self)
            return super().find(ask)


def patient(name: str) -> FreshServer:
    """Return a patient engine on the server that the settings name."""
    options = Options(prefix=settings.SEARCH_INDEX, seconds=PATIENT)
    made = ElasticEngine.at(name, Access(settings.SEARCH_URL), options)
    return FreshServer(made._server, options)


@contextmanager
def site_on(name: str, url: str, *, maker: str = f"{__name__}.patient") -> Iterator[None]:
    """Let the site ask the server at `url`, by the engine that the function named `maker` makes; delete its index."""
    prefix = f"test-{uuid4().hex[:8]}"
    chosen = override_settings(SEARCH_ENGINE=name, SEARCH_URL=url, SEARCH_INDEX=prefix)
    with chosen, mock.patch.dict(registry.ENGINES, {name: maker}):
        registry.forget()
        yield
    registry.forget()
    forget(name, url, prefix)


def forget(name: str, url: str, prefix: str) -> None:
    """Delete what is left on the server; by name, as servers refuse to delete what a pattern finds."""
    server = ElasticEngine.at(name, Access(url))._server
    with suppress(EngineError):  # it may have ended
        for index in server.ask("GET", f"/{prefix}*/_alias", seconds=10):
            server.ask("DELETE", f"/{index}", seconds=10)
