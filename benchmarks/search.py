"""Time the search over invented catalogues: the engine, the whole page, the API, against Wagtail's own search.

Usage: search.py [--sizes N ...] [--engine NAME [--url URL]] [--rounds N] [--without-wagtail]. Each size has a process,
a database and an index of its own, which are removed afterwards. Without --url a server is started. A target that is
missed is said; it fails nothing, for times say as much of the computer.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING, Any

from invented import site

if TYPE_CHECKING:
    from invented.questions import Question
    from invented.ways import Way

SIZES = (1_000, 10_000, 100_000)
PAGE, LARGE = "page", 10_000
PAGE_TARGETS = {"embedded": 25.0, "elasticsearch": 50.0, "opensearch": 50.0}
"""Milliseconds in which 95 of 100 pages are made, from 10,000 documents on."""
REBUILD_TARGET = 180.0
"""Seconds for 100,000 documents."""
CHUNK = 200

Times = dict[str, list[list[float]]]
"""The milliseconds of each question of a class, one list for each, by the way it was asked."""


def main() -> int:
    """Measure each size in a process of its own; return the exit status."""
    asked = arguments()
    if asked.folder:
        measure(asked)
        return 0
    with server(asked) as url:
        return max(_child(asked, size, url) for size in asked.sizes)


def arguments() -> argparse.Namespace:
    """Return what the command line asks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES), help="documents, 100 at least")
    parser.add_argument("--engine", choices=sorted(PAGE_TARGETS), default="embedded")
    parser.add_argument("--url", default="", help="a running server; its indexes named benchmark-* are replaced")
    parser.add_argument("--rounds", type=int, default=5, help="how often each question is asked")
    parser.add_argument("--without-wagtail", action="store_true", help="do not index the pages for Wagtail's search")
    parser.add_argument("--folder", help=argparse.SUPPRESS)
    return parser.parse_args()


@contextmanager
def server(asked: argparse.Namespace) -> Iterator[str]:
    """Yield the address of the server that is asked, started where it is not there; "" for the embedded engine."""
    if asked.url or asked.engine == "embedded":
        yield asked.url
        return
    sys.path.insert(0, str(site.ROOT))
    from scripts.engines.configuration import LASTING
    from scripts.engines.distributions import VERSIONS, install
    from scripts.engines.server import running

    install(asked.engine, VERSIONS[asked.engine])
    with running(asked.engine, VERSIONS[asked.engine], options=LASTING) as started:
        yield started.url


def _child(asked: argparse.Namespace, size: int, url: str) -> int:
    options = ["--sizes", str(size), "--engine", asked.engine, "--url", url, "--rounds", str(asked.rounds)]
    if asked.without_wagtail:
        options.append("--without-wagtail")
    with TemporaryDirectory(prefix="benchmark-") as folder:
        command = [sys.executable, __file__, *options, "--folder", folder]
        return subprocess.run(command, check=False).returncode


def measure(asked: argparse.Namespace) -> None:
    """Make the catalogue of one size and measure it."""
    (size,), folder = asked.sizes, Path(asked.folder)
    site.enter(folder, asked.engine, asked.url)
    facts = site.make_facts(size)
    from invented.documents import Documents
    from invented.questions import questions

    documents = Documents(facts)
    print(f"\n{size:,} documents, {asked.engine}", flush=True)
    seconds = rebuild(documents, size)
    site.fill(documents, size)
    if not asked.without_wagtail:
        index_for_wagtail()
    tell_index(seconds, size, asked.engine, folder)
    table = ask_all(questions(documents, size), ways(asked), asked.rounds)
    tell(table, size, asked.engine)


def rebuild(documents: Any, size: int) -> float:
    """Fill a new index of the site's engine as a rebuild does; return the seconds since the documents are made.

    Making them is left out: their number times what making takes.
    """
    from django.utils import timezone

    from search import lexicon
    from search.catalogue.chunks import chunks
    from search.catalogue.rows import row
    from search.engines import registry

    words, now, spent = lexicon.current(), timezone.now(), 0.0
    begun = perf_counter()
    with registry.engine().rebuild() as fresh:
        for numbers in chunks(range(size), CHUNK):
            making = perf_counter()
            some = [documents.make(number) for number in numbers]
            spent += perf_counter() - making
            fresh.add([row(one, lexicon=words, now=now) for one in some])
    return perf_counter() - begun - spent


