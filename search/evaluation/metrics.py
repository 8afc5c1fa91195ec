"""The figures for one query: what the first ten titles are worth, given the grade of each relevant title.

`titles` and the keys of `grades` are spelled as `judged.comparable` does. A title that comes again is worth nothing the
second time and keeps its place, as it does before a reader's eyes.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import log2

DEPTH = 10


def ndcg(titles: Sequence[str], grades: Mapping[str, float]) -> float:
    """Return nDCG@10: the discounted gain as a share of what the best order would have.

    The gain of a title is 2^grade - 1; at place i, counted from 1, it is divided by log2(i + 1) (Burges et al. 2005,
    "Learning to rank using gradient descent").
    """
    best = _discounted(sorted(grades.values(), reverse=True)[:DEPTH])
    return _discounted(_found(titles, grades)) / best


def reciprocal_rank(titles: Sequence[str], grades: Mapping[str, float]) -> float:
    """Return one divided by the place of the first relevant title; 0.0 where the first ten have none."""
    places = (1 / place for place, grade in enumerate(_found(titles, grades), start=1) if grade)
    return next(places, 0.0)


def recall(titles: Sequence[str], grades: Mapping[str, float]) -> float:
    """Return the share of all relevant titles that is among the first ten."""
    return sum(1 for grade in _found(titles, grades) if grade) / len(grades)


def _found(titles: Sequence[str], grades: Mapping[str, float]) -> list[float]:
    """Return the grade at each of the first ten places."""
    shown = titles[:DEPTH]
    return [0 if title in shown[:place] else grades.get(title, 0) for place, title in enumerate(shown)]


def _discounted(found: Iterable[float]) -> float:
    return sum((2**grade - 1) / log2(place + 1) for place, grade in enumerate(found, start=1))
