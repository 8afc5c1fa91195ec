"""Bringing documents up to date in every engine that is kept."""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from search import lexicon
from search.catalogue.maker import Maker
from search.catalogue.rows import row
from search.engines import registry
from search.engines.base import Engine, EngineError, NoIndexError, Row
from search.indexing.affected import sections_of

Record = dict[str, Any]

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Made:
    """What the database says now: rows to write, ids to take away."""

    rows: tuple[Row, ...]
    gone: tuple[str, ...]


def made(ids: Iterable[str]) -> Made:
    """Return the rows of those of `ids` that may be found now; the others are gone."""
    wanted = dict.fromkeys(ids)
    maker, words = Maker(), lexicon.current()
    rows = tuple(row(document, lexicon=words, now=maker.now) for document in maker.make(wanted))
    there = {one.id for one in rows}
    return Made(rows, tuple(one for one in wanted if one not in there))


def update(ids: Iterable[str], *, engines: Iterable[Engine] = ()) -> None:
    """Write or remove the documents with `ids`, and those that the engine's own copy says are related.

    Without `engines`, in all that are kept.
    Raises the last `EngineError` when an engine did not take them; the others have them all the same.
    """
    wanted = dict.fromkeys(ids)
    if not wanted:
        return
    failed: EngineError | None = None
    # The one that stands in comes first: it is quick, and soon asked.
    for engine in engines or reversed(registry.engines()):
        try:
            _update(engine, wanted)
        except NoIndexError as error:
            # Nothing is lost: the index that is missing will be made from the database.
            logger.warning("%s", error)
        except EngineError as error:
            registry.rest(engine.name)
            failed = error
    if failed is not None:
        raise failed


def told_by(records: Iterable[Record]) -> Iterator[str]:
    """Yield the ids of documents that tell of what `records` tell of: people, pages, and organisations' own pages."""
    organisations: set[int] = set()
    for record in records:
        yield from record.get("related", ())
        organisations.update(map(int, record.get("organisations", ())))
    yield from sections_of(organisations)


def _update(engine: Engine, wanted: Iterable[str]) -> None:
    if registry.is_silent(engine.name):
        raise EngineError(f"The search engine {engine.name} failed a moment ago; it is asked again soon.")
    before = engine.read(wanted)
    now = made([*wanted, *told_by(before.values())])
    known = before | engine.read(one.id for one in now.rows if one.id not in before)
    if changed := [one for one in now.rows if known.get(one.id) != one.record]:
        engine.put(changed)
    if gone := [one for one in now.gone if one in known]:
        engine.remove(gone)
