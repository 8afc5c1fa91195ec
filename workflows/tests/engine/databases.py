"""Real databases for what an in-memory one cannot show: a cluster of our own, and a file."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connections


def binaries() -> Path | None:
    """Return the folder with PostgreSQL's programs, the newest of several; None when it is not installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    on_path = shutil.which("initdb")
    return found[-1].parent if found else (Path(on_path).parent if on_path else None)


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


@contextmanager
def cluster() -> Iterator[dict[str, Any]]:
    """Run a PostgreSQL server of our own for as long as the block runs; yield Django's settings for it."""
    programs = binaries()
    if programs is None:
        pytest.skip("PostgreSQL is not installed")
    folder, port = Path(tempfile.mkdtemp(prefix="workflows-")), free_port()
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    try:
        _run(programs, "initdb", f"--pgdata={folder}/db", "--username=bare", "--auth=trust", "-E", "UTF8", "--no-sync")
        options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=50"
        _run(programs, "pg_ctl", f"--pgdata={folder}/db", f"--log={folder}/log", "--wait", "-o", options, "start")
        try:
            yield {
                "ENGINE": "django.db.backends.postgresql",
                "NAME": "postgres",
                "USER": "bare",
                "HOST": "127.0.0.1",
                "PORT": port,
            }
        finally:
            _run(programs, "pg_ctl", f"--pgdata={folder}/db", "--mode=immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(programs: Path, name: str, *arguments: str) -> None:
    """Run one of PostgreSQL's programs; the server refuses to be run by root."""
    user: dict[str, Any] = {"user": "postgres", "cwd": "/"} if os.geteuid() == 0 else {}
    subprocess.run(
        [programs / name, *arguments], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **user
    )


@contextmanager
def sqlite_file() -> Iterator[dict[str, Any]]:
    """Yield Django's settings for a database in a file, as a small site has one."""
    with tempfile.TemporaryDirectory() as folder:
        yield {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": f"{folder}/db.sqlite3",
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 60,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;",
            },
        }


@contextmanager
def in_place_of_default(settings: dict[str, Any]) -> Iterator[None]:
    """Let every thread find another database as the default one, migrated and empty."""
    before, wrapper = connections.settings["default"], connections["default"]
    defaults = {name: before[name] for name in ("ATOMIC_REQUESTS", "AUTOCOMMIT", "TIME_ZONE", "TEST")}
    blank = dict.fromkeys(("NAME", "USER", "PASSWORD", "HOST", "PORT"), "")
    connections.settings["default"] = {
        **defaults,
        **blank,
        "CONN_MAX_AGE": 0,
        "CONN_HEALTH_CHECKS": False,
        "OPTIONS": {},
        **settings,
    }
    connections["default"] = connections.create_connection("default")
    ContentType.objects.clear_cache()
    try:
        call_command("migrate", verbosity=0)
        yield
    finally:
        connections["default"].close()
        connections.settings["default"], connections["default"] = before, wrapper
        ContentType.objects.clear_cache()


@contextmanager
def another_database() -> Iterator[dict[str, Any]]:
    """Yield Django's settings for a new database on the PostgreSQL server the tests run on."""
    settings, name = connections.settings["default"], "workflows_races"
    with connections["default"]._nodb_cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
    try:
        yield {key: settings[key] for key in ("ENGINE", "USER", "PASSWORD", "HOST", "PORT")} | {"NAME": name}
    finally:
        with connections["default"]._nodb_cursor() as cursor:
            cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")


def of_our_own() -> AbstractContextManager[dict[str, Any]]:
    """Return a database to have threads in: of the kind the tests run on, for Wagtail's search knows but one."""
    return another_database() if connections["default"].vendor == "postgresql" else sqlite_file()


def url(settings: dict[str, Any]) -> str:
    """Return the address of a cluster, as the bare project's settings read it."""
    return f"postgres://{settings['USER']}@{settings['HOST']}:{settings['PORT']}/{settings['NAME']}"
