"""A server with demonstration content and a database of its own, for pictures and measurements.

`running_site()` keeps it while the block runs. The database of `make run` is left alone.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "var" / "demo"
SECONDS_TO_START = 120


@dataclass(frozen=True)
class Site:
    """A running site: its address and its server process."""

    url: str
    process: int


def free_port() -> int:
    """Return a port of the loopback address that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def settings() -> dict[str, str]:
    """Return the environment in which the demonstration's own database is used."""
    values = {
        "DATABASE_URL": f"sqlite:///{FOLDER / 'db.sqlite3'}",
        "MEDIA_ROOT": str(FOLDER / "media"),
        "SEARCH_FOLDER": str(FOLDER / "search"),
        "DJANGO_SETTINGS_MODULE": "peerportal.settings.dev",
        "PYTHONPATH": f"{ROOT / 'site'}{os.pathsep}{ROOT}",
    }
    return {**os.environ, **values}


def prepare() -> None:
    """Bring the demonstration's database up to date; a minute the first time."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for arguments in (
        ("migrate", "--verbosity", "0"),
        ("search", "rebuild", "--if-missing"),
        ("create_demo", "--quiet"),
    ):
        subprocess.run([sys.executable, "manage.py", *arguments], cwd=ROOT, env=settings(), check=True)


def enter() -> None:
    """Let this process use the demonstration's database through Django."""
    os.environ.update(settings())
    sys.path[:0] = [str(ROOT / "site"), str(ROOT)]
    import django

    django.setup()


@contextmanager
def running_site() -> Iterator[Site]:
    """Serve the demonstration with one gunicorn worker while the block runs."""
    address = f"127.0.0.1:{free_port()}"
    options = ["--bind", address, "--workers", "1", "--threads", "4", "--log-level", "warning"]
    command = [sys.executable, "-m", "gunicorn", *options, "peerportal.wsgi"]
    environment = settings() | {"BASE_URL": f"http://{address}"}
    process = subprocess.Popen(command, cwd=ROOT, env=environment)
    try:
        wait_for(f"http://{address}/", process)
        yield Site(url=f"http://{address}", process=process.pid)
    finally:
        process.terminate()
        process.wait(30)


def wait_for(url: str, process: subprocess.Popen[bytes]) -> None:
    """Return once `url` answers; exit when the server ends or the time is up."""
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline and process.poll() is None:
        try:
            urllib.request.urlopen(url, timeout=30).close()
        except urllib.error.HTTPError as error:
            sys.exit(f"{url} answered {error.code}")
        except OSError:
            time.sleep(0.2)
        else:
            return
    sys.exit(f"{url} did not answer within {SECONDS_TO_START} seconds")
