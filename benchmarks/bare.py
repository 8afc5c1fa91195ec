"""The plugin's bare project on a PostgreSQL server of its own, for the benchmarks of the plugin."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
os.environ["DJANGO_SETTINGS_MODULE"] = "workflows.tests.bare.settings"

WANTED = "WORKFLOWS_BENCHMARK_DATABASE"
"""Set for the process that measures: the kind of its database."""
if WANTED not in os.environ:
    os.environ.pop("DATABASE_URL", None)


def in_bare_project(kind: str, measure: Callable[[], int]) -> int:
    """Call `measure` in the bare project, on an empty database of `kind`; return its exit status.

    It runs in a process of its own, which knows that database from the beginning: Wagtail chooses its search when it
    is loaded. Where PostgreSQL is not installed that is said, and is no failure.
    """
    import django

    django.setup()
    if os.environ.get(WANTED) == kind:
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        return measure()
    return 0 if os.environ.get(WANTED) else _run_again(kind)


def _run_again(kind: str) -> int:
    from workflows.tests.engine import databases

    if kind == "sqlite":
        with TemporaryDirectory() as folder:
            return _child(kind, f"sqlite:///{folder}/db.sqlite3")
    if databases.binaries() is None:
        print("skipped: PostgreSQL's server programs are neither on the path nor in /usr/lib/postgresql")
        return 0
    with databases.cluster() as settings:
        return _child(kind, databases.url(settings))


def _child(kind: str, url: str) -> int:
    print(f"{kind}:", flush=True)
    environment = {**os.environ, WANTED: kind, "DATABASE_URL": url}
    return subprocess.run([sys.executable, *sys.argv], env=environment, check=False).returncode


def milliseconds(work: Callable[[], Any]) -> float:
    """Return how long `work` took."""
    begun = perf_counter()
    work()
    return (perf_counter() - begun) * 1000


def middle(times: list[float]) -> float:
    """Return the median."""
    return median(times)


def queries(work: Callable[[], Any]) -> list[str]:
    """Return the statements of `work`; those that begin and end transactions are not counted."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        work()
    begins = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT", "ROLLBACK")
    return [one["sql"] for one in captured.captured_queries if not one["sql"].startswith(begins)]
