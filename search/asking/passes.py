"""The passes of a search: as asked; words that only begin so; corrected; two of three. Each only when needed."""

import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace

from search.analysis.lexicon import Lexicon
from search.asking import building
from search.asking.correcting import corrected, likelier
from search.asking.known import Find, Known
from search.asking.reading import Reading, read
from search.asking.shortening import shorter
from search.catalogue.rows import whole_name
from search.contract import FILTERS, Query
from search.engines.base import Ask, Found, Order
from search.engines.tree import Node
from search.synonyms.table import Table
from search.vocabulary import PAST, UNASKED

FEW = 3
"""Fewer hits than this are little: it is worth looking whether a word was misspelt."""
LIKELIER = 5
"""How many times as much another word must find to be suggested beside a little."""
ENOUGH = 0.5
"""Seconds after which an engine is asked no more for the same query: a slow one would be asked again and again."""
STATUS = "status"
BEGINNINGS = "beginnings"
"""How something is found whose words only begin like those of the query."""
ORDERS = {"title": Order("order"), "newest": Order("published", descending=True)}
BROWSE = Order("browse")


@dataclass(frozen=True)
class Outcome:
    """What the last pass found, for which reading, and what the reader may have meant."""

    found: Found
    reading: Reading
    node: Node | None = None
    """What was asked; None when nothing was, since the query says nothing."""
    how: str = "plain"
    corrected: str = ""
    """The text that was searched for instead of the one typed."""
    suggested: str = ""
    """A text that finds more; the reader chooses."""
    has_past: bool = False
    """Whether there is more that is over, which nobody asked for."""
    meant: str = ""
    """The corrected text where that finds nothing either."""
    shorter: tuple[str, ...] = ()
    """Where nothing was found, texts with less that may find something."""


class _LateError(Exception):
    """The engine took long enough; what it found so far is the answer."""


