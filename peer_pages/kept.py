"""What a process keeps of what the public sees, until something is changed that may show in it."""

import time
from collections.abc import Callable, Hashable
from datetime import date
from typing import Generic, TypeVar

from django.db import connection
from django.utils import timezone

from workflows.models import OutboxRow

Thing = TypeVar("Thing")
Stamp = tuple[int | None, date]

LAST_ROW = f"SELECT MAX(id) FROM {OutboxRow._meta.db_table}"  # noqa: S608, SLF001 - a name of our own
"""As SQL, for it is asked several times a page and Django takes longer to write it than the database to answer it."""
LASTS = 60.0
"""Seconds after which a thing is made again in any case."""

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
    for one in _all:
        one.forget()


def _stamp() -> Stamp:
    """Return what is another after every change, and on every day: areas and consents begin and end with days."""
    with connection.cursor() as cursor:
        cursor.execute(LAST_ROW)
        (last,) = cursor.fetchone()
    return last, timezone.localdate()
