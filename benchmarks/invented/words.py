"""An invented Danish vocabulary: simple words and compounds of them, each written as often as its rank says (Zipf)."""

from __future__ import annotations

from functools import cached_property
from itertools import accumulate
from random import Random

from search.analysis import builtin
from search.asking.small_words import SMALL_WORDS

COMPOUNDS = 22_000
SHIFT = 2.7
"""Mandelbrot's: the first words of a language are a little less frequent than Zipf's law has them."""


class Words:
    """The vocabulary, the most frequent word first: small words, simple words, compounds."""

    def __init__(self) -> None:
        chance = Random("words")
        self.small = sorted(SMALL_WORDS)
        self.simple = sorted(word for word in builtin.normalised("simplex.txt") if len(word) > 2)
        chance.shuffle(self.small)
        chance.shuffle(self.simple)
        made = (chance.choice(self.simple) + chance.choice(self.simple) for _ in range(COMPOUNDS))
        self.ranked = [*self.small, *self.simple, *dict.fromkeys(made)]

    @cached_property
    def _weights(self) -> list[float]:
        return list(accumulate(1 / (rank + SHIFT) for rank in range(1, len(self.ranked) + 1)))

    @cached_property
    def _title_weights(self) -> list[float]:
        first = self._weights[len(self.small) - 1]
        return [weight - first for weight in self._weights[len(self.small) :]]

    def text(self, chance: Random, words: int) -> str:
        """Return so many words in sentences, drawn by frequency."""
        drawn = chance.choices(self.ranked, cum_weights=self._weights, k=words)
        return " ".join(" ".join(drawn[at : at + 14]).capitalize() + "." for at in range(0, words, 14))

    def title(self, chance: Random) -> str:
        """Return a few words that are not small."""
        named = self.ranked[len(self.small) :]
        drawn = chance.choices(named, cum_weights=self._title_weights, k=chance.randint(2, 4))
        return " ".join(drawn).capitalize()
