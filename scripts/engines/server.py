"""One running server, with a folder of its own that goes when it stops."""

from __future__ import annotations

import os
import signal
import socket
import ssl
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.engines.configuration import Configuration
from scripts.engines.distributions import home
from scripts.engines.owner import as_owner, give, reachable
from scripts.engines.tools import java_home

SECONDS_TO_START = 120
SECONDS_TO_STOP = 10


class NotStartedError(Exception):
    """The server ended, or did not answer in time; the message holds what it said last."""


@dataclass(frozen=True)
class Server:
    """A program that has begun, and where it answers or will."""

    url: str
    process: subprocess.Popen[bytes]
    output: Path

    def send(self, number: signal.Signals) -> None:
        """Send a signal to the program and its children; one that has ended takes no notice."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, number)


@contextmanager
def running(name: str, version: str, *, port: int = 0, **given: Any) -> Iterator[Server]:
    """Run an installed server until the context ends; its data go with it.

    What else is `given` is of its `Configuration`: settings, files and options.
    """
    java = java_home(name, version)
    with folder() as own:
        installed = reachable(home(name, version), own)
        server = begin(Configuration(name, installed, java, own, port or free_port(), **given))
        try:
            wait(server)
            yield server
        finally:
            stop(server)


@contextmanager
def folder() -> Iterator[Path]:
    """Yield a folder that the server's user reaches, removed afterwards."""
    with tempfile.TemporaryDirectory(prefix="search-server-", ignore_cleanup_errors=True) as made:
        Path(made).chmod(0o755)
        yield Path(made)


def begin(configuration: Configuration) -> Server:
    """Begin the program, in a group of its own."""
    configuration.write()
    give(configuration.own)
    output = configuration.own / "output"
    with output.open("wb") as said:
        process = subprocess.Popen(
            configuration.command(),
            cwd=configuration.own,
            env=configuration.environment(),
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            **as_owner(),
        )
    return Server(configuration.url, process, output)


def wait(server: Server) -> None:
    """Return once the server answers; NotStartedError when it does not."""
    until = time.monotonic() + SECONDS_TO_START
    while not answers(server.url):
        if server.process.poll() is not None or time.monotonic() > until:
            said = server.output.read_text(encoding="utf-8", errors="replace").splitlines()[-30:]
            raise NotStartedError("\n".join([f"The server does not answer at {server.url}. It said:", *said]))
        time.sleep(0.2)


def answers(url: str) -> bool:
    """Return whether a server has begun to answer there; one that asks who we are does, too."""
    try:
        # Whether its certificate is good is not the question here.
        unchecked = ssl._create_unverified_context()
        urllib.request.urlopen(f"{url}/_cluster/health", timeout=5, context=unchecked).close()
    except urllib.error.HTTPError as error:
        return error.code == 401
    except OSError:
        return False
    return True


def stop(server: Server) -> None:
    """End the program and its children, also those that were halted."""
    server.send(signal.SIGCONT)
    for number in (signal.SIGTERM, signal.SIGKILL):
        server.send(number)
        with suppress(subprocess.TimeoutExpired):
            server.process.wait(SECONDS_TO_STOP)


def free_port() -> int:
    """Return a port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
