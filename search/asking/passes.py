"""The passes of a search: as asked; words that only begin so; corrected; two of three. Each only when needed."""

import time
from dataclasses import dataclass, replace

from search.analysis.lexicon import Lexicon
from search.asking import building
from search.asking.correcting import Find, corrected
from search.asking.reading import Reading, read
from search.contract import FILTERS, Query
from search.engines.base import Ask, Found, Order
from search.engines.tree import Node
from search.synonyms.table import Table

FEW = 3
"""Fewer hits than this are little: it is worth looking whether a word was misspelt."""
FEWEST_FOR_RELAXED = 3
ENOUGH = 0.5
"""Seconds after which no further pass is made: a slow engine is not asked again and again."""
ORDERS = {"title": Order("order"), "newest": Order("published", descending=True)}
BROWSE = Order("browse")


@dataclass(frozen=True)
class Outcome:
    """What the last pass found, for which reading, and what the reader may have meant."""

    found: Found
    reading: Reading
    how: str = "plain"
    corrected: str = ""
    """The text that was searched for instead of the one typed."""
    suggested: str = ""
    """A text that finds more; the reader chooses."""


class Passes:
    """Asks one engine, through `find`, until something useful is found."""

    def __init__(self, query: Query, *, find: Find, lexicon: Lexicon, synonyms: Table) -> None:
        self.query, self.find, self.lexicon, self.synonyms = query, find, lexicon, synonyms
        self._started = time.monotonic()

    def run(self) -> Outcome:
        """Return the outcome of the first pass that finds something; of the first of all when none does."""
        reading = self._read(self.query.text)
        if not self.query.text:
            return Outcome(self._ask(building.everything_listed(self.query.locale)), reading)
        if reading.says_nothing:
            return Outcome(Found(0, ()), reading, how="none")
        first = self._strict(reading)
        if first.found.total >= FEW or self._is_late:
            return first
        more = self._corrected(reading, first)
        return more or (first if first.found.total else self._last(reading, first))

    @property
    def _is_late(self) -> bool:
        return time.monotonic() - self._started > ENOUGH

    def _read(self, text: str) -> Reading:
        return read(text, lexicon=self.lexicon, synonyms=self.synonyms)

    def _strict(self, reading: Reading) -> Outcome:
        found = self._ask(building.within(building.strict(reading), self.query.locale))
        return Outcome(found, reading, how="plain" if found.total else "none")

    def _corrected(self, reading: Reading, first: Outcome) -> Outcome | None:
        """Return the outcome for the corrected text: in place of nothing, as a suggestion beside a little."""
        better = corrected(reading, self.query.locale, self.find, self.lexicon)
        if not better or self._is_late:
            return None
        second = self._strict(self._read(better))
        if second.found.total <= first.found.total:
            return None
        if first.found.total:
            return replace(first, suggested=better)
        return replace(second, how="corrected", corrected=better)

    def _last(self, reading: Reading, first: Outcome) -> Outcome:
        for how, node in self._wider(reading):
            if self._is_late:
                break
            found = self._ask(building.within(node, self.query.locale))
            if found.total:
                return Outcome(found, reading, how=how)
        return first

    def _wider(self, reading: Reading) -> list[tuple[str, Node]]:
        ways = [("beginnings", building.strict(reading, beginnings=True))]
        if len(reading.concepts) >= FEWEST_FOR_RELAXED:
            ways.append(("relaxed", building.relaxed(reading)))
        return ways

    def _ask(self, node: Node) -> Found:
        query = self.query
        order = ORDERS.get(query.sort) or (None if query.text else BROWSE)
        chosen = {name: query.filters.of(name) for name in FILTERS if query.filters.of(name)}
        return self.find(
            Ask(node, chosen=chosen, count=FILTERS, first=query.shown.start, size=query.page_size, order=order)
        )
