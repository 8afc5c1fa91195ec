"""Workers and a beat that are killed at random, and started again at once."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from random import Random

from peer_pages.tests.funding.servers.machines import Machines
from tests.project.tree import ROOT

QUIET = ("--without-mingle", "--without-gossip", "--without-heartbeat", "--loglevel", "INFO")
NURSERY = Path(__file__).with_name("nursery.py")


class Herd:
    """Two workers with two children each, and a beat."""

    def __init__(self, site: Machines) -> None:
        self.folder, self.struck, self.groups = site.folder, Counter[str](), set[int]()
        self.fell = 0
        """So many workers died without being struck."""
        self._nursery = subprocess.Popen(
            [sys.executable, str(NURSERY)],
            cwd=ROOT, env=site.environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert self._hear() == "loaded"
        self.workers = [self._worker(), self._worker()]
        self.beat = self._beat()

    def strike(self, chance: Random) -> None:
        """Kill something, a pool's child most often; what died is started again."""
        self.revive()
        whom = chance.choices(list(STROKES), WEIGHTS)[0]
        self.struck[whom] += STROKES[whom](self, chance.randrange(2))

    def revive(self) -> None:
        """Start again the workers that nobody struck and that are gone, as whoever supervises them would."""
        for number, worker in enumerate(self.workers):
            if not Path(f"/proc/{worker}").exists():
                self.fell += 1
                self.workers[number] = self._worker()

    def child(self, number: int) -> bool:
        """Kill a child of a worker; the worker makes another."""
        worker = self.workers[number]
        with suppress(OSError, IndexError):
            children = Path(f"/proc/{worker}/task/{worker}/children").read_text().split()
            os.kill(int(children[-1]), signal.SIGKILL)
            return True
        return False

    def worker(self, number: int) -> bool:
        """Kill a worker with its children."""
        os.killpg(self.workers[number], signal.SIGKILL)
        self.workers[number] = self._worker()
        return True

    def parent(self, number: int) -> bool:
        """Kill a worker and leave its children in the middle of what they do."""
        os.kill(self.workers[number], signal.SIGKILL)
        self.workers[number] = self._worker()
        return True

    def clock(self, _number: int) -> bool:
        """Kill the beat."""
        os.killpg(self.beat, signal.SIGKILL)
        self.beat = self._beat()
        return True

    def stop(self) -> None:
        """Kill everything, also the children that somebody left behind."""
        for group in self.groups:
            with suppress(ProcessLookupError):
                os.killpg(group, signal.SIGKILL)
        self._nursery.kill()
        self._nursery.communicate()

    def _worker(self) -> int:
        return self._start("worker", "--concurrency", "2", "--hostname", f"{time.monotonic_ns()}@test", *QUIET)

    def _beat(self) -> int:
        schedule = self.folder / f"beat-{time.monotonic_ns()}"
        return self._start("beat", "--schedule", str(schedule), "--pidfile", "", "--loglevel", "WARNING")

    def _start(self, *arguments: str) -> int:
        assert self._nursery.stdin
        self._nursery.stdin.write("\t".join([str(self.folder / f"{arguments[0]}.log"), *arguments]) + "\n")
        self._nursery.stdin.flush()
        self.groups.add(group := int(self._hear()))
        return group

    def _hear(self) -> str:
        assert self._nursery.stdout
        return self._nursery.stdout.readline().strip()


STROKES: dict[str, Callable[[Herd, int], bool]] = {
    "child": Herd.child, "worker": Herd.worker, "parent": Herd.parent, "clock": Herd.clock
}  # fmt: skip
WEIGHTS = (5, 2, 1, 2)
