"""Our tree as a query of Tantivy's, without what no document of the index has."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any, ClassVar

from tantivy import FieldType, Occur, Query, Searcher

from search.engines import tree
from search.engines.embedded.fields import schema
from search.engines.tree import Node

KEPT = 2_000
"""Words of which a view keeps how they are asked for."""


class Translation:
    """Makes queries for one view of an index; None is what finds nothing there.

    A word is looked for in every text at every level, and most of these do not have it: to leave them out takes less
    than to ask for them. The same word is often asked for again, in the next pass or by the next reader.
    """

    def __init__(self, searcher: Searcher) -> None:
        self.searcher = searcher
        self._best_of = lru_cache(KEPT)(self._make_best)

    def query(self, node: Node) -> Query:
        """Return what finds and scores in the index as `node` says."""
        return self.of(node) or Query.empty_query()

    def of(self, node: Node) -> Query | None:
        """Return what finds `node`; KeyError for what is no part of a question."""
        return self._how[type(node)](self, node)

    def _everything(self, _node: tree.Everything) -> Query:
        return _always(Query.all_query(), 1.0)

    def _term(self, node: tree.Term) -> Query | None:
        if not self.searcher.doc_freq(node.field, node.value):
            return None
        return Query.term_query(schema(), node.field, node.value, "freq")

    def _phrase(self, node: tree.Phrase) -> Query | None:
        if len(node.values) == 1:
            return self._term(tree.Term(node.field, node.values[0]))
        if not all(self.searcher.doc_freq(node.field, value) for value in node.values):
            return None
        return Query.phrase_query(schema(), node.field, list(node.values), node.slop)

    def _any_of(self, node: tree.AnyOf) -> Query | None:
        # Not Tantivy's own set of terms: it reads the whole dictionary and takes ten times as long.
        there = [value for value in node.values if self.searcher.doc_freq(node.field, value)]
        values = [Query.term_query(schema(), node.field, value, "basic") for value in there]
        return _always(values[0] if len(values) == 1 else _either(values), 1.0) if values else None

    def _prefix(self, node: tree.Prefix) -> Query:
        # A fuzzy term without a fault: a regular expression takes twenty times as long to make.
        return Query.fuzzy_term_query(schema(), node.field, node.value, distance=0, prefix=True)

    def _fuzzy(self, node: tree.Fuzzy) -> Query:
        return Query.fuzzy_term_query(schema(), node.field, node.value, node.distance)

    def _range(self, node: tree.Range) -> Query:
        return _always(Query.range_query(schema(), node.field, FieldType.Integer, node.low, node.high), 1.0)

    def _must(self, node: tree.Must) -> Query | None:
        parts: list[tuple[Occur, Query]] = []
        for part in node.parts:
            found = self.of(part)
            if found is None:
                return None
            parts.append((Occur.Must, found))
        return Query.boolean_query(parts)

    def _some(self, node: tree.Some) -> Query | None:
        parts = self._there(node.parts)
        return _either(parts, node.least) if len(parts) >= node.least else None

    def _best(self, node: tree.Best) -> Query | None:
        return self._best_of(node)

    def _make_best(self, node: tree.Best) -> Query | None:
        parts = self._there(node.parts)
        if len(parts) > 1:
            return Query.disjunction_max_query(parts, node.tie)
        return parts[0] if parts else None

    def _boost(self, node: tree.Boost) -> Query | None:
        part = self.of(node.part)
        return part and Query.boost_query(part, node.by)

    def _constant(self, node: tree.Constant) -> Query | None:
        part = self.of(node.part)
        return part and _always(part, node.score)

    def _where(self, node: tree.Where) -> Query | None:
        part = self.of(node.part)
        limits = self._there(node.only) if part else []
        if part is None or len(limits) < len(node.only):
            return None
        return Query.boolean_query([(Occur.Must, part), *((Occur.Must, _always(one, 0.0)) for one in limits)])

    def _plus(self, node: tree.Plus) -> Query | None:
        part = self.of(node.part)
        extras = self._there(node.extras) if part else []
        return part and Query.boolean_query([(Occur.Must, part), *((Occur.Should, one) for one in extras)])

    def _there(self, nodes: Iterable[Node]) -> list[Query]:
        """Return what finds those of `nodes` that find anything."""
        return [found for node in nodes if (found := self.of(node)) is not None]

    _how: ClassVar[dict[type, Callable[[Any, Any], Query | None]]] = {
        tree.Everything: _everything,
        tree.Term: _term,
        tree.Phrase: _phrase,
        tree.AnyOf: _any_of,
        tree.Prefix: _prefix,
        tree.Fuzzy: _fuzzy,
        tree.Range: _range,
        tree.Must: _must,
        tree.Some: _some,
        tree.Best: _best,
        tree.Boost: _boost,
        tree.Constant: _constant,
        tree.Where: _where,
        tree.Plus: _plus,
    }


def _either(parts: Iterable[Query], least: int = 1) -> Query:
    return Query.boolean_query([(Occur.Should, part) for part in parts], least)


def _always(part: Query, score: float) -> Query:
    return Query.const_score_query(part, score)
