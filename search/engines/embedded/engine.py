"""The engine itself: finds, counts, writes."""

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings
from tantivy import DocAddress, IndexWriter, Occur, Query, Searcher
from tantivy import Order as Direction

from search.engines.base import (
    MOST_VALUES,
    TOGETHER,
    Ask,
    EngineError,
    Found,
    Hit,
    NoIndexError,
    Order,
    Row,
    Status,
    counted_within,
)
from search.engines.embedded.beside import beside
from search.engines.embedded.fields import document, schema
from search.engines.embedded.folder import Folder, as_engine_error
from search.engines.embedded.translate import Translation
from search.engines.schema import FACTOR, ID, RECORD
from search.engines.tree import AnyOf, where

ALL_AT_ONCE = 10_000
LARGE = 20_000
"""Documents from which on it takes longer to count than to have a thread do it meanwhile."""
TIES = 50
"""How many hits more are looked at, so that equals are in the same order on every page."""


class EmbeddedEngine:
    """Tantivy in `path`."""

    name = "embedded"

    def __init__(self, path: Path) -> None:
        self.folder = Folder(path)
        self._translation: Translation | None = None

    @as_engine_error()
    def find(self, ask: Ask) -> Found:
        """Return what `ask` finds."""
        view = self._view()
        searcher, wanted = view.searcher, view.query(_within(ask))
        if not ask.size:
            return _counts(view, ask)
        counted: Callable[[], Found] = partial(_counts, view, ask)
        if ask.count and searcher.num_docs >= LARGE:
            counted = beside(counted)
        found = _search(searcher, wanted, ask)
        hits = _in_order(searcher, found.hits, ask)
        total = found.count or 0
        return Found(
            total=total,
            hits=tuple(_hit(searcher, address, score, ask.order) for score, address in hits),
            counts=counted().counts if total >= ask.least else {},
        )

    @as_engine_error()
    def explain(self, ask: Ask, identity: str) -> dict[str, Any] | None:
        """Return Tantivy's own explanation of the score of one document."""
        view = self._view()
        searcher = view.searcher
        only = Query.const_score_query(_by_id([identity]), 0.0)
        one = Query.boolean_query([(Occur.Must, view.query(_within(ask))), (Occur.Must, only)])
        hits = searcher.search(one, 1, weight_by_field=FACTOR).hits
        if not hits:
            return None
        score, address = hits[0]
        return {
            "value": score,
            "description": "the document's factor times",
            "details": [json.loads(view.query(ask.tree).explain(searcher, address).to_json())],
        }

    @as_engine_error()
    def read(self, ids: Iterable[str]) -> dict[str, dict[str, Any]]:
        """Return the records of those of `ids` that are there."""
        wanted = list(ids)
        if not wanted:
            return {}
        searcher = self.folder.searcher()
        hits = (_hit(searcher, address, 0.0) for _, address in searcher.search(_by_id(wanted), len(wanted)).hits)
        return {hit.id: hit.record for hit in hits}

    def put(self, rows: Iterable[Row]) -> None:
        """Write rows in place of those with the same ids."""
        with self.folder.writer() as writer:
            for row in rows:
                writer.delete_documents_by_term(ID, row.id)
                writer.add_document(document(row))

    def remove(self, ids: Iterable[str]) -> None:
        """Take documents away."""
        with self.folder.writer() as writer:
            for identity in ids:
                writer.delete_documents_by_term(ID, identity)

    @as_engine_error()
    def versions(self) -> dict[str, str]:
        """Return the version of every document by id."""
        searcher = self.folder.searcher()
        found: dict[str, str] = {}
        while len(found) < searcher.num_docs:
            hits = searcher.search(Query.all_query(), ALL_AT_ONCE, count=False, offset=len(found)).hits
            if not hits:
                break
            for _score, address in hits:
                stored = searcher.doc(address)
                found[stored[ID][0]] = stored["version"][0]
        return found

    def _view(self) -> Translation:
        """Return what asks the index as it is now."""
        searcher = self.folder.searcher()
        if self._translation is None or self._translation.searcher is not searcher:
            self._translation = Translation(searcher)
        return self._translation

    @contextmanager
    def rebuild(self) -> Iterator["Filling"]:
        """Fill a new generation; it is in use when the context ends well."""
        with self.folder.next_generation() as writer:
            yield Filling(writer)

    def status(self) -> Status:
        """Return how the index is."""
        try:
            searcher = self.folder.searcher()
            return Status(self.name, healthy=True, documents=searcher.num_docs, index=self.folder.current)
        except EngineError as error:
            return Status(self.name, healthy=False, problem=str(error), lacks_index=isinstance(error, NoIndexError))


