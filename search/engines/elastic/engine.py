"""The engine itself: finds, counts, writes."""

import time
from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings

from search.engines.base import Ask, EngineError, Found, NoIndexError, Row, Status
from search.engines.elastic import index, rows
from search.engines.elastic.client import Access, connect
from search.engines.elastic.question import body, found, within
from search.engines.elastic.rebuilding import Filling, rebuilding
from search.engines.elastic.server import Seconds, Server, understanding
from search.engines.schema import ID, RECORD

PAGE = 10_000
"""Documents in one answer; servers give no more."""
SECONDS_BETWEEN_CHECKS = 30
LEAST = 0.1
"""Seconds that a question is given at least, when looking at the index took the rest."""


@dataclass(frozen=True)
class Options:
    """What the index is called, how many copies of it the servers keep, and how long requests may take."""

    prefix: str = "peer"
    replicas: int = 0
    seconds: Seconds = field(default_factory=Seconds)


class ElasticEngine:
    """An index on a search server.

    That it has our shape is looked at every half minute and after each refusal: only somebody else's hand changes it.
    """

    def __init__(self, server: Server, options: Options) -> None:
        self.name, self.options = server.kind, options
        self._server, self._seconds = server, options.seconds
        self._checked_until = 0.0

    @classmethod
    def at(cls, name: str, access: Access, options: Options | None = None) -> "ElasticEngine":
        """Return the engine called `name` ("elasticsearch", "opensearch"); nothing is asked of the server yet."""
        return cls(Server(name, connect(name, access), access.shown), options or Options())

    def find(self, ask: Ask) -> Found:
        """Return what `ask` finds."""
        return found(self._search(body(ask, self.name, self._seconds.question)), ask)

    @understanding()
    def explain(self, ask: Ask, identity: str) -> dict[str, Any] | None:
        """Return the server's own explanation of the score of one document."""
        one = {"bool": {"filter": [within(ask.chosen), {"ids": {"values": [identity]}}]}}
        asked = body(Ask(ask.tree, size=1), self.name, self._seconds.question)
        hits = self._hits({**asked, "post_filter": one, "explain": True})
        return hits[0]["_explanation"] if hits else None

    @understanding()
    def read(self, ids: Iterable[str]) -> dict[str, dict[str, Any]]:
        """Return the records of those of `ids` that are there."""
        wanted = list(ids)
        records: dict[str, dict[str, Any]] = {}
        for first in range(0, len(wanted), PAGE):
            some = {"ids": {"values": wanted[first : first + PAGE]}}
            hits = self._hits({"query": some, "size": PAGE, "_source": [RECORD]})
            records |= {hit["_id"]: hit["_source"][RECORD] for hit in hits}
        return records

    def put(self, written: Iterable[Row]) -> None:
        """Write rows in place of those with the same ids."""
        self._write(rows.writing(written))

    def remove(self, ids: Iterable[str]) -> None:
        """Take documents away."""
        self._write(rows.removing(ids))

    @understanding()
    def versions(self) -> dict[str, str]:
        """Return the version of every document by id."""
        # One index throughout: the alias may be given to another between two pages.
        name = index.current(self._server, self.options.prefix, self._seconds)
        asked = {"size": PAGE, "sort": [{ID: "asc"}], "_source": False, "docvalue_fields": ["version"]}
        versions: dict[str, str] = {}
        while hits := self._page(name, asked):
            versions |= {hit["_id"]: hit["fields"]["version"][0] for hit in hits}
            asked["search_after"] = hits[-1]["sort"]
        return versions

    def rebuild(self) -> AbstractContextManager[Filling]:
        """Fill a new index; it is in use when the context ends well."""
        self._checked_until = 0.0
        return rebuilding(self._server, self.options.prefix, self.options.replicas, self._seconds)

    def status(self) -> Status:
        """Return how the index is."""
        try:
            name = index.current(self._server, self.options.prefix, self._seconds)
            with understanding():
                count = self._server.ask("GET", f"/{name}/_count", seconds=self._seconds.question)["count"]
        except EngineError as error:
            lacks_index = isinstance(error, NoIndexError)
            return Status(self.name, healthy=False, problem=str(error), lacks_index=lacks_index)
        return Status(self.name, healthy=True, documents=count, index=name)

    @property
    def _alias(self) -> str:
        return index.alias(self.options.prefix)

    def _search(self, asked: dict[str, Any]) -> dict[str, Any]:
        until = time.monotonic() + self._seconds.question
        self._check()
        path = f"/{self._alias}/_search?allow_partial_search_results=false"
        return self._ask(path, asked, max(until - time.monotonic(), LEAST))

    def _hits(self, asked: dict[str, Any]) -> list[dict[str, Any]]:
        hits: list[dict[str, Any]] = self._search(asked)["hits"]["hits"]
        return hits

    def _page(self, name: str, asked: dict[str, Any]) -> list[dict[str, Any]]:
        answer = self._server.ask("POST", f"/{name}/_search", asked, seconds=self._seconds.write)
        hits: list[dict[str, Any]] = answer["hits"]["hits"]
        return hits

    def _write(self, acts: Iterable[str]) -> None:
        self._check()
        for lines in rows.requests(acts):
            path = f"/{self._alias}/_bulk?require_alias=true&refresh=true"
            rows.check(self._ask(path, lines, self._seconds.write))

    def _ask(self, path: str, asked: dict[str, Any] | list[str], seconds: float) -> dict[str, Any]:
        try:
            return self._server.ask("POST", path, asked, seconds=seconds)
        except EngineError:
            self._checked_until = 0.0
            raise

    def _check(self) -> None:
        if time.monotonic() > self._checked_until:
            index.current(self._server, self.options.prefix, self._seconds)
            self._checked_until = time.monotonic() + SECONDS_BETWEEN_CHECKS


def from_settings(name: str) -> ElasticEngine:
    """Return the engine called `name` on the server that the settings name."""
    access = Access(settings.SEARCH_URL, settings.SEARCH_API_KEY, settings.SEARCH_CA_FILE)
    return ElasticEngine.at(name, access, Options(prefix=settings.SEARCH_INDEX))