def index_for_wagtail() -> None:
    """Let Wagtail's own search know the pages."""
    from wagtail.search.backends import get_search_backend

    from peer_pages.models import CoursePage
    from search.catalogue.chunks import chunks

    index = get_search_backend().get_index_for_model(CoursePage)
    related = ("organisations", "areas", "target_groups", "topics", "legal_basis", "keyword_items__tag")
    begun = perf_counter()
    for some in chunks(CoursePage.objects.prefetch_related(*related).iterator(1_000), 1_000):
        index.add_items(CoursePage, some)
    print(f"  indexed for Wagtail in {perf_counter() - begun:.0f} s")


def tell_index(seconds: float, size: int, engine: str, folder: Path) -> None:
    """Print what the index took."""
    bytes_ = sum(path.stat().st_size for path in (folder / "search").rglob("*") if path.is_file())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"  analysed and indexed in {seconds:.0f} s, peak memory {peak:.0f} MiB, index {bytes_ / 2**20:.0f} MiB")
    if size >= SIZES[-1] and engine == "embedded":
        say("analysed and indexed", seconds, REBUILD_TARGET, "s")


def ways(asked: argparse.Namespace) -> dict[str, Way]:
    """Return the ways that are measured, by name."""
    from invented import ways

    found = {
        "engine": ways.of_the_engine,
        PAGE: ways.through("/soeg/", asked.engine),
        "API": ways.through("/api/search/", asked.engine),
        "suggest": ways.through("/api/search/suggest/", asked.engine),
    }
    return found if asked.without_wagtail else found | {"Wagtail": ways.of_wagtail}


def ask_all(questions: dict[str, list[Question]], ways: dict[str, Way], rounds: int) -> dict[str, Times]:
    """Return the times of each class: all ways in turn for each question, after one round that is not counted."""
    from invented.questions import SUGGESTION
    from invented.ways import milliseconds

    table: dict[str, Times] = {}
    for name, texts in questions.items():
        fit = {way: ask for way, ask in ways.items() if (way == "suggest") == (name == SUGGESTION)}
        if name == "filters alone":
            fit.pop("Wagtail", None)
        table[name] = {way: [[] for _question in texts] for way in fit}
        for number in range(rounds + 1):
            for place, question in enumerate(texts):
                for way, ask in fit.items():
                    time = milliseconds(ask, question)
                    if number:
                        table[name][way][place].append(time)
    return table


def tell(table: dict[str, Times], size: int, engine: str) -> None:
    """Print a line for each class and whether the page meets its target."""
    shown = list(dict.fromkeys(way for times in table.values() for way in times))
    print(f"  a million additions take {steadiness():.0f} ms; compare the times of two runs by these")
    print(f"  {'p50 / p95 in ms':<16}" + "".join(f"{way:>17}" for way in shown) + f"{'Wagtail : page':>16}")
    for name, times in table.items():
        cells = "".join(f"{_cell(times.get(way, [])):>17}" for way in shown)
        ratio = f"{median(chain(*times['Wagtail'])) / median(chain(*times[PAGE])):.1f}" if "Wagtail" in times else ""
        print(f"  {name:<16}{cells}{ratio:>16}", flush=True)
    pages = [times for ways in table.values() for times in ways.get(PAGE, [])]
    print(f"  {'all pages':<16}{'':>17}{_cell(pages):>17}")
    if size >= LARGE:
        say("95 of 100 pages", _late([*chain(*pages)]), PAGE_TARGETS[engine], "ms")
        # What else the computer did hits any of a question's rounds, its own cost hits all of them.
        say("95 of 100 questions, each by its median", _late([*map(median, pages)]), PAGE_TARGETS[engine], "ms")


def steadiness() -> float:
    """Return how many milliseconds a million additions take now: a shared computer's speed changes by the minute."""
    begun = perf_counter()
    total = 0
    for number in range(1_000_000):
        total += number
    return (perf_counter() - begun) * 1000


def _cell(questions: list[list[float]]) -> str:
    times = [*chain(*questions)]
    return f"{median(times):.1f} / {_late(times):.1f}" if times else "-"


def _late(times: list[float]) -> float:
    return quantiles(times, n=20)[-1]


def say(what: str, measured: float, target: float, unit: str) -> None:
    """Print whether a target is met."""
    verdict = "met" if measured <= target else "NOT met"
    print(f"  {what}: {measured:.1f} {unit}, target {target:.0f}: {verdict}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
