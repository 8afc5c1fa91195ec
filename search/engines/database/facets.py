"""Filters and counts over entries, in plain Python."""

from collections import Counter
from collections.abc import Iterable

from search.contract import FILTERS, Facet, Filters, Option
from search.engines.database.entry import Entry
from search.vocabulary import Vocabulary


def passes(entry: Entry, filters: Filters, *, but: str = "") -> bool:
    """Return whether an entry has a chosen value of every filter; `but` names a filter to leave out."""
    return all(
        not chosen.isdisjoint(entry.of(name))
        for name in FILTERS
        if name != but and (chosen := frozenset(filters.of(name)))
    )


def facets(entries: Iterable[Entry], filters: Filters, vocabulary: Vocabulary) -> tuple[Facet, ...]:
    """Return every filter with its values and how many of `entries` the other filters leave of each.

    A value that would leave nothing is shown only when it is chosen, so that it can be taken away again.
    """
    entries = list(entries)
    return tuple(Facet(name, _options(name, entries, filters, vocabulary)) for name in FILTERS)


def _options(name: str, entries: list[Entry], filters: Filters, vocabulary: Vocabulary) -> tuple[Option, ...]:
    chosen = filters.of(name)
    counts = Counter(value for entry in entries if passes(entry, filters, but=name) for value in entry.of(name))
    return tuple(
        Option(value, label, counts[value], value in chosen)
        for value, label in vocabulary.labels(name).items()
        if counts[value] or value in chosen
    )
