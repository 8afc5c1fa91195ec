"""Which words of a text answer a query: the same rule by which engines find them."""

import re
from collections.abc import Iterable, Iterator

from search.analysis.chain import Term
from search.analysis.lexicon import Lexicon
from search.analysis.words import distinct, fold, normalise
from search.asking.building import SHORTEST_BEGINNING
from search.asking.reading import Reading


class Marker:
    """Tells where the words of a text answer; each distinct word is analysed once. With `beginnings`, one that only
    begins like a term does, too.
    """

    def __init__(self, terms: Iterable[Term], lexicon: Lexicon, *, beginnings: bool = False) -> None:
        wanted = list(terms)
        self._lexicon = lexicon
        self._exact = {term.exact for term in wanted}
        self._beginnings = tuple(word for word in self._exact if beginnings and len(word) >= SHORTEST_BEGINNING)
        self._stems = {term.stem for term in wanted} | {part for term in wanted for part in term.parts}
        self._folded = {term.fold for term in wanted if term.foldable}
        self._traces = _shortest(self._exact.union(*map(lexicon.traces, self._stems)))
        self._has_trace = re.compile("|".join(map(re.escape, self._traces))).search
        self._seen: set[str] = set()
        self._answering: set[str] = set()

    def places(self, text: str) -> list[tuple[int, int]]:
        """Return where words that answer the query begin and end in `text`, in their order."""
        if not self._may_be_in(text):
            return []
        fresh = distinct(text) - self._seen
        self._seen |= fresh
        self._answering.update(word for word in fresh if self._answers(normalise(word)))
        return list(_one_by_one(place for word in self._answering for place in _places_of(word, text)))

    def _may_be_in(self, text: str) -> bool:
        """Return False, quickly, for most texts without a word that answers."""
        plain = text.lower().replace("aa", "å").replace("ae", "æ").replace("oe", "ø")
        if not plain.replace("æ", "").replace("ø", "").replace("å", "").replace("–", "").isascii():
            return True
        joined = plain.replace(".", "").replace("-", "")  # "B.U.P." and "e-mail" are words
        if any(trace in plain or trace in joined for trace in self._traces):
            return True
        return bool(self._folded) and any(word in fold(joined) or word in fold(plain) for word in self._folded)

    def _answers(self, word: str) -> bool:
        if word in self._exact or word.startswith(self._beginnings) or (self._folded and fold(word) in self._folded):
            return True
        if not self._has_trace(word):
            return False
        stem, parts = self._lexicon.analysed(word)
        return stem in self._stems or not self._stems.isdisjoint(parts)


def _shortest(traces: Iterable[str]) -> list[str]:
    """Return those of `traces` that have no other of them inside: what has the longer one has that, too."""
    kept: list[str] = []
    for trace in sorted(traces, key=len):
        if not any(shorter in trace for shorter in kept):
            kept.append(trace)
    return kept


def _places_of(word: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield where `word` stands as a word of its own."""
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        if not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()):
            yield start, end
        start = text.find(word, end)


def _one_by_one(places: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield `places` in their order, without those within a longer one: "mail" in "e-mail"."""
    after = 0
    for start, end in sorted(places, key=lambda place: (place[0], -place[1])):
        if start >= after:
            yield start, end
            after = end


def marker(reading: Reading, lexicon: Lexicon, *, beginnings: bool = False) -> Marker:
    """Return the marker of everything that `reading` looks for, synonyms too."""
    terms = [term for concept in reading.concepts for term in concept.terms]
    others = [
        term
        for concept in reading.concepts
        for other in (*concept.alternatives, *concept.compounds, *concept.remade)
        for term in other.terms
    ]
    return Marker([*terms, *others], lexicon, beginnings=beginnings)
