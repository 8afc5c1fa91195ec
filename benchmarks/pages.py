"""Time each kind of public page over the demonstration content: queries, median and 95th percentile.

Usage: pages.py [--rounds N]. Runs in one process, without a server; fails when a page does not answer 200.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "scripts"))

import demo_site


def paths() -> Iterator[tuple[str, str]]:
    """Yield name and path of one page of each type, and of the searches."""
    from django.apps import apps
    from wagtail.models import Page

    for model in apps.get_app_config("peer_pages").get_models():
        if issubclass(model, Page) and (page := model.objects.live().public().first()) is not None:
            yield model.__name__, page.url
    yield "search", "/soeg/?q=angst"
    yield "search, nothing found", "/soeg/?q=xyzzy"
    yield "search API", "/api/search/?q=angst"


def measure(path: str, rounds: int) -> tuple[int, list[float]]:
    """Return the number of queries of one request, and the milliseconds of each of `rounds`."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(headers={"host": "127.0.0.1"})
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(path)
    asked = len(queries)  # the next request forgets them
    if answer.status_code != 200:
        sys.exit(f"{path} answered {answer.status_code}")
    times = []
    for _ in range(rounds):
        begun = time.perf_counter()
        client.get(path)
        times.append((time.perf_counter() - begun) * 1000)
    return asked, times


def main() -> None:
    """Print one line for each page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=20, help="requests for each page")
    rounds = parser.parse_args().rounds
    demo_site.prepare()
    demo_site.enter()
    from django.conf import settings

    settings.DEBUG = False
    print(f"{'page':<28} {'queries':>7} {'median ms':>10} {'95 % ms':>9}")
    for name, path in paths():
        queries, times = measure(path, rounds)
        print(f"{name:<28} {queries:>7} {median(times):>10.1f} {quantiles(times, n=20)[-1]:>9.1f}")


if __name__ == "__main__":
    main()
