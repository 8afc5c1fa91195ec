"""Work beside the request."""

import logging
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from peer_pages import background

SECONDS = 30


@pytest.fixture(autouse=True)
def nothing_to_close(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the database alone: a thread of its own would have a connection of its own."""
    monkeypatch.setattr(background, "close_old_connections", lambda: None)
    monkeypatch.setattr(background.connections, "close_all", lambda: None)


@pytest.fixture(autouse=True)
def all_done() -> Iterator[None]:
    """Leave no thread behind."""
    before = set(threading.enumerate())
    yield
    for thread in set(threading.enumerate()) - before:
        thread.join(SECONDS)
    assert background._running == background._wanted == set()


class Work:
    """Work that waits until it may end, and counts how often it was done."""

    def __init__(self) -> None:
        self.begun, self.may_end, self.done = threading.Semaphore(0), threading.Semaphore(0), 0

    def __call__(self) -> None:
        self.begun.release()
        assert self.may_end.acquire(timeout=SECONDS)
        self.done += 1


def wait_for(true: Callable[[], bool]) -> None:
    over = threading.Event()
    for _moment in range(SECONDS * 100):
        if true():
            return
        over.wait(0.01)
    pytest.fail("It was not done in time.")


def test_work_is_done_by_another_thread() -> None:
    names: list[str] = []

    def note_thread() -> None:
        names.append(threading.current_thread().name)

    background.run(note_thread)
    wait_for(lambda: names == ["note_thread"])


@pytest.mark.parametrize("times", [1, 2, 5])
def test_what_is_asked_for_while_it_is_done_is_done_once_more(times: int) -> None:
    work = Work()
    background.run(work)
    assert work.begun.acquire(timeout=SECONDS)
    for _again in range(times):
        background.run(work)
    work.may_end.release(10)
    wait_for(lambda: work.done == 2 and work not in background._running)
    assert work.done == 2


def test_two_kinds_of_work_do_not_wait_for_each_other() -> None:
    slow, quick = Work(), Work()
    background.run(slow)
    background.run(quick)
    quick.may_end.release()
    wait_for(lambda: quick.done == 1)
    assert slow.done == 0
    slow.may_end.release()


@pytest.mark.parametrize("where", ["work", "close_old_connections"])
def test_an_error_is_logged_and_what_comes_next_is_done(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, where: str
) -> None:
    done: list[int] = []

    def fail_once() -> None:
        done.append(1)
        if len(done) == 1:
            raise ValueError("It failed.")

    work: Any = Work() if where != "work" else fail_once
    if where != "work":
        monkeypatch.setattr(background, "close_old_connections", fail_once)
        work.may_end.release(10)
    with caplog.at_level(logging.ERROR):
        background.run(work)
        wait_for(lambda: work not in background._running)
    assert "was not done" in caplog.text
    background.run(work)
    wait_for(lambda: len(done) == 2)


def test_where_no_thread_can_be_begun_it_is_done_when_asked_for_again(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    work = Work()
    work.may_end.release(10)

    def refuse(_thread: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    with monkeypatch.context() as patched, caplog.at_level(logging.ERROR):
        patched.setattr(background.Thread, "start", refuse)
        background.run(work)
    assert "was not begun" in caplog.text
    background.run(work)
    wait_for(lambda: work.done == 1)


PROGRAM = """
import time
from peer_pages import background
background.close_old_connections = lambda: None

def work():
    time.sleep(0.5)
    print("done", flush=True)

background.run(work)
"""


def test_a_process_does_not_end_before_its_work() -> None:
    ended = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, timeout=60, check=False)
    assert (ended.stdout, ended.returncode) == ("done\n", 0), ended.stderr
