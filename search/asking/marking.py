"""Which words of a text answer a query: the same rule by which engines find them."""

from collections.abc import Iterable

from search.analysis.chain import Term
from search.analysis.lexicon import Lexicon
from search.analysis.words import fold, normalise
from search.asking.reading import Reading


class Marker:
    """Tells for each word of a text whether it answers; each distinct word is analysed once."""

    def __init__(self, terms: Iterable[Term], lexicon: Lexicon) -> None:
        wanted = list(terms)
        self._lexicon = lexicon
        self._exact = {term.exact for term in wanted}
        self._stems = {term.stem for term in wanted} | {part for term in wanted for part in term.parts}
        self._folded = {term.fold for term in wanted if term.foldable}
        self._known: dict[str, bool] = {}

    def answers(self, word: str) -> bool:
        """Return whether `word`, as it stands in a text, answers the query."""
        if word not in self._known:
            self._known[word] = self._answers(normalise(word))
        return self._known[word]

    def _answers(self, word: str) -> bool:
        return (
            word in self._exact
            or self._lexicon.stem(word) in self._stems
            or not self._stems.isdisjoint(self._lexicon.parts(word))
            or (bool(self._folded) and fold(word) in self._folded)
        )


def marker(reading: Reading, lexicon: Lexicon) -> Marker:
    """Return the marker of everything that `reading` looks for, synonyms too."""
    terms = [term for concept in reading.concepts for term in concept.terms]
    others = [
        term
        for concept in reading.concepts
        for other in (*concept.alternatives, *concept.compounds)
        for term in other.terms
    ]
    return Marker([*terms, *others], lexicon)
