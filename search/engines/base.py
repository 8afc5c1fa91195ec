"""What an engine is: it indexes, filters, counts and scores. What a word means is decided before."""

from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any, Protocol

from search.engines.tree import Everything, Node

MOST_VALUES = 500
"""How many values of a facet are counted: more than there are municipalities."""


class EngineError(Exception):
    """The engine does not answer, or not as it should; what was asked may be asked again later or elsewhere."""


class NoIndexError(EngineError):
    """There is no index, or one of another shape; `manage.py search rebuild` makes it."""


@dataclass(frozen=True)
class Row:
    """One document for an engine; the keys are those of `search.engines.schema`.

    `tokens` has whitespace-separated tokens by token field, `keywords` whole values, `numbers` whole numbers.
    `factor` (1 or more, at most 4) multiplies every score; `record` comes back with each hit as it is (JSON).
    """

    id: str
    version: str
    tokens: Mapping[str, str]
    keywords: Mapping[str, tuple[str, ...]]
    numbers: Mapping[str, int]
    factor: float
    record: dict[str, Any]


@dataclass(frozen=True)
class Order:
    """By a number instead of by score."""

    field: str
    descending: bool = False


@dataclass(frozen=True)
class Ask:
    """One question.

    Hits and total are within `chosen` (any of the values of a field, all fields). The counts of each field in
    `count` are within what is chosen in the *other* fields: what one would get by choosing that value as well.
    An engine may leave the counts out where it finds fewer than `least`.
    """

    tree: Node = field(default_factory=Everything)
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    count: tuple[str, ...] = ()
    first: int = 0
    size: int = 10
    order: Order | None = None
    least: int = 0


TOGETHER = "together"
"""The fields in which nothing is chosen, which are all counted within the same documents."""


def counted_within(ask: Ask) -> dict[str, list[str]]:
    """Return the fields that `ask` counts, by the field whose own choice is left out; `TOGETHER` for none."""
    groups: dict[str, list[str]] = {}
    for name in ask.count:
        groups.setdefault(name if ask.chosen.get(name) else TOGETHER, []).append(name)
    return groups


@dataclass(frozen=True)
class Hit:
    """One document found: its id, its score (0 when ordered by a number) and its record."""

    id: str
    score: float
    record: dict[str, Any]


@dataclass(frozen=True)
class Found:
    """The answer: all that was found in number, one stretch of it, and counts by field and value (none of 0)."""

    total: int
    hits: tuple[Hit, ...]
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


@dataclass(frozen=True)
class Status:
    """How an engine is: whether it answers with an index of the right shape, and what to do if not."""

    engine: str
    healthy: bool
    documents: int = 0
    index: str = ""
    problem: str = ""
    lacks_index: bool = False
    """Whether the problem is that there is no index of the right shape: a rebuild mends it."""


class Rebuild(Protocol):
    """A new index being filled while the old one serves; it takes its place when the context ends well."""

    def add(self, rows: Iterable[Row]) -> None:
        """Add rows; ids are not checked for being there already."""


class Engine(Protocol):
    """Every method raises `EngineError` when the engine does not do it in time; `NoIndexError` where there is none."""

    name: str

    def find(self, ask: Ask) -> Found:
        """Return what `ask` finds."""

    def explain(self, ask: Ask, identity: str) -> dict[str, Any] | None:
        """Return how the engine scores one document ({value, description, details}); None when it is not found."""

    def read(self, ids: Iterable[str]) -> dict[str, dict[str, Any]]:
        """Return the records of those of `ids` that are there."""

    def put(self, rows: Iterable[Row]) -> None:
        """Write rows in place of those with the same ids; the next question sees them."""

    def remove(self, ids: Iterable[str]) -> None:
        """Take documents away; one that is not there is no error."""

    def versions(self) -> dict[str, str]:
        """Return the version of every document by id."""

    def rebuild(self) -> AbstractContextManager[Rebuild]:
        """Return a context in which a new index is filled; nothing changes for readers until it ends well."""

    def status(self) -> Status:
        """Return how the engine is; never raises."""
