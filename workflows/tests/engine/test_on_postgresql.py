"""The same on PostgreSQL, where rows are locked one by one: the tests with threads, on a server of our own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from workflows.tests.engine import databases

HERE = Path(__file__).parent
ON_A_SERVER = ("test_races.py", "test_locks.py", "test_listings.py", "test_door.py")


@pytest.mark.services
@pytest.mark.skipif(bool(os.environ.get("DATABASE_URL")), reason="runs on the server of DATABASE_URL already")
@pytest.mark.skipif(databases.binaries() is None, reason="PostgreSQL is not installed")
def test_the_engine_holds_on_postgresql():
    with databases.cluster() as settings:
        command = [sys.executable, "-m", "pytest", "-c", HERE.parent / "pytest.ini", "-q", "-p", "no:randomly"]
        done = subprocess.run(
            [*command, *(HERE / name for name in ON_A_SERVER)],
            env={**os.environ, "DATABASE_URL": databases.url(settings)},
            cwd=HERE.parents[2],
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 0, done.stdout[-8000:] + done.stderr[-2000:]
