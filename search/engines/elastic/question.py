"""A question as a server takes it, and what its answer says."""

from collections.abc import Mapping
from typing import Any

from search.engines.base import MOST_VALUES, Ask, Found, Hit, counted_within
from search.engines.elastic.clauses import bounded
from search.engines.elastic.query import Query, query, weighted
from search.engines.elastic.server import understanding
from search.engines.schema import ID, RECORD
from search.engines.tree import AnyOf


def body(ask: Ask, kind: str, seconds: float) -> dict[str, Any]:
    """Return `ask` as the body of a search on a server of that kind, which stops by itself after `seconds`."""
    tree = bounded(ask.tree, kind)
    return {
        "query": query(tree) if ask.order else weighted(tree),
        "post_filter": within(ask.chosen),
        "aggs": counting(ask),
        "from": ask.first,
        "size": ask.size,
        "sort": order(ask),
        "track_total_hits": True,
        "timeout": f"{int(seconds * 1000)}ms",
        "_source": [RECORD],
    }


def order(ask: Ask) -> list[dict[str, str]]:
    """Return what decides the order; equals by title, the id last, so that they stay in theirs from page to page."""
    if ask.order is None:
        return [{"_score": "desc"}, {"order": "asc"}, {ID: "asc"}]
    return [{ask.order.field: "desc" if ask.order.descending else "asc"}, {ID: "asc"}]


def within(chosen: Mapping[str, tuple[str, ...]], *, but: str = "") -> Query:
    """Return what limits documents to the values chosen, those of the field `but` left out."""
    limits = [query(AnyOf(name, values)) for name, values in chosen.items() if values and name != but]
    return {"bool": {"filter": limits}}


def counting(ask: Ask) -> dict[str, Any]:
    """Return the counts of all fields: those in which nothing is chosen together, each other within the others."""
    return {
        group: {
            "filter": within(ask.chosen, but=group),
            "aggs": {name: {"terms": {"field": name, "size": MOST_VALUES}} for name in names},
        }
        for group, names in counted_within(ask).items()
    }


@understanding()
def found(answer: dict[str, Any], ask: Ask) -> Found:
    """Return what the server's answer says."""
    hits = answer["hits"]
    counts = answer.get("aggregations", {})
    return Found(
        total=hits["total"]["value"],
        hits=tuple(
            Hit(hit["_id"], 0.0 if ask.order else hit["_score"], hit["_source"][RECORD]) for hit in hits["hits"]
        ),
        counts={name: counted(counts[group][name]) for group, names in counted_within(ask).items() for name in names},
    )


def counted(aggregation: dict[str, Any]) -> dict[str, int]:
    """Return the count of each value of one field."""
    return {bucket["key"]: bucket["doc_count"] for bucket in aggregation["buckets"]}
