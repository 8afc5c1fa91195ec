"""A real search server, and what may become of it."""

import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from unittest.mock import patch

from scripts.engines.configuration import Configuration
from scripts.engines.distributions import VERSIONS, home
from scripts.engines.owner import reachable
from scripts.engines.server import Server, begin, folder, free_port, wait
from scripts.engines.server import stop as stop_server
from scripts.engines.tools import java_home
from search.engines import registry
from search.engines.base import EngineError
from search.tests.engines.elastic.bad_servers import BEHAVIOURS

FOREVER = 30.0


@dataclass
class Own:
    """A server of the test's own, which keeps its data while it is away."""

    configuration: Configuration
    server: Server

    @property
    def url(self) -> str:
        return self.server.url

    def kill(self) -> None:
        """End it as a crash would."""
        self.server.send(signal.SIGKILL)
        self.server.process.wait(FOREVER)

    def begin_again(self) -> None:
        """Begin it once more where it was, with what it had."""
        self.server = begin(self.configuration)
        wait(self.server)

    def halt(self) -> None:
        """Let it hang: it takes connections and does not answer."""
        self.server.send(signal.SIGSTOP)

    def resume(self) -> None:
        """Let it go on."""
        self.server.send(signal.SIGCONT)
        wait(self.server)


@contextmanager
def own_server(name: str) -> Iterator[Own]:
    """Yield a server that only this test has, gone afterwards."""
    version = VERSIONS[name]
    with folder() as path:
        where = reachable(home(name, version), path)
        configuration = Configuration(name, where, java_home(name, version), path, free_port(), {})
        own = Own(configuration, begin(configuration))
        try:
            wait(own.server)
            yield own
        finally:
            stop_server(own.server)


class Way:
    """A way to a server over loopback, that may be slow, or lead to one that fails."""

    def __init__(self, port: int) -> None:
        self.port, self.delay, self.fails = port, 0.0, False

    def carry(self, near: socket.socket) -> None:
        """Carry requests there and answers back until either side hangs up."""
        with near, socket.create_connection(("127.0.0.1", self.port)) as far, suppress(OSError):
            threading.Thread(target=carry_back, args=(far, near), daemon=True).start()
            while request := near.recv(1 << 20):
                time.sleep(self.delay)
                if self.fails:
                    BEHAVIOURS["503"](near)
                    return
                far.sendall(request)


def carry_back(far: socket.socket, near: socket.socket) -> None:
    """Carry answers."""
    with suppress(OSError):
        while answer := far.recv(1 << 20):
            near.sendall(answer)
        near.shutdown(socket.SHUT_RDWR)


@contextmanager
def way_to(url: str) -> Iterator[tuple[Way, str]]:
    """Yield a way to the server at `url`, and the URL by which it is gone."""
    way = Way(int(url.rpartition(":")[2]))
    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=accept, args=(listening, way.carry), daemon=True).start()
        yield way, f"http://127.0.0.1:{listening.getsockname()[1]}"
        with suppress(OSError):
            listening.shutdown(socket.SHUT_RDWR)


def accept(listening: socket.socket, serve: Callable[[socket.socket], None]) -> None:
    """Give each connection a thread, until the socket is closed."""
    with suppress(OSError):
        while True:
            connection, _ = listening.accept()
            threading.Thread(target=serve, args=(connection,), daemon=True).start()


@contextmanager
def watched_engines() -> Iterator[list[str]]:
    """Yield what is asked of any engine meanwhile; none of them answers."""
    asked: list[str] = []

    class Watched:
        def __init__(self, name: str) -> None:
            self.name = name

        def __getattr__(self, what: str) -> None:
            asked.append(what)
            raise EngineError(what)

    with patch.object(registry, "_made", Watched):
        yield asked


def slow(way: Way) -> None:
    way.delay = 3.0


def sluggish(way: Way) -> None:
    way.delay = 0.3


def failing(way: Way) -> None:
    way.fails = True


def well(way: Way) -> None:
    way.delay, way.fails = 0.0, False