class Passes:
    """Asks one engine, through `find`, until something useful is found."""

    def __init__(self, query: Query, *, find: Find, lexicon: Lexicon, synonyms: Table) -> None:
        self.query, self.lexicon, self.synonyms = query, lexicon, synonyms
        self._find, self._until = find, 0.0
        self._known = Known(self.find, query.locale)
        self._meant = ""

    def run(self) -> Outcome:
        """Return the outcome of the first pass that finds enough; of the best of them when none does."""
        reading = self._read(self.query.text)
        if not self.query.text:
            return self._finished(self._outcome(building.everything_listed(self.query.locale), reading))
        if reading.says_nothing:
            return Outcome(Found(0, ()), reading, how="none")
        until = time.monotonic() + ENOUGH
        first = best = self._strict(reading)
        self._until = until
        with suppress(_LateError):
            for outcome in self._better(best):
                best = outcome
            if not best.found.total:
                best = self._with_shorter(best)
        return self._finished(best, first)

    def _better(self, first: Outcome) -> Iterator[Outcome]:
        """Yield outcomes, each better than the one before, for as long as little was found."""
        if first.found.total >= FEW or self._is_name(first):
            return
        better = self._with_suggestion(first) if first.found.total else self._corrected(first)
        if better:
            yield better
        if wider := self._wider(better or first):
            yield wider

    def _is_name(self, outcome: Outcome) -> bool:
        """Return whether the query is the whole name of what was found first: nothing more was asked for."""
        typed = " ".join(term.exact for term in outcome.reading.terms)
        return any(whole_name(hit.record.get("title", "")) == typed for hit in outcome.found.hits[:1])

    def _read(self, text: str) -> Reading:
        return read(text, lexicon=self.lexicon, synonyms=self.synonyms)

    def _strict(self, reading: Reading) -> Outcome:
        outcome = self._outcome(building.within(building.strict(reading), self.query.locale), reading)
        return outcome if outcome.found.total else replace(outcome, how="none")

    def _outcome(self, node: Node, reading: Reading) -> Outcome:
        return Outcome(self.find(self._page_of(node)), reading, node)

    def _finished(self, last: Outcome, first: Outcome | None = None) -> Outcome:
        """Return the `last` outcome with all that a page says of it; `first` is that of the query as asked."""
        counted = self._counted(last)
        return replace(counted, has_past=self._has_past(first or last, counted))

    def _counted(self, outcome: Outcome) -> Outcome:
        """Return `outcome` with the counts of the filters, which only the last of several passes needs."""
        if outcome.node is None or outcome.found.counts:
            return outcome
        counts = self._find(replace(self._page_of(outcome.node), first=0, size=0)).counts
        return replace(outcome, found=replace(outcome.found, counts=counts))

    def _has_past(self, first: Outcome, last: Outcome) -> bool:
        """Return whether the query as asked would find more if what is over were not left out."""
        if self.query.filters.status or first.node is None:
            return False
        counts = first.found.counts or (last.found.counts if first.node is last.node else {})
        if counts:
            return PAST in counts.get(STATUS, {})
        over = {**chosen(self.query), STATUS: (PAST,)}
        with suppress(_LateError):
            return self.find(Ask(first.node, chosen=over, size=0)).total > 0
        return False

    def _corrected(self, first: Outcome) -> Outcome | None:
        """Return the outcome for the corrected text in place of nothing; None when that finds nothing either."""
        better = corrected(first.reading, self.query.locale, self.find, self.lexicon, self._known)
        self._meant = better
        second = self._strict(self._read(better)) if better else first
        return replace(second, how="corrected", corrected=better) if second.found.total else None

    def _with_shorter(self, last: Outcome) -> Outcome:
        """Return the outcome that found nothing, with what may be searched for instead."""
        reading = self._read(self._meant) if self._meant else last.reading
        texts = shorter(reading, self._known, self._read, self.lexicon)
        return replace(last, meant=self._meant, shorter=texts)

    def _with_suggestion(self, first: Outcome) -> Outcome | None:
        """Return what little was found, with the word that was more likely meant; None when there is none."""
        better = likelier(first.reading, self.query.locale, self.find, self.lexicon)
        if not better:
            return None
        node = building.within(building.strict(self._read(better)), self.query.locale)
        total = self.find(Ask(node, chosen=chosen(self.query), size=0)).total
        return replace(first, suggested=better) if total >= LIKELIER * first.found.total else None

    def _wider(self, first: Outcome) -> Outcome | None:
        """Return the outcome of a wider question; None where there is none, or it finds no more than `first`."""
        way = self._way(first) if first.found.total < FEW else None
        if way is None:
            return None
        how, node = way
        limited = building.within(node, self.query.locale)
        found = self.find(replace(self._page_of(limited), least=first.found.total + 1))
        if found.total <= first.found.total:
            return None
        return replace(first, found=found, node=limited, how="wider" if first.found.total else how)

    def _way(self, first: Outcome) -> tuple[str, Node] | None:
        """Return the wider question: in any of several places, with fewer of several known words, else with words that
        only begin so."""
        firm = first.reading.firm
        if len(first.reading.places) > 1 and not (first.found.total or first.reading.says_either):
            return "relaxed", building.in_any_place(first.reading)
        if len(firm) > 1 and (first.found.total or all(map(self._known.has, firm))):
            return None if self._names_place(first.reading) else ("relaxed", building.relaxed(first.reading))
        return BEGINNINGS, building.strict(first.reading, beginnings=True)

    def _names_place(self, reading: Reading) -> bool:
        """Return whether the query names a place: what is elsewhere is no answer."""
        return bool(reading.places)

    def find(self, ask: Ask) -> Found:
        """Return what the engine finds; when it took long for what was asked before, it is asked no more."""
        if self._until and time.monotonic() > self._until:
            raise _LateError
        return self._find(ask)

    def _page_of(self, node: Node) -> Ask:
        """Return the question for the page that is shown, and for the counts of all filters."""
        query = self.query
        order = ORDERS.get(query.sort) or (None if query.text else BROWSE)
        first, size = query.shown.start, query.page_size
        return Ask(node, chosen=chosen(query), count=FILTERS, first=first, size=size, order=order, least=1)


def chosen(query: Query) -> dict[str, tuple[str, ...]]:
    """Return the values of each filter that has any; what is over is found only where its status is asked for."""
    return {**UNASKED, **{name: query.filters.of(name) for name in FILTERS if query.filters.of(name)}}
