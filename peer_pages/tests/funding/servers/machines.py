"""Real processes: a broker, workers, a beat, commands, and the database file that they share."""

import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from scripts.demo_site import free_port
from tests.project.process import SOURCE_ROOTS, environment
from tests.project.tree import ROOT

SETTINGS = "peer_pages.tests.funding.servers.process_settings"
WORKER = ("-m", "celery", "-A", "peerportal", "worker", "--loglevel", "INFO", "--without-mingle", "--concurrency")
BEAT = ("-m", "celery", "-A", "peerportal", "beat", "--loglevel", "WARNING")
PATIENCE = 90
DIGEST, LINE, REMINDER = "peer_pages_digest", "peer_pages_digestline", "peer_pages_reminder"
FUNDING, TICK = "peer_pages_funding", "peer_pages_tick"


def wait_until(true: Callable[[], Any], what: str, *, seconds: float = PATIENCE) -> None:
    """Wait until something holds, or fail with what did not come about."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, f"not in {seconds} seconds: {what}"
        time.sleep(0.05)


def answers(port: int) -> bool:
    """Return whether somebody listens on a port of loopback."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


class Database:
    """The file that the processes work on, as a test looks at it and changes it."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def rows(self, sql: str, *values: Any) -> list[Any]:
        with closing(sqlite3.connect(self.path, timeout=30)) as connection, connection:
            return connection.execute(sql, values).fetchall()

    def states(self) -> dict[str, int]:
        """Return how many mails are in each state."""
        return dict(self.rows(f"SELECT state, count(*) FROM {DIGEST} GROUP BY state"))

    def unsettled(self) -> int:
        """Return how many mails wait or are being sent; one that nobody sends again by itself is settled."""
        [[open_ones]] = self.rows(
            f"SELECT count(*) FROM {DIGEST} WHERE state IN ('waiting', 'claimed') OR (state = 'unsure' AND doubts < 2)"
        )
        return int(open_ones)

    def is_settled(self) -> bool:
        """Return whether no mail waits or is being sent."""
        return not self.unsettled()

    def doubts(self) -> dict[str, int]:
        """Return by Message-ID how often it was unknown whether a mail was sent."""
        found = self.rows(f"SELECT id, doubts FROM {DIGEST}")
        return {f"<reminders-{pk}@127.0.0.1>": doubts for pk, doubts in found}

    def mails(self) -> dict[str, tuple[str, int, int]]:
        """Return by Message-ID the state of each mail, how often it was doubted and how often begun."""
        found = self.rows(f"SELECT id, state, doubts, attempts FROM {DIGEST}")
        return {f"<reminders-{pk}@127.0.0.1>": (state, doubts, attempts) for pk, state, doubts, attempts in found}

    def count(self, table: str) -> int:
        """Return how many rows a table has."""
        [[number]] = self.rows(f"SELECT count(*) FROM {table}")
        return number

    def let_fall_due(self, number: int) -> None:
        """Let so many of the grants that end in years end soon, and the day be planned again."""
        soon = "date('now', '+20 days')"
        self.rows(
            f"UPDATE {FUNDING} SET ends = {soon}, ends_last_day = {soon}, deadline = {soon} "
            f"WHERE id IN (SELECT id FROM {FUNDING} WHERE deadline > date('now', '+900 days') LIMIT ?)",
            number,
        )
        self.rows(f"UPDATE {TICK} SET day = NULL WHERE name = 'plan'")

    def count_due(self) -> int:
        """Return how many grants a test let fall due."""
        [[number]] = self.rows(f"SELECT count(*) FROM {FUNDING} WHERE deadline < date('now', '+25 days')")
        return number

    def add_mails(self, days: int) -> None:
        """Copy the mails of the day that was planned to a day so much later, and let them be due."""
        self.rows(
            f"INSERT INTO {DIGEST} "
            "(address, day, language, state, attempts, doubts, due_at, error, contact_id, user_id) "
            f"SELECT address, date(day, ?), language, 'waiting', 0, 0, datetime('now', '-1 minute'), '', contact_id, "
            f"user_id FROM {DIGEST} WHERE day = (SELECT min(day) FROM {DIGEST})",
            f"+{days} days",
        )
        self.rows(
            f"INSERT INTO {LINE} (digest_id, reminder_id, why, escalated) "
            f"SELECT copy.id, line.reminder_id, line.why, 0 FROM {DIGEST} copy JOIN {DIGEST} first USING (address) "
            f"JOIN {LINE} line ON line.digest_id = first.id WHERE first.day = (SELECT min(day) FROM {DIGEST}) "
            "AND copy.day = date(first.day, ?)",
            f"+{days} days",
        )


class Machines:
    """The processes of one test; none of them outlives it."""

    def __init__(self, folder: Path, database: Path, mail_port: int, **values: str) -> None:
        self.folder = folder
        self.running: list[subprocess.Popen[bytes]] = []
        self.broker_port = free_port()
        path = folder / "site.sqlite3"
        shutil.copy(database, path)
        self.database = Database(path)
        self.environment = environment(
            DJANGO_SETTINGS_MODULE=SETTINGS,
            PYTHONPATH=SOURCE_ROOTS,
            DATABASE_URL=f"sqlite:///{path}",
            EMAIL_URL=f"smtp://127.0.0.1:{mail_port}",
            EMAIL_TIMEOUT="30",
            CELERY_BROKER_URL=f"redis://127.0.0.1:{self.broker_port}/0",
            SEARCH_FOLDER=str(folder / "search"),
            SEARCH_ENGINE="embedded",
            BASE_URL="http://127.0.0.1:8000",
            **values,
        )

    def start_broker(self) -> subprocess.Popen[bytes]:
        """Start a broker that keeps nothing on disk, and wait until it listens."""
        command = ["redis-server", "--port", str(self.broker_port), "--bind", "127.0.0.1", "--save", ""]
        broker = self._start("redis", *command, "--appendonly", "no", "--dir", str(self.folder))
        wait_until(lambda: answers(self.broker_port), "a broker that listens")
        return broker

    def start_worker(self, children: int = 2) -> subprocess.Popen[bytes]:
        """Start a worker with a pool of children; it works once it has found the broker."""
        name = f"{time.monotonic_ns()}@test"
        return self._start("worker", sys.executable, *WORKER, str(children), "--hostname", name)

    @contextmanager
    def kept_up(self, worker: subprocess.Popen[bytes]) -> Iterator[None]:
        """Start a worker again whenever it ends, as whoever supervises it does.

        Celery's ends by itself when it loses Redis while it still has to put back a task (kombu 5.7).
        """
        over = threading.Event()

        def keep(running: subprocess.Popen[bytes]) -> None:
            while not over.wait(0.2):
                if running.poll() is not None:
                    running = self.start_worker()

        keeper = threading.Thread(target=keep, args=[worker])
        keeper.start()
        try:
            yield
        finally:
            over.set()
            keeper.join()

    def start_beat(self) -> subprocess.Popen[bytes]:
        """Start a beat; each has a schedule file of its own, as on another machine."""
        schedule = self.folder / f"beat-{time.monotonic_ns()}"
        return self._start("beat", sys.executable, *BEAT, "--schedule", str(schedule), "--pidfile", "")

    def manage(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a command to its end."""
        return subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT, env=self.environment, capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip

    def start_command(self, *arguments: str) -> subprocess.Popen[bytes]:
        """Start a command and go on."""
        return self._start("command", sys.executable, "manage.py", *arguments)

    def log(self, name: str) -> str:
        """Return what the processes of one kind have written."""
        return "".join(path.read_text(errors="replace") for path in sorted(self.folder.glob(f"{name}-*.log")))

    def _start(self, name: str, *command: str) -> subprocess.Popen[bytes]:
        with (self.folder / f"{name}-{len(self.running)}.log").open("wb") as log:
            process = subprocess.Popen(
                command, cwd=ROOT, env=self.environment, stdout=log, stderr=log, start_new_session=True
            )
        self.running.append(process)
        return process

    def stop(self) -> None:
        """Kill what still runs."""
        for process in self.running:
            kill(process)


def kill(process: subprocess.Popen[bytes]) -> None:
    """Kill a process and its children at once, as a power cut does."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(30)


def kill_child(process: subprocess.Popen[bytes]) -> bool:
    """Kill one of the pool's children; False where there is none."""
    try:
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
        os.kill(int(children[-1]), signal.SIGKILL)
    except (OSError, IndexError):
        return False
    return True
