"""Our tree in the servers' query language."""

from collections.abc import Iterable
from functools import singledispatch
from typing import Any

from search.engines import tree
from search.engines.schema import FACTOR
from search.engines.tree import Node

Query = dict[str, Any]

NOTHING: Query = {"match_none": {}}


@singledispatch
def query(node: Node) -> Query:
    """Return what finds and scores as `node` says."""
    raise TypeError(f"{type(node).__name__} is no part of a question.")


@query.register
def _everything(_node: tree.Everything) -> Query:
    return {"match_all": {}}


@query.register
def _term(node: tree.Term) -> Query:
    return {"term": {node.field: {"value": node.value}}}


@query.register
def _phrase(node: tree.Phrase) -> Query:
    words = " ".join(node.values)
    return {"match_phrase": {node.field: {"query": words, "slop": node.slop}}}


@query.register
def _any_of(node: tree.AnyOf) -> Query:
    return {"terms": {node.field: list(node.values)}}


@query.register
def _prefix(node: tree.Prefix) -> Query:
    return {"prefix": {node.field: {"value": node.value, "rewrite": "constant_score"}}}


@query.register
def _fuzzy(node: tree.Fuzzy) -> Query:
    near = {"fuzziness": node.distance, "transpositions": True, "prefix_length": node.sure}
    return {"fuzzy": {node.field: {"value": node.value, **near, "rewrite": "constant_score"}}}


@query.register
def _range(node: tree.Range) -> Query:
    bounds = {"gte": node.low, "lte": node.high}
    return {"range": {node.field: {name: bound for name, bound in bounds.items() if bound is not None}}}


@query.register
def _must(node: tree.Must) -> Query:
    return {"bool": {"must": _all(node.parts)}}


@query.register
def _some(node: tree.Some) -> Query:
    return {"bool": {"should": _all(node.parts), "minimum_should_match": node.least}} if node.parts else NOTHING


@query.register
def _best(node: tree.Best) -> Query:
    return {"dis_max": {"queries": _all(node.parts), "tie_breaker": node.tie}} if node.parts else NOTHING


@query.register
def _boost(node: tree.Boost) -> Query:
    if isinstance(node.part, tree.Term):  # most of a question is such terms, which weigh more than all the rest
        return {"term": {node.part.field: {"value": node.part.value, "boost": node.by}}}
    return {"bool": {"must": [query(node.part)], "boost": node.by}}


@query.register
def _constant(node: tree.Constant) -> Query:
    return {"constant_score": {"filter": query(node.part), "boost": node.score}}


@query.register
def _where(node: tree.Where) -> Query:
    return {"bool": {"must": [query(node.part)], "filter": _all(node.only)}}


@query.register
def _plus(node: tree.Plus) -> Query:
    return {"bool": {"must": [query(node.part)], "should": _all(node.extras)}}


def weighted(node: Node) -> Query:
    """Return `query(node)` with every score times the document's factor."""
    factor = {"field": FACTOR, "missing": 1}
    return {"function_score": {"query": query(node), "field_value_factor": factor, "boost_mode": "multiply"}}


def _all(parts: Iterable[Node]) -> list[Query]:
    return [query(part) for part in parts]
