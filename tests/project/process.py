"""Other processes, as a test starts and watches them."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import Message
from pathlib import Path

from scripts.demo_site import free_port
from tests.project.tree import ROOT

__all__ = ["attempt", "environment", "fetch", "free_port", "listening", "python", "run", "server"]

OF_THE_RUN = ("DJANGO_", "PYTEST_", "MAKE", "MFLAGS")
SOURCE_ROOTS = f"{ROOT / 'site'}{os.pathsep}{ROOT}"


def environment(**values: str) -> dict[str, str]:
    """Return this process's environment with `values`, without what a test run, or the make around it, chose."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(OF_THE_RUN)}
    return kept | values


def run(*command: str, cwd: Path = ROOT, env: Mapping[str, str] | None = None, timeout: float = 240) -> str:
    """Run `command`, which must succeed, and return what it printed."""
    done = attempt(*command, cwd=cwd, env=env, timeout=timeout)
    assert done.returncode == 0, f"{command} ended with {done.returncode}:\n{done.stdout}"
    return done.stdout


def attempt(
    *command: str, cwd: Path = ROOT, env: Mapping[str, str] | None = None, timeout: float = 240
) -> subprocess.CompletedProcess[str]:
    """Run `command` and return its end, with its messages and its output together."""
    return subprocess.run(
        command,
        cwd=cwd,
        env=environment() if env is None else env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=timeout,
        check=False,
    )


def python(*arguments: str, **options: object) -> str:
    """Run this environment's Python, which must succeed, and return what it printed."""
    return run(sys.executable, *arguments, **options)  # type: ignore[arg-type]


@contextmanager
def listening() -> Iterator[int]:
    """Listen on a free port of the loopback address while the block runs; yields the port."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield int(other.getsockname()[1])


@contextmanager
def server(*command: str, url: str, env: Mapping[str, str], log: Path, headers: Mapping[str, str]) -> Iterator[None]:
    """Keep `command` running while the block runs; it starts once `url` answers at all."""
    with log.open("w") as output:
        process = subprocess.Popen(command, cwd=ROOT, env=env, stdout=output, stderr=subprocess.STDOUT)
        try:
            _await(url, process, log, headers)
            yield
        finally:
            process.terminate()
            process.wait(30)


@dataclass(frozen=True)
class Answer:
    """What a server answered."""

    status: int
    headers: Message
    text: str


def fetch(url: str, **headers: str) -> Answer:
    """Return the answer to a GET, whatever its status; redirects are not followed."""
    opener = urllib.request.build_opener(_NoRedirect, urllib.request.ProxyHandler({}))
    try:
        with opener.open(urllib.request.Request(url, headers=headers), timeout=60) as answer:
            return Answer(answer.status, answer.headers, answer.read().decode(errors="replace"))
    except urllib.error.HTTPError as error:
        with error:
            return Answer(error.code, error.headers, error.read().decode(errors="replace"))


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *arguments: object) -> None:
        return None


def _await(url: str, process: subprocess.Popen[bytes], log: Path, headers: Mapping[str, str]) -> None:
    deadline = time.monotonic() + 90
    while time.monotonic() < deadline and process.poll() is None:
        try:
            fetch(url, **headers)
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise AssertionError(f"{url} did not answer:\n{log.read_text()}")
