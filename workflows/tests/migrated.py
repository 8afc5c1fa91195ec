"""One worker of a run migrates its test database, which takes a while; the next ones begin with a copy."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from fcntl import LOCK_EX, flock
from pathlib import Path
from typing import Any, Protocol

import pytest
from django.db import connection
from django.db.backends.signals import connection_created


class Copy(Protocol):
    """What a worker keeps of the database that it migrated."""

    def exists(self) -> bool:
        """Return whether a worker has kept one."""

    def use(self) -> None:
        """Let the database that is made next begin as the copy."""

    def keep(self) -> None:
        """Make the copy of the database that was made last."""

    def forget(self) -> None:
        """Take the copy away."""


class InMemory:
    """A copy of a SQLite database, which lives in memory: a file."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "migrated.sqlite3"

    def exists(self) -> bool:
        return self._file.exists()

    def use(self) -> None:
        connection_created.connect(self._fill)

    def keep(self) -> None:
        half = self._file.with_suffix(".half")
        connection.ensure_connection()
        with closing(sqlite3.connect(half)) as copy:
            connection.connection.backup(copy)
        half.rename(self._file)

    def forget(self) -> None:
        self._file.unlink()

    def _fill(self, **_signal: Any) -> None:
        connection_created.disconnect(self._fill)
        with closing(sqlite3.connect(self._file)) as copy:
            copy.backup(connection.connection)


class OnServer:
    """A copy of a PostgreSQL database: another one on its server."""

    def __init__(self, folder: Path) -> None:
        self._kept = folder / "migrated.name"
        """Holds the name of the copy while there is one."""

    def exists(self) -> bool:
        return self._kept.exists()

    def use(self) -> None:
        connection.settings_dict["TEST"]["TEMPLATE"] = self._kept.read_text(encoding="utf-8")

    def keep(self) -> None:
        made = connection.settings_dict["NAME"]
        connection.close()  # nobody may be in a database while it is copied
        self._tell(f'DROP DATABASE IF EXISTS "{made}_copy"', f'CREATE DATABASE "{made}_copy" TEMPLATE "{made}"')
        self._kept.write_text(f"{made}_copy", encoding="utf-8")

    def forget(self) -> None:
        self._tell(f'DROP DATABASE "{self._kept.read_text(encoding="utf-8")}"')
        self._kept.unlink()

    @staticmethod
    def _tell(*statements: str) -> None:
        with connection._nodb_cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)


COPIES: dict[str, Callable[[Path], Copy]] = {"sqlite": InMemory, "postgresql": OnServer}


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Let no other worker in meanwhile."""
    with (folder / "migrated.lock").open("a") as lock:
        flock(lock, LOCK_EX)
        yield


@contextmanager
def once(request: pytest.FixtureRequest, factory: pytest.TempPathFactory) -> Iterator[None]:
    """Have the test database made by pytest-django, whose fixture the one of `request` stands before."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        request.getfixturevalue("django_db_setup")
        yield
        return
    folder = factory.getbasetemp().parent
    copy = COPIES[connection.vendor](folder)
    with locked(folder):
        is_first = not copy.exists()
        if not is_first:
            copy.use()
        request.getfixturevalue("django_db_setup")
        if is_first:
            copy.keep()
    yield
    if is_first:
        with locked(folder):
            copy.forget()
