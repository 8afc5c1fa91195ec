"""Search servers for the tests: one of each kind for all workers of a run, gone when the run is over."""

import os
import subprocess
import sys
import time
from fcntl import LOCK_EX, flock
from pathlib import Path
from typing import NoReturn

import pytest

from scripts.engines.distributions import ROOT, VERSIONS, home

SERVERS = [pytest.param(name, marks=pytest.mark.services) for name in ("elasticsearch", "opensearch")]
NAMES = ["embedded", *SERVERS]
SECONDS_TO_START = 150


def url(name: str, folder: Path) -> str:
    """Return the URL of a server of that name; skip the test where there is none, or fail it in CI.

    `folder` is one that all workers of the run share.
    """
    if given := os.environ.get(variable(name)):
        return given
    if not installed(name):
        unavailable(name)
    begin_all(folder)
    return wait(name, folder)


def variable(name: str) -> str:
    """Return the name of the environment variable that says where a server is."""
    return f"TEST_{name.upper()}_URL"


def installed(name: str) -> bool:
    """Return whether `python -m scripts.engines install` put the server here."""
    return home(name, VERSIONS[name]).exists()


def unavailable(name: str) -> NoReturn:
    """Skip the test, or fail it in CI, and say how to get the server."""
    reason = f"{name} is not installed (python -m scripts.engines install {name}, or set {variable(name)})"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


def begin_all(folder: Path) -> None:
    """Begin what is installed and asked for nowhere else: all at once, as each takes a while."""
    with (folder / "search-servers.lock").open("w") as lock:
        flock(lock, LOCK_EX)
        for name in VERSIONS:
            if installed(name) and not os.environ.get(variable(name)) and not log(name, folder).exists():
                begin(name, folder)


def begin(name: str, folder: Path) -> None:
    """Begin one server, which ends itself with the test run: the process that started us, or we."""
    run = os.getppid() if os.environ.get("PYTEST_XDIST_WORKER") else os.getpid()
    command = [sys.executable, "-m", "scripts.engines", "run", name, f"--while={run}"]
    with log(name, folder).open("wb") as output:
        # The shell leaves it to itself: no worker waits for it, and the one that began it may end before others.
        subprocess.run(
            ["sh", "-c", '"$@" &', "sh", *command, f"--url-file={folder / name}.url"],
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            check=True,
        )


def wait(name: str, folder: Path) -> str:
    """Return the URL that the server's program writes once it answers; fail when it writes none."""
    written = folder / f"{name}.url"
    until = time.monotonic() + SECONDS_TO_START
    while not written.exists() and time.monotonic() < until:
        time.sleep(0.2)
    found = written.read_text(encoding="utf-8") if written.exists() else ""
    return found or pytest.fail(f"{name} did not start:\n{log(name, folder).read_text(encoding='utf-8')}")


def log(name: str, folder: Path) -> Path:
    """Return the file with what a server's program says."""
    return folder / f"{name}.log"
