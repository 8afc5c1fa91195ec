"""`make run` as somebody meets it first: a clean clone, a free port, the pages they open, and a second start.

Fails when the site is not ready in three minutes, a page does not answer, or the second start is slow or loses data.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "scripts"))

from demo_site import ROOT, free_port

FIRST_START = 180
SECOND_START = 45
PAGES = ("/", "/soeg/", "/admin/login/")
READY = "Press Ctrl-C to stop"


@contextmanager
def running(folder: Path, port: int, within: float) -> Iterator[str]:
    """Run the site in `folder` while the block runs; yields what it printed until it was ready."""
    log = folder.parent / f"run-{port}.log"
    with log.open("w") as output:
        command = ["make", "run", f"ADDRESS=127.0.0.1:{port}"]
        process = subprocess.Popen(command, cwd=folder, stdout=output, stderr=output, start_new_session=True)
        try:
            begun = time.monotonic()
            while READY not in log.read_text() and process.poll() is None and time.monotonic() - begun < within:
                time.sleep(0.5)
            said = log.read_text()
            if READY not in said:
                sys.exit(f"Not ready after {time.monotonic() - begun:.0f} seconds:\n{said}")
            print(f"ready after {time.monotonic() - begun:.0f} seconds")
            yield said
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGINT)
            process.wait(30)
            expect_nothing_left(process.pid)


def expect_nothing_left(group: int) -> None:
    """Exit when a program of a process group goes on five seconds after it was told to stop."""
    for _ in range(50):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    sys.exit("Something goes on running after Ctrl-C.")


def open_pages(port: int) -> str:
    """Open each page, which must answer 200; return the text of the front page."""
    texts = []
    for path in PAGES:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=60) as answer:
            print(f"{answer.status} {path}")
            texts.append(answer.read().decode())
    return texts[0]


def main() -> None:
    """Start twice in a clean clone; exit with the reason when something is wrong."""
    # A shell starts what it runs in the background deaf to Ctrl-C, and the site would inherit that.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    # A shell that runs CI in the background ignores Ctrl-C, and what it starts would inherit that.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with tempfile.TemporaryDirectory() as folder:
        clone = Path(folder) / "clone"
        subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
        port = free_port()
        with running(clone, port, FIRST_START) as said:
            print(said)
            front = open_pages(port)
        size = (clone / "var" / "db.sqlite3").stat().st_size
        with running(clone, port, SECOND_START):
            again = open_pages(port)
        if len(front) != len(again) or (clone / "var" / "db.sqlite3").stat().st_size < size:
            sys.exit("The second start changed the site's content.")


if __name__ == "__main__":
    main()
