"""What a process keeps of what the public sees, until something is changed that may show in it."""

import threading
import time
from collections.abc import Callable, Hashable, Mapping
from datetime import date
from typing import Any, Generic, TypeVar

from django.core.signals import request_finished, request_started
from django.db import connection
from django.utils import timezone

from workflows.models import OutboxRow

Thing = TypeVar("Thing")
Stamp = tuple[int | None, date]

LAST_ROW = f"SELECT MAX(id) FROM {OutboxRow._meta.db_table}"  # noqa: S608, SLF001 - a name of our own
"""As SQL, for every page asks it and Django takes longer to write it than the database to answer it."""
LASTS = 60.0
"""Seconds after which a thing is made again in any case."""
READING = {"GET", "HEAD"}

_all: list["Kept"] = []  # type: ignore[type-arg]


class Kept(Generic[Thing]):
    """Things by key, each made when it is first asked for and again after every change.

    A publication, and a change of a fact that pages share, leaves a row in the outbox in its own transaction: the last
    row tells whether there was one. What leaves none, or a row that another overtook, is seen after a minute. Nothing
    that is kept may be changed by those who get it.
    """

    def __init__(self) -> None:
        self._things: dict[Hashable, tuple[Stamp, float, Thing]] = {}
        _all.append(self)

    def get(self, key: Hashable, make: Callable[[], Thing]) -> Thing:
        """Return the thing called `key`, made by `make` where it is not there or may no longer be true."""
        stamp, now = _stamp(), time.monotonic()
        known = self._things.get(key)
        if known is None or known[0] != stamp or now > known[1]:
            known = self._things[key] = (stamp, now + LASTS, make())
        return known[2]

    def forget(self) -> None:
        """Keep nothing of what there is."""
        self._things.clear()


def forget() -> None:
    """Make everything anew: the database is another one than before, as in tests."""
    _visit.end()
    for one in _all:
        one.forget()


class _Visit(threading.local):
    """What this thread's visit knows already: one that only reads sees the site as it was when it first asked."""

    reads = False
    stamp: Stamp | None = None

    def begin(self, environ: Mapping[str, Any] | None = None, **_signal: Any) -> None:
        self.reads, self.stamp = (environ or {}).get("REQUEST_METHOD") in READING, None

    def end(self, **_signal: Any) -> None:
        self.reads = False


_visit = _Visit()
request_started.connect(_visit.begin)
request_finished.connect(_visit.end)


def _stamp() -> Stamp:
    """Return what is another after every change, and on every day: areas and consents begin and end with days."""
    if _visit.reads and _visit.stamp:
        return _visit.stamp
    with connection.cursor() as cursor:
        cursor.execute(LAST_ROW)
        (last,) = cursor.fetchone()
    _visit.stamp = last, timezone.localdate()
    return _visit.stamp
