"""A server of its own for stories that write: the live server's threads share one SQLite connection, and get in each
other's way as soon as a page saves while its preview is fetched.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from peer_pages.tests.roles.world import PASSWORD
from tests.browser.conftest import NewPage

ROOT = Path(__file__).resolve().parents[3]
PATIENCE = 60
SLOWEST = 240_000
"""How many milliseconds the first form of a fresh server may take on a machine that has much else to do."""
Serve = Callable[[], str]


def log_in(new_page: NewPage, address: str, user: Any, **options: Any) -> Any:
    """Return a tab in which `user` has logged in through the form."""
    page = new_page(**options)
    # The first form of a fresh server builds every block of the questionnaire.
    page.set_default_timeout(SLOWEST)
    page.goto(f"{address}/admin/")
    page.get_by_label("Brugernavn").fill(user.username)
    page.get_by_label("Adgangskode").first.fill(PASSWORD)
    page.get_by_role("button", name="Log ind").click()
    page.wait_for_url(f"{address}/admin/", timeout=SLOWEST)
    return page


@pytest.fixture
def serve(transactional_db: Any, tmp_path: Path) -> Iterator[Serve]:
    """Return a function that copies the test's database, starts the site on the copy and returns its address."""
    if connection.vendor != "sqlite":
        pytest.skip("the story copies its database with SQLite's VACUUM INTO")
    servers: list[subprocess.Popen[bytes]] = []

    def start() -> str:
        copy = tmp_path / "story.sqlite3"
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(copy)])
        port = free_port()
        servers.append(run_server(copy, tmp_path / "server.log", port))
        address = f"http://127.0.0.1:{port}"
        wait_for(address, servers[-1], tmp_path / "server.log")
        return address

    yield start
    for server in servers:
        server.terminate()
        server.wait()
        print((tmp_path / "server.log").read_text(errors="replace")[-3000:])


def free_port() -> int:
    """Return a port that nobody uses right now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def run_server(database: Path, log: Path, port: int) -> subprocess.Popen[bytes]:
    """Start the site on `database`."""
    environment = {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{database}",
        "DJANGO_SETTINGS_MODULE": "peerportal.settings.test",
    }
    command = [sys.executable, "manage.py", "runserver", "--noreload", "--insecure", f"127.0.0.1:{port}"]
    with log.open("wb") as output:
        return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=output)


def wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    """Return when the site answers; fail with its log when it does not."""
    for _second in range(PATIENCE):
        try:
            urllib.request.urlopen(f"{address}/admin/login/", timeout=PATIENCE).close()
        except OSError:
            if server.poll() is not None:
                break
            time.sleep(1)
        else:
            return
    pytest.fail(f"The site does not answer:\n{log.read_text(errors='replace')[-3000:]}")
