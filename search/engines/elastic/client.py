"""What the engine needs of a client: one request, one answer, in time."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Protocol
from urllib.parse import SplitResult, urlsplit

from search.engines.base import EngineError

Body = dict[str, Any] | list[str] | None
"""JSON, or lines of it."""

CLIENTS = {
    "elasticsearch": "search.engines.elastic.elasticsearch_client",
    "opensearch": "search.engines.elastic.opensearch_client",
}


class Client(Protocol):
    """A connection to one server."""

    def send(self, method: str, path: str, body: Body, seconds: float) -> tuple[int, Any]:
        """Return status and decoded body, whatever they are; OSError when there is no answer."""


@dataclass(frozen=True)
class Access:
    """Where a server is, and what it lets us in with: an API key, or a user and password in the URL."""

    url: str
    api_key: str = ""
    ca_file: str = ""
    verify: bool = True

    @property
    def parts(self) -> SplitResult:
        """Return the parts of the URL; ValueError when it is none of a server."""
        parts = urlsplit(self.url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise ValueError("The URL of the search server begins with http:// or https:// and names a host.")
        return parts

    @property
    def port(self) -> int:
        """Return the port, which both clients want to be told."""
        return self.parts.port or {"http": 80, "https": 443}[self.parts.scheme]

    @property
    def shown(self) -> str:
        """Return the URL as it may be shown and logged: without user and password."""
        host = self.parts.hostname or ""
        return f"{self.parts.scheme}://{f'[{host}]' if ':' in host else host}:{self.port}{self.parts.path.rstrip('/')}"


def connect(name: str, access: Access) -> Client:
    """Return the client for servers of that name; only its own library is imported."""
    made: Client = import_module(CLIENTS[name]).connect(access)
    return made


def within(seconds: float, act: Callable[[], tuple[int, Any]]) -> tuple[int, Any]:
    """Return what `act` returns; EngineError when that takes longer.

    A thread of its own, because the clients' timeouts hold for each read, not for the whole: a name that does not
    resolve, several addresses, or an answer that trickles would each take a multiple.
    """
    done: list[tuple[int, Any]] = []
    failed: list[Exception] = []

    def run() -> None:
        try:
            done.append(act())
        except Exception as error:
            failed.append(error)

    thread = threading.Thread(target=run, name="search-server", daemon=True)
    thread.start()
    thread.join(seconds)
    if failed:
        raise failed[0]
    if not done:
        raise EngineError(f"no answer within {seconds:g} seconds")
    return done[0]
