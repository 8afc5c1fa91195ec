"""Our tree as a query of Tantivy's."""

from collections.abc import Iterable
from functools import singledispatch

from tantivy import FieldType, Occur, Query

from search.engines import tree
from search.engines.embedded.fields import schema
from search.engines.tree import Node


@singledispatch
def query(node: Node) -> Query:
    """Return what finds and scores as `node` says."""
    raise TypeError(f"{type(node).__name__} is no part of a question.")


@query.register
def _everything(_node: tree.Everything) -> Query:
    return _always(Query.all_query(), 1.0)


@query.register
def _term(node: tree.Term) -> Query:
    return Query.term_query(schema(), node.field, node.value, "freq")


@query.register
def _phrase(node: tree.Phrase) -> Query:
    if len(node.values) == 1:
        return _term(tree.Term(node.field, node.values[0]))
    return Query.phrase_query(schema(), node.field, list(node.values), node.slop)


@query.register
def _any_of(node: tree.AnyOf) -> Query:
    # Not Tantivy's own set of terms: it reads the whole dictionary and takes ten times as long.
    if len(node.values) == 1:
        return _always(_value(node.field, node.values[0]), 1.0)
    return _always(Query.boolean_query([(Occur.Should, _value(node.field, value)) for value in node.values]), 1.0)


@query.register
def _prefix(node: tree.Prefix) -> Query:
    # A fuzzy term without a fault: a regular expression takes twenty times as long to make.
    return Query.fuzzy_term_query(schema(), node.field, node.value, distance=0, prefix=True)


@query.register
def _fuzzy(node: tree.Fuzzy) -> Query:
    return Query.fuzzy_term_query(schema(), node.field, node.value, node.distance)


@query.register
def _range(node: tree.Range) -> Query:
    return _always(Query.range_query(schema(), node.field, FieldType.Integer, node.low, node.high), 1.0)


@query.register
def _must(node: tree.Must) -> Query:
    return _all(Occur.Must, node.parts)


@query.register
def _some(node: tree.Some) -> Query:
    return Query.boolean_query([(Occur.Should, query(part)) for part in node.parts], node.least)


@query.register
def _best(node: tree.Best) -> Query:
    return Query.disjunction_max_query([query(part) for part in node.parts], node.tie)


@query.register
def _boost(node: tree.Boost) -> Query:
    return Query.boost_query(query(node.part), node.by)


@query.register
def _constant(node: tree.Constant) -> Query:
    return _always(query(node.part), node.score)


@query.register
def _where(node: tree.Where) -> Query:
    limits = [(Occur.Must, _always(query(one), 0.0)) for one in node.only]
    return Query.boolean_query([(Occur.Must, query(node.part)), *limits])


@query.register
def _plus(node: tree.Plus) -> Query:
    extras = [(Occur.Should, query(one)) for one in node.extras]
    return Query.boolean_query([(Occur.Must, query(node.part)), *extras])


def _all(occur: Occur, parts: Iterable[Node]) -> Query:
    return Query.boolean_query([(occur, query(part)) for part in parts])


def _value(field: str, value: str) -> Query:
    return Query.term_query(schema(), field, value, "basic")


def _always(part: Query, score: float) -> Query:
    return Query.const_score_query(part, score)
