"""Work beside the caller's own, in threads: Tantivy does not hold the interpreter while it finds and counts."""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Made = TypeVar("Made")


def _new_pool() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(os.cpu_count(), thread_name_prefix="search-beside")


_pool = _new_pool()  # its threads start with the first work


def beside(work: Callable[[], Made]) -> Callable[[], Made]:
    """Begin `work`; return what waits for it and returns what it made, or raises what it raised."""
    return _pool.submit(work).result


def _in_a_new_process() -> None:
    """Begin without threads: they stayed with the parent."""
    global _pool  # noqa: PLW0603 - there is one per process
    _pool = _new_pool()


os.register_at_fork(after_in_child=_in_a_new_process)
