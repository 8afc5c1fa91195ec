"""Questions that a server takes: OpenSearch answers none of more than 1,024 clauses, however they are nested."""

from bisect import bisect_right
from dataclasses import fields, replace
from typing import Any

from search.engines.tree import Best, Node

MOST = {"opensearch": 1000}
"""Elasticsearch, from version 8 on, allows as many as its memory does."""


def bounded(node: Node, kind: str) -> Node:
    """Return `node` as a server of that kind takes it: as it is, or with only the first of each word's alternatives."""
    most = MOST.get(kind)
    if not most or leaves(node) <= most:
        return node
    widths = range(1, widest(node))
    fitting = bisect_right(widths, most, key=lambda width: leaves(narrowed(node, width)))
    return narrowed(node, max(fitting, 1))


def leaves(node: Node) -> int:
    """Return how many clauses the server will count."""
    return sum(map(leaves, parts(node))) or 1


def widest(node: Node) -> int:
    """Return the largest number of alternatives in `node`."""
    own = len(node.parts) if isinstance(node, Best) else 1
    return max([own, *map(widest, parts(node))])


def narrowed(node: Node, width: int) -> Node:
    """Return `node` with at most `width` alternatives anywhere."""
    changed: dict[str, Any] = {}
    for name, value in within(node).items():
        several = tuple(narrowed(part, width) for part in value) if isinstance(value, tuple) else None
        changed[name] = several if several is not None else narrowed(value, width)
    if isinstance(node, Best):
        changed["parts"] = changed["parts"][:width]
    return replace(node, **changed)


def parts(node: Node) -> list[Node]:
    """Return the nodes right below one."""
    values = within(node).values()
    return [part for value in values for part in (value if isinstance(value, tuple) else (value,))]


def within(node: Node) -> dict[str, Any]:
    """Return the attributes of `node` that hold nodes."""
    named = {field.name: getattr(node, field.name) for field in fields(node)}
    return {name: value for name, value in named.items() if name in {"part", "parts", "only", "extras"}}