class Filling:
    """A new generation being filled."""

    def __init__(self, writer: IndexWriter) -> None:
        self._writer = writer

    def add(self, rows: Iterable[Row]) -> None:
        """Add rows."""
        for row in rows:
            self._writer.add_document(document(row))


def _within(ask: Ask, *, but: str = "") -> Any:
    chosen = (AnyOf(name, values) for name, values in ask.chosen.items() if values and name != but)
    return where(ask.tree, chosen)


def _search(searcher: Searcher, wanted: Query, ask: Ask) -> Any:
    last = ask.first + ask.size + TIES
    if ask.order is None:
        return searcher.search(wanted, last, weight_by_field=FACTOR)
    direction = Direction.Desc if ask.order.descending else Direction.Asc
    return searcher.search(wanted, last, order_by_field=ask.order.field, order=direction)


def _in_order(searcher: Searcher, hits: Any, ask: Ask) -> list[Any]:
    """Return the stretch that is asked for; equals, which Tantivy gives in no order, by title."""
    places = searcher.fast_field_values("order", [address for _score, address in hits])
    descending = ask.order is None or ask.order.descending
    ranked = sorted(
        zip(hits, places, strict=True), key=lambda one: (-one[0][0] if descending else one[0][0], one[1] or 0)
    )
    return [hit for hit, _place in ranked[ask.first : ask.first + ask.size]]


def _hit(searcher: Searcher, address: DocAddress, score: float, order: Order | None = None) -> Hit:
    stored = searcher.doc(address)
    return Hit(stored[ID][0], 0.0 if order else score, json.loads(bytes(stored[RECORD][0])))


def _counts(view: Translation, ask: Ask) -> Found:
    """Return the total and the counts of one pass over what the tree finds, chosen or not."""
    groups = {TOGETHER: [], **counted_within(ask)}
    asked = {
        group: {"filter": _limits(ask, but=group), "aggs": {name: _values(name) for name in names}}
        for group, names in groups.items()
    }
    found = view.searcher.aggregate(view.query(ask.tree), asked)
    counts = {
        name: {one["key"]: one["doc_count"] for one in found[group][name]["buckets"]}
        for group, names in groups.items()
        for name in names
    }
    return Found(found[TOGETHER]["doc_count"], (), counts)


def _values(name: str) -> dict[str, Any]:
    # From each segment twice as many as in all: more would be exact for thousands of values, which nobody reads.
    return {"terms": {"field": name, "size": MOST_VALUES, "segment_size": 2 * MOST_VALUES}}


def _limits(ask: Ask, *, but: str) -> str:
    """Return what is chosen in other fields than `but`, in Tantivy's own language of queries."""
    fields = (
        " OR ".join(f"{name}:{json.dumps(value, ensure_ascii=False)}" for value in values)
        for name, values in ask.chosen.items()
        if values and name != but
    )
    return " AND ".join(f"({one})" for one in fields) or "*"


def _by_id(ids: list[str]) -> Query:
    return Query.term_set_query(schema(), ID, ids)


def from_settings(_name: str) -> EmbeddedEngine:
    """Return the engine in the folder that the settings name."""
    return EmbeddedEngine(Path(settings.SEARCH_FOLDER))
