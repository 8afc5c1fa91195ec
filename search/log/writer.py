"""One thread that writes the log, so that no search waits for the database."""

import atexit
import logging
import os
import queue
import threading

from django.conf import settings
from django.db import DatabaseError, close_old_connections, connection, transaction

from search.log.models import SearchClick, SearchEntry

logger = logging.getLogger(__name__)

Row = SearchEntry | SearchClick
WAITING = 1_000
"""Rows that may wait; more are dropped, for the database has been shut for long then."""
AT_ONCE = 100
MOST_CLICKS = 50
"""Clicks of one page of results that count: nobody opens more."""
LINGER = 1.0
"""Seconds that a row waits for others: a busy site writes once a second, and not beside each answer."""
LAST_CALL = 2.0
"""Seconds that a process which ends waits for what is still to be written."""


class Writer:
    """A bounded queue and the thread that empties it; the thread starts with the first row."""

    def __init__(self, size: int = WAITING) -> None:
        self._rows: queue.Queue[Row | None] = queue.Queue(size)
        self._starting = threading.Lock()
        self._thread: threading.Thread | None = None
        self._closing = threading.Event()

    def put(self, row: Row) -> None:
        """Leave `row` to be written; drop it with a warning when too many wait."""
        try:
            self._rows.put_nowait(row)
        except queue.Full:
            logger.warning("The search log is full: the database does not take what waits.")
        self._start()

    def close(self) -> None:
        """Write what waits, as far as that is done in two seconds."""
        if self._thread is None or not self._thread.is_alive():
            return
        self._closing.set()
        try:
            self._rows.put_nowait(None)
        except queue.Full:
            return
        self._thread.join(LAST_CALL)

    def _start(self) -> None:
        with self._starting:
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._run, name="search-log", daemon=True)
                self._thread.start()

    def _run(self) -> None:
        while (rows := self._next()) is not None:
            close_old_connections()
            save(rows)
            close_old_connections()
        connection.close()

    def _next(self) -> list[Row] | None:
        """Return the rows that wait, at least one; None when it is time to stop."""
        rows = [self._rows.get()]
        self._closing.wait(LINGER)
        while len(rows) < AT_ONCE and not self._rows.empty():
            rows.append(self._rows.get())
        if rows == [None]:
            return None
        if rows[-1] is None:
            self._rows.put_nowait(None)
        return [row for row in rows if row is not None]


def save(rows: list[Row]) -> None:
    """Write `rows`; whatever the database has against it is a warning, and the rows are lost."""
    try:
        with transaction.atomic():
            SearchEntry.objects.bulk_create(row for row in rows if isinstance(row, SearchEntry))
            for row in rows:
                if isinstance(row, SearchClick):
                    _save_click(row)
    except (DatabaseError, ValueError) as error:
        logger.warning("The search log lost %s rows: %s", len(rows), error)


def _save_click(click: SearchClick) -> None:
    """Write `click` once, if its search is there and has no more than a reader's number of clicks."""
    clicks = SearchClick.objects.filter(entry_id=click.entry_id)
    if SearchEntry.objects.filter(pk=click.entry_id).exists() and clicks.count() < MOST_CLICKS:
        SearchClick.objects.bulk_create([click], ignore_conflicts=True)


_writer = Writer()


def write(row: Row) -> None:
    """Have `row` written soon; at once where the setting SEARCH_LOG_INLINE says so, as in tests."""
    if settings.SEARCH_LOG_INLINE:
        save([row])
    else:
        _writer.put(row)


def _in_a_new_process() -> None:
    """Begin with an empty queue: the thread, and maybe the queue's lock, stayed with the parent."""
    global _writer  # noqa: PLW0603 - there is one per process
    _writer = Writer()


def _close() -> None:
    """Close the writer that this process has by then."""
    _writer.close()


os.register_at_fork(after_in_child=_in_a_new_process)
atexit.register(_close)
