"""Real servers for the tests in this folder."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker

from peer_pages.tests.funding.servers.machines import Machines
from peer_pages.tests.funding.servers.sink import Sink, listening
from tests.project.process import SOURCE_ROOTS, environment, python

GRANTS = 10
KILLS = int(os.environ.get("REMINDERS_KILLS", "20"))
LATER = 8 * KILLS
"""Grants that fall due while processes are killed."""
Starter = Callable[..., Machines]


@pytest.fixture
def sink(settings: Any) -> Iterator[Sink]:
    """A mail server that the site sends to."""
    found = Sink()
    with listening(found) as port:
        found.port = port
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", port, 1
        yield found


@pytest.fixture(scope="session")
def database(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A file with the site and some grants that end soon; migrated here only when the tests use another database."""
    path = tmp_path_factory.mktemp("reminders") / "site.sqlite3"
    values = environment(
        DATABASE_URL=f"sqlite:///{path}", DJANGO_SETTINGS_MODULE="peerportal.settings.test", PYTHONPATH=SOURCE_ROOTS
    )
    if connection.vendor == "sqlite":
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(path)])
    else:
        python("manage.py", "migrate", "--verbosity", "0", env=values)
    python("manage.py", "setup_site", env=values)
    python("-m", "peer_pages.tests.funding.servers.make_world", str(GRANTS), str(LATER), env=values)
    return path


@pytest.fixture
def machines(database: Path, sink: Sink, tmp_path: Path) -> Iterator[Starter]:
    """Make the processes of one test; they are killed afterwards. Without a broker there is nothing to test."""
    if shutil.which("redis-server") is None:
        if os.environ.get("CI"):
            pytest.fail("redis-server is not installed. Debian: apt install redis-server")
        pytest.skip("redis-server is not installed. Debian: apt install redis-server")
    made: list[Machines] = []

    def make(**values: str) -> Machines:
        made.append(Machines(tmp_path, database, sink.port, **values))
        return made[-1]

    yield make
    for one in made:
        one.stop()
