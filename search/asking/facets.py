"""From an engine's counts to the facets that readers choose from."""

from collections.abc import Mapping

from search.contract import FILTERS, Facet, Filters, Option
from search.vocabulary import Vocabulary


def facets(counts: Mapping[str, Mapping[str, int]], filters: Filters, vocabulary: Vocabulary) -> tuple[Facet, ...]:
    """Return every filter with its values and how many results each would leave.

    A value that would leave nothing is shown only when it is chosen, so that it can be taken away again.
    """
    return tuple(Facet(name, _options(name, counts.get(name, {}), filters.of(name), vocabulary)) for name in FILTERS)


def _options(
    name: str, counts: Mapping[str, int], chosen: tuple[str, ...], vocabulary: Vocabulary
) -> tuple[Option, ...]:
    if not counts and not chosen:
        return ()
    return tuple(
        Option(value, label, counts.get(value, 0), value in chosen)
        for value, label in vocabulary.labels(name).items()
        if value in counts or value in chosen
    )
