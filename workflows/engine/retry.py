"""Doing the whole of a transaction again when the database asks for it."""

import random
import time
from collections.abc import Callable
from typing import TypeVar

from django.db import OperationalError, connection

Result = TypeVar("Result")

ATTEMPTS = 3
ASKS_FOR_ANOTHER = frozenset({"40001", "40P01", "55P03"})
"""PostgreSQL's serialization failure, deadlock, and lock that was not to be had in time."""


def with_retries(work: Callable[[], Result]) -> Result:
    """Return what `work`, a whole transaction, returns; done again at most twice after a deadlock or its like.

    Inside somebody else's transaction there is nothing to repeat: that whole transaction is lost, and theirs to retry.
    """
    for attempt in range(1, ATTEMPTS + 1):
        try:
            return work()
        except OperationalError as error:
            if attempt == ATTEMPTS or connection.in_atomic_block or not is_passing(error):
                raise
            time.sleep(random.uniform(0.01, 0.05) * attempt)  # noqa: S311 (jitter, no secret)
    raise AssertionError  # pragma: no cover (the last attempt returns or raises)


def is_passing(error: OperationalError) -> bool:
    """Return whether doing the same again may well succeed."""
    return getattr(error.__cause__, "sqlstate", None) in ASKS_FOR_ANOTHER or "database is locked" in str(error)
