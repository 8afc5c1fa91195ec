"""Time the search for what is due among 1,000, 10,000 and 100,000 grants, nearly all of which are not.

Usage: reminders.py [--sizes N ...] [--explain]. Each grant has a page of its own. The same number is due at each size,
the others end in some years; at the last a fifth as many more come that were asked about. On SQLite and on a PostgreSQL
server of its own. Fails when a question reads its whole table, when planning takes more than 8 queries or a second, or
at the largest size, without those asked about, more than twice as long as at the smallest.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bare import middle, milliseconds, queries
from invented import grants, site

SIZES = (1_000, 10_000, 100_000)
URL = "REMINDERS_BENCHMARK_DATABASE"
"""Set for the process that measures."""
DAY = date(2026, 6, 15)
ROUNDS, MOST_QUERIES, MOST_MILLISECONDS, MOST_GROWTH = 5, 8, 1000.0, 2.0
ASKED = 5
"""One grant more for so many was asked about."""
WHOLE = r"Seq Scan on {0}\b|SCAN {0}$"
ACCESS = re.compile(r"(?:Scan|SEARCH|SCAN)\b.*peer_pages_(?:funding|initiativepage|coursepage|reminder)\b")


def main() -> int:
    """Measure on both kinds of database, each in a process of its own."""
    asked = arguments()
    if URL in os.environ:
        with TemporaryDirectory() as folder:
            site.enter(Path(folder), "embedded", "", database=os.environ[URL])
            return measure(asked)
    return _sqlite() + _postgresql()


def arguments() -> argparse.Namespace:
    """Return what the command line asks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES), help="grants, 1,000 at least")
    parser.add_argument("--explain", action="store_true", help="print the whole plan of each query at the largest size")
    return parser.parse_args()


def _sqlite() -> int:
    with TemporaryDirectory() as folder:
        return _child("sqlite", f"sqlite:///{folder}/db.sqlite3")


def _postgresql() -> int:
    import django

    django.setup()
    from workflows.tests.engine import databases

    if databases.binaries() is None:
        print("skipped: PostgreSQL's server programs are neither on the path nor in /usr/lib/postgresql")
        return 0
    with databases.cluster() as settings:
        return _child("postgresql", databases.url(settings))


def _child(kind: str, url: str) -> int:
    print(f"{kind}:", flush=True)
    return subprocess.run([sys.executable, *sys.argv], env={**os.environ, URL: url}, check=False).returncode


def measure(asked: argparse.Namespace) -> int:
    """Measure each size in the same database, which grows; return how much went wrong."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    before, times = 0, {}
    for size in sorted(asked.sizes):
        grants.fill(range(before, size), DAY)
        before = size
        times[size] = tell(size)
    first, last = min(times), max(times)
    growth = times[last] / times[first]
    print(f"{last // first} times the grants, as many due: {growth:.1f} times as long")
    grants.fill(range(last, last + last // ASKED), DAY, asked=True)
    print(f"and {last // ASKED:,} that were asked about:")
    asked_too = tell(last + last // ASKED)
    missed = sum(explain(name, found, whole=asked.explain) for name, found in found_by().items())
    return missed + (asked_too > MOST_MILLISECONDS) + (growth > MOST_GROWTH)


def found_by() -> dict[str, Any]:
    """Return the queries that planning makes, by what they ask."""
    from peer_pages.funding.asking import planning

    rungs = planning.ladders()
    return {
        "ladder": planning.ladder_grants(rungs, DAY),
        "reports": planning.report_grants(rungs, DAY),
        "unknown ends": planning.unknown_grants(DAY),
        **{f"unchecked {one.__name__}": planning.unchecked_pages(one, DAY) for one in planning.CHECKED},
    }


def tell(size: int) -> float:
    """Print the times at one size; return the milliseconds of all of it."""
    from peer_pages.funding.asking.planning import plan

    for name, found in found_by().items():
        line(size, name, lambda found=found: len(found.all()))
    count, time = line(size, "planning, all", lambda: len(plan(DAY)))
    assert count <= MOST_QUERIES, f"{count} queries"
    return time


def line(size: int, name: str, work: Callable[[], int]) -> tuple[int, float]:
    """Print one line, and return the number of queries and the milliseconds."""
    due, count = work(), len(queries(work))
    time = middle([milliseconds(work) for _round in range(ROUNDS)])
    print(f"{size:>9,} grants  {name:24} {due:5} due {count:3} queries {time:9.1f} ms", flush=True)
    return count, time


def explain(name: str, found: Any, *, whole: bool) -> int:
    """Print how the database finds it; return whether it reads a whole table."""
    text = found.explain()
    table = found.model._meta.db_table  # noqa: SLF001
    is_missed = found.model.objects.exists() and bool(re.search(WHOLE.format(table), text, re.MULTILINE))
    print(f"  {name}: {'reads a whole table' if is_missed else 'by indexes'}")
    for step in text.splitlines():
        if whole or ACCESS.search(step):
            print(f"      {step.strip()}")
    return int(is_missed)


if __name__ == "__main__":
    raise SystemExit(main())
