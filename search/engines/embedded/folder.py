"""The folder of the index: one sub-folder per generation, and a file that names the one in use.

A new generation is filled beside the old one and takes its place by one renaming; readers look at the file before
each question. Tantivy's own lock lets one process at a time write a generation.
"""

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar
from uuid import uuid4

from tantivy import Index, IndexWriter, Searcher

from search.engines.base import EngineError, NoIndexError
from search.engines.embedded.fields import schema
from search.engines.schema import VERSION

HEAP = 15_000_000  # bytes; the least that Tantivy takes
REBUILD_HEAP = 500_000_000
WAIT = 10.0  # seconds for another process to finish writing
CURRENT, META = "current", "meta.json"
REBUILD = "Make it with: python manage.py search rebuild"

Opened = TypeVar("Opened")


class Folder:
    """The generations below one path; safe for threads, and for processes as far as they read."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.RLock()
        self._writing = threading.RLock()  # apart: who waits to write must not stop who reads
        self._opened: tuple[str, Index] | None = None
        self._seen = 0
        self._view: Searcher | None = None
        self._read = (0, 0), ""

    @property
    def current(self) -> str:
        """Return the name of the generation in use; NoIndexError when there is none of this version."""
        try:
            name = self._named()
        except FileNotFoundError:
            raise NoIndexError(f"There is no search index in {self.path}. {REBUILD}") from None
        except UnicodeDecodeError:
            name = ""
        except OSError as error:
            raise EngineError(f"The search index cannot be read: {error}") from error
        if not name.startswith(f"v{VERSION}-"):
            raise NoIndexError(f"The search index {name} has an older shape. {REBUILD}")
        return name

    def _named(self) -> str:
        """Return the name that the file says, read again when another file took its place."""
        there = (self.path / CURRENT).stat()
        written = there.st_ino, there.st_mtime_ns
        if self._read[0] != written:
            self._read = written, (self.path / CURRENT).read_text(encoding="utf-8").strip()
        return self._read[1]

    def searcher(self) -> Searcher:
        """Return a view of the index in use as it is now; the same one until something is written."""
        with self._lock, as_engine_error():
            return self._whole(self._searcher)

    def _whole(self, use: Callable[[str], Opened]) -> Opened:
        """Return what `use` makes of the generation in use; NoIndexError when that is broken."""
        name = self.current
        try:
            return use(name)
        except (ValueError, FileNotFoundError) as error:
            self._opened = None
            if self.current != name:  # another process has just put a new one in its place
                return use(self.current)
            raise NoIndexError(f"The search index {name} is broken: {error}. {REBUILD}") from error

    def _searcher(self, name: str) -> Searcher:
        changed = (self.path / name / META).stat().st_mtime_ns
        index = self._index(name)
        if self._view is None or changed != self._seen:
            index.reload()
            self._seen, self._view = changed, index.searcher()
        return self._view

    def _index(self, name: str) -> Index:
        (self.path / name / META).stat()  # Tantivy makes an empty index where there is none
        if self._opened is None or self._opened[0] != name:
            index = Index(schema(), path=str(self.path / name))
            index.config_reader("manual")
            self._opened, self._view = (name, index), None
        return self._opened[1]

    @contextmanager
    def writer(self) -> Iterator[IndexWriter]:
        """Return a context with a writer of the index in use; what is written is there when it ends well."""
        with self._writing, as_engine_error():
            with self._lock:
                index = self._whole(self._index)
            with _committing(_acquire(index, HEAP)) as writer:
                yield writer

    @contextmanager
    def next_generation(self) -> Iterator[IndexWriter]:
        """Return a context with a writer of a new generation, which is the one in use when it ends well."""
        name = f"v{VERSION}-{time.strftime('%Y%m%d%H%M%S', time.gmtime())}-{uuid4().hex[:6]}"
        folder = self.path / name
        with as_engine_error():
            folder.mkdir(parents=True)
        try:
            with as_engine_error(), _committing(Index(schema(), path=str(folder)).writer(REBUILD_HEAP, 1)) as writer:
                yield writer
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        self._use(name)

    def _use(self, name: str) -> None:
        """Let `name` be the generation in use, and remove those before it: open readers keep their files."""
        with self._writing, self._lock, as_engine_error():
            beside = self.path / f"{CURRENT}.{uuid4().hex[:6]}"
            beside.write_text(name, encoding="utf-8")
            beside.replace(self.path / CURRENT)
            self._opened = None
        for other in self.path.glob("v*-*"):
            if other.is_dir() and other.name < name:
                shutil.rmtree(other, ignore_errors=True)


@contextmanager
def _committing(writer: IndexWriter) -> Iterator[IndexWriter]:
    try:
        yield writer
        writer.commit()
    except BaseException:
        with suppress(ValueError):
            writer.rollback()
        raise
    finally:
        with suppress(ValueError):
            writer.wait_merging_threads()  # gives the lock back


def _acquire(index: Index, heap: int) -> IndexWriter:
    """Return a writer, waiting for another process to be done with its own."""
    until = time.monotonic() + WAIT
    while True:
        try:
            return index.writer(heap, 1)
        except ValueError as error:
            if "LockBusy" not in str(error):
                raise
            if time.monotonic() > until:
                raise EngineError("Another process has been writing the search index for long.") from error
        time.sleep(0.05)


@contextmanager
def as_engine_error() -> Iterator[None]:
    """Turn what Tantivy and the file system raise into the engines' own error; a panic of Tantivy is no `Exception`."""
    try:
        yield
    except ValueError as error:
        raise EngineError(f"The search index: {error}") from error
    except OSError as error:
        raise EngineError(f"The search index cannot be used: {error}.") from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise EngineError(f"The search index is broken: {error}. {REBUILD}") from error
