"""Work beside the request, where no worker is: one thread per kind of work, for as long as there is any."""

import logging
from collections.abc import Callable
from threading import Lock, Thread

from django.db import close_old_connections, connections

logger = logging.getLogger(__name__)

Work = Callable[[], None]

_lock = Lock()
_running: set[Work] = set()
_wanted: set[Work] = set()


def run(work: Work) -> None:
    """Have `work` done soon by another thread; asked for while it is being done, it is done once more.

    The process does not end before it is done. What it raises is logged.
    """
    with _lock:
        _wanted.add(work)
        if work in _running:
            return
        _running.add(work)
    try:
        Thread(target=_go_on, args=(work,), name=getattr(work, "__name__", "work")).start()
    except RuntimeError:
        # No more threads; it is done when it is asked for again.
        logger.exception("%s was not begun", work)
        with _lock:
            _running.remove(work)


def _go_on(work: Work) -> None:
    while _take(work):
        try:
            close_old_connections()
            work()
        except Exception:
            logger.exception("%s was not done", work)
    connections.close_all()


def _take(work: Work) -> bool:
    """Return whether there is more to do."""
    with _lock:
        if work in _wanted:
            _wanted.remove(work)
            return True
        _running.remove(work)
        return False
