"""Load a server of its own and watch errors, times and memory.

Usage: soak.py [--seconds N]. Two clients ask a gunicorn with one worker on the loopback address for the public pages,
one after the other. Fails when an answer is not 200, or when memory in the last third is over a tenth above that of
the middle third: the first third fills the caches.
"""

from __future__ import annotations

import argparse
import sys
import threading
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from statistics import mean, median, quantiles

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "scripts"))

import demo_site
from pages import paths

CLIENTS = 2
GROWTH = 1.1


@dataclass
class Result:
    """What the clients and the watcher saw."""

    milliseconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    megabytes: list[float] = field(default_factory=list)


def ask(urls: list[str], until: float, result: Result) -> None:
    """Ask for one page after the other until the time is up."""
    for url in cycle(urls):
        if time.monotonic() > until:
            return
        begun = time.perf_counter()
        try:
            urllib.request.urlopen(url, timeout=30).read()
        except (urllib.error.URLError, TimeoutError) as error:
            result.errors.append(f"{url}: {error}")
        result.milliseconds.append((time.perf_counter() - begun) * 1000)


def memory(process: int) -> float:
    """Return the resident megabytes of gunicorn's workers; 0 where the system does not tell."""
    total = 0.0
    for children in Path(f"/proc/{process}/task").glob("*/children"):
        for child in children.read_text().split():
            pages = int(Path(f"/proc/{child}/statm").read_text().split()[1])
            total += pages * 4096 / 1e6
    return total


def soak(site: demo_site.Site, urls: list[str], seconds: float) -> Result:
    """Run the clients for `seconds` and take the memory twice a second."""
    result, until = Result(), time.monotonic() + seconds
    clients = [threading.Thread(target=ask, args=(urls[n:] + urls[:n], until, result)) for n in range(CLIENTS)]
    for client in clients:
        client.start()
    while time.monotonic() < until:
        result.megabytes.append(memory(site.process))
        time.sleep(0.5)
    for client in clients:
        client.join()
    return result


def report(result: Result) -> int:
    """Print what was seen; return the exit status."""
    third = len(result.megabytes) // 3
    middle, last = mean(result.megabytes[third : 2 * third]), mean(result.megabytes[2 * third :])
    times = result.milliseconds
    print(f"{len(times)} answers, {len(result.errors)} errors, median {median(times):.0f} ms", end=", ")
    print(f"95 % {quantiles(times, n=20)[-1]:.0f} ms, memory {middle:.0f} then {last:.0f} MB")
    print("\n".join(result.errors[:10]))
    grew = last > middle * GROWTH
    if grew:
        print("Memory keeps growing.")
    return bool(result.errors) or grew


def main() -> int:
    """Soak a site with demonstration content; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60, help="how long, at most 3600")
    seconds = min(parser.parse_args().seconds, 3600)
    demo_site.prepare()
    demo_site.enter()
    ways = [path for _, path in paths()]
    with demo_site.running_site() as site:
        return report(soak(site, [site.url + path for path in ways], seconds))


if __name__ == "__main__":
    sys.exit(main())
