"""A whole new index beside the one that serves, and the nightly comparison of what is there with what should be."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from search import lexicon
from search.catalogue.chunks import chunks
from search.catalogue.maker import CHUNK, Maker
from search.catalogue.rows import row
from search.engines import registry
from search.engines.base import Engine, Row
from search.indexing.affected import ids_of
from search.indexing.rows import written_since
from search.indexing.writing import update

OVERLAP = timedelta(minutes=10)
"""How long a transaction may have been open before the rebuild began and still be seen by it."""


@dataclass(frozen=True)
class Differences:
    """What a comparison found and mended."""

    written: int
    removed: int

    def __bool__(self) -> bool:
        return bool(self.written or self.removed)


def rebuild(engine: Engine, *, progress: Callable[[int, int], None] = lambda _done, _all: None) -> int:
    """Fill a new index of `engine` with everything that may be found; return how many documents it has.

    `progress` is called with how many are done and how many there are. What changes meanwhile is written to the old
    index as ever; its rows in the outbox are done once more after the swap, so the new one loses none of it.
    """
    began = timezone.now() - OVERLAP
    count = 0
    with engine.rebuild() as fresh:
        ids = list(Maker().ids())
        for some in chunks(ids, CHUNK):
            rows = list(_rows(some))
            fresh.add(rows)
            count += len(rows)
            progress(count, len(ids))
    registry.wake(engine.name)
    for some in chunks((one for payload in written_since(began) for one in ids_of(payload)), CHUNK):
        update(some, engines=(engine,))
    return count


def _rows(ids: list[str]) -> Iterator[Row]:
    maker, words = Maker(), lexicon.current()
    for document in maker.make(ids):
        yield row(document, lexicon=words, now=maker.now)


def reconcile(engine: Engine) -> Differences:
    """Compare every document's version with the engine's; write what differs, remove what should not be there."""
    there = engine.versions()
    seen: set[str] = set()
    written = 0
    for some in chunks(Maker().ids(), CHUNK):
        rows = list(_rows(some))
        seen.update(one.id for one in rows)
        differing = [one for one in rows if there.get(one.id) != one.version]
        if differing:
            engine.put(differing)
            written += len(differing)
    ghosts = there.keys() - seen
    if ghosts:
        engine.remove(sorted(ghosts))
    return Differences(written, len(ghosts))
