"""From an engine's counts to the facets that readers choose from."""

from collections.abc import Mapping
from heapq import nlargest

from search.contract import FILTERS, Facet, Filters, Option
from search.vocabulary import Vocabulary

MOST = 100
"""Values that a facet offers: more than there are municipalities, fewer than anybody would read through."""


def facets(counts: Mapping[str, Mapping[str, int]], filters: Filters, vocabulary: Vocabulary) -> tuple[Facet, ...]:
    """Return every filter with its values and how many results each would leave.

    A value that would leave nothing is offered only when it is chosen, so that it can be taken away again; of very
    many values only those with the most results are.
    """
    return tuple(_facet(name, counts.get(name, {}), filters.of(name), vocabulary) for name in FILTERS)


def _facet(name: str, counts: Mapping[str, int], chosen: tuple[str, ...], vocabulary: Vocabulary) -> Facet:
    offered = {*_most(counts), *chosen}
    if not offered:
        return Facet(name)
    labels = vocabulary.labels(name)
    options = tuple(
        Option(value, labels[value], counts.get(value, 0), value in chosen) for value in labels if value in offered
    )
    return Facet(name, options, left_out=len(counts.keys() - offered))


def _most(counts: Mapping[str, int]) -> list[str] | Mapping[str, int]:
    """Return the values with the most results; which of equals does not depend on the engine."""
    if len(counts) <= MOST:
        return counts
    return nlargest(MOST, counts, key=lambda value: (counts[value], value))
