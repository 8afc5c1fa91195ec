"""What queries found, and the figures over many of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Any


@dataclass(frozen=True)
class Outcome:
    """What one query found. A query without relevant titles has no figures; it is right to find nothing."""

    query: str
    group: str
    found: tuple[str, ...]
    ndcg: float | None = None
    reciprocal_rank: float | None = None
    recall: float | None = None

    @property
    def worth(self) -> float:
        """Return how well the query went, from 0.0 to 1.0, for the order of the worst."""
        return float(not self.found) if self.ndcg is None else self.ndcg

    def as_json(self) -> dict[str, Any]:
        """Return the outcome with the names of the relevance file."""
        return {
            "query": self.query,
            "class": self.group,
            "ndcg": self.ndcg,
            "reciprocal_rank": self.reciprocal_rank,
            "recall": self.recall,
            "found": list(self.found),
        }


@dataclass(frozen=True)
class Figures:
    """Means over the queries with relevant titles; `none` is the share of the other queries that found nothing."""

    queries: int
    ndcg: float | None
    mrr: float | None
    recall: float | None
    hit_rate: float | None
    none: float | None

    @classmethod
    def of(cls, outcomes: Sequence[Outcome]) -> "Figures":
        """Return the figures of some outcomes; None where no outcome counts for a figure."""
        ranks = [outcome.reciprocal_rank for outcome in outcomes if outcome.reciprocal_rank is not None]
        return cls(
            queries=len(outcomes),
            ndcg=_mean(outcome.ndcg for outcome in outcomes),
            mrr=_mean(ranks),
            recall=_mean(outcome.recall for outcome in outcomes),
            hit_rate=_mean(float(rank > 0) for rank in ranks),
            none=_mean(float(not outcome.found) for outcome in outcomes if outcome.ndcg is None),
        )


def _mean(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return fmean(known) if known else None
