"""Rows to try engines with, and what they should find worked out by hand."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from search.engines.base import Ask, Engine, Row
from search.engines.schema import KEYWORDS, LEVELS, NUMBERS, TEXTS, token_field
from search.engines.tree import Node


def row(identity: str, *, version: str = "1", factor: float = 1.0, **values: Any) -> Row:
    """Return a row: `title="peer støtte"` for the tokens of a text, a tuple for keywords, a number for a number."""
    texts = {name: values.pop(name, "") for name in TEXTS}
    keywords = {name: tuple(values.pop(name)) for name in KEYWORDS if name in values}
    numbers = {name: values.pop(name, 0) for name in NUMBERS}
    assert not values
    tokens = {token_field(name, level): text for name, text in texts.items() for level in LEVELS}
    return Row(identity, version, tokens, keywords, numbers, factor, {"title": texts["title"], "id": identity})


def fill(engine: Engine, rows: Iterable[Row]) -> None:
    """Make the engine's index of `rows`."""
    with engine.rebuild() as filling:
        filling.add(rows)


def ids(engine: Engine, tree: Node, **asked: Any) -> list[str]:
    """Return the ids found, in their order."""
    return [hit.id for hit in engine.find(Ask(tree, **asked)).hits]


def scores(engine: Engine, tree: Node, **asked: Any) -> dict[str, float]:
    """Return the scores by id."""
    return {hit.id: hit.score for hit in engine.find(Ask(tree, **asked)).hits}


def chosen_of(rows: Iterable[Row], chosen: Mapping[str, tuple[str, ...]], *, but: str = "") -> list[Row]:
    """Return the rows within what is chosen, found one by one."""
    return [
        one
        for one in rows
        if all(
            set(values) & set(one.keywords.get(name, ())) for name, values in chosen.items() if values and name != but
        )
    ]


def counts_of(rows: Iterable[Row], name: str) -> dict[str, int]:
    """Return how many rows have each value of a field."""
    return dict(Counter(value for one in rows for value in set(one.keywords.get(name, ()))))
