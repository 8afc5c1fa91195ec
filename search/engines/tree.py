"""A question to an engine as one small tree; each engine translates it, so that all of them rank alike.

Only `Term` and `Phrase` score, by BM25 (k1 1.2, b 0.75); the other leaves score 1 for what they find.
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Everything:
    """Every document, score 1."""


@dataclass(frozen=True)
class Term:
    """Documents with the token `value` in `field`."""

    field: str
    value: str


@dataclass(frozen=True)
class Phrase:
    """Documents with the tokens one after the other, at most `slop` places apart."""

    field: str
    values: tuple[str, ...]
    slop: int = 0


@dataclass(frozen=True)
class AnyOf:
    """Documents with at least one of `values` in a keyword or token field."""

    field: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class Prefix:
    """Documents with a token in `field` that begins with `value`."""

    field: str
    value: str


@dataclass(frozen=True)
class Fuzzy:
    """Documents with a token at most `distance` edits (1 or 2, a swap is one) from `value`.

    The first `sure` letters are right: an engine need not look for others, and may all the same.
    """

    field: str
    value: str
    distance: int = 1
    sure: int = 0


@dataclass(frozen=True)
class Range:
    """Documents whose number in `field` is from `low` to `high`, both included; None is open."""

    field: str
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True)
class Must:
    """Documents that all of `parts` find; the score is their sum."""

    parts: tuple["Node", ...]


@dataclass(frozen=True)
class Some:
    """Documents that at least `least` of `parts` find; the score is the sum of those that do."""

    parts: tuple["Node", ...]
    least: int = 1


@dataclass(frozen=True)
class Best:
    """Documents that any of `parts` finds (dis-max): the best score, and `tie` times each other one."""

    parts: tuple["Node", ...]
    tie: float = 0.0


@dataclass(frozen=True)
class Boost:
    """What `part` finds, its score times `by`."""

    part: "Node"
    by: float


@dataclass(frozen=True)
class Constant:
    """What `part` finds, each with the same `score`."""

    part: "Node"
    score: float = 1.0


@dataclass(frozen=True)
class Where:
    """What `part` finds, as far as every one of `only` finds it too; those do not score."""

    part: "Node"
    only: tuple["Node", ...]


@dataclass(frozen=True)
class Plus:
    """What `part` finds; documents that `extras` find too score that much more."""

    part: "Node"
    extras: tuple["Node", ...]


Node = (
    Everything | Term | Phrase | AnyOf | Prefix | Fuzzy | Range | Must | Some | Best | Boost | Constant | Where | Plus
)


def where(part: Node, only: Iterable[Node]) -> Node:
    """Return `part` within `only`; `part` itself when there is nothing to limit it."""
    limits = tuple(only)
    return Where(part, limits) if limits else part
