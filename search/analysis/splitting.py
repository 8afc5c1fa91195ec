"""Taking compounds apart, carefully: all of it is known, or one long known word stands at its border."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from search.analysis.inflection import forms_of, modifiers_of

LONGEST = 48
"""Letters of a word that is still taken apart."""
MOST_PIECES = 4
SHORTEST = 5
SHORT = 3
SHORTEST_BORDER = 6
"""Letters of a known word at the end, behind an unknown one."""
SHORTEST_FRONT = 5
"""Letters of a known word at the beginning, before an unknown one."""
SHORTEST_UNKNOWN = 4
"""Letters of an unknown piece that can be looked for."""
_VOWELS = frozenset("aeiouyæøå")
# What in front of a known word makes another word of it, not a compound.
_PREFIXES = frozenset(
    "bort ekstra foran forud frem gennem hyper hver igen imod inde inden inter kontra mellem over para sammen"
    " selve super trans uden under uover vice".split()
)
# What behind a known word makes another form or another word of it, not a compound.
_SUFFIX = re.compile(
    "(?!an[bdfghklmsv]|ind[^e]|ned|net)(?:agtig|al|an|ar|at|dom|e[ldnrt]|gelse|gtig|hed|i[aeklonstv]|kab|krati|lig|ling|ls"
    "|n[eis]|or|r[eins]|sk|som|t[eio]|uel|um)"
)
# How a Danish word begins.
_BEGINNING = re.compile("(?:[bcfghkp][jlr]?|[dt][jrv]?|[jlmnr]|gn|kn|kv|vr?|s[jlmnv]?|s[kpt][jlrv]?)?[aeiouyæøå]")
# What takes an s as the front of a compound whatever follows.
_TAKES_S = re.compile("(?:dom|else|hed|i[no]n|ing|itet|ling|ment|ning|sel|skab|tion)$")


@dataclass(frozen=True)
class Piece:
    """A part of a compound: the word it is, where it begins in the compound, and whether it is looked for."""

    word: str
    start: int
    named: bool = True


@dataclass(frozen=True)
class Split:
    """A compound taken apart: all of it, from the first letter to the last but for linking letters."""

    pieces: tuple[Piece, ...]


@dataclass(frozen=True, eq=False)
class Splitter:
    """Takes words apart into `simplex` words; `names` stand in front only, `tails` at the end only, unnamed."""

    simplex: frozenset[str]
    names: frozenset[str]
    tails: frozenset[str]
    irregular: Mapping[str, str]

    @cached_property
    def heads(self) -> Mapping[str, str]:
        """Return the word by each form in which it ends a compound."""
        made = {form: word for word in sorted(self.simplex) for form in forms_of(word)}
        known = {form: word for form, word in self.irregular.items() if word in self.simplex}
        return made | known | {word: word for word in self.simplex}

    @cached_property
    def modifiers(self) -> Mapping[str, str]:
        """Return the word by each form in which it stands in front."""
        names = {name for name in self.names if len(name) > SHORT}
        made = {form: word for word in sorted(names | self.simplex) for form in modifiers_of(word)}
        known = {form: word for form, word in self.irregular.items() if word in self.simplex}
        return known | made | {word: word for word in self.simplex}

    @cached_property
    def ends(self) -> Mapping[str, str]:
        """Return the tail by each of its forms."""
        return {form: tail for tail in sorted(self.tails) for form in forms_of(tail)} | {
            tail: tail for tail in self.tails
        }

    def split(self, word: str) -> Split | None:
        """Return `word` taken apart; None for a word that is known as it is, is too long, or cannot be read."""
        if not SHORTEST < len(word) <= LONGEST or word in self.heads or not word.isalpha():
            return None
        pieces = self._known(word)
        return Split(pieces) if pieces else self._with_unknown(word)

    def inside(self, word: str) -> tuple[str, ...]:
        """Return the words that `word` is made of, the last one first; where it cannot be read, the longest known one
        at its end and at its beginning."""
        if split := self.split(word):
            return tuple(dict.fromkeys(piece.word for piece in reversed(split.pieces) if piece.named))
        ends = (self.heads.get(word[start:], "") for start in range(SHORT, len(word) - SHORTEST_FRONT + 1))
        fronts = (self.modifiers.get(word[:end], "") for end in range(len(word) - SHORT, SHORTEST_FRONT - 1, -1))
        found = (next((one for one in some if len(one) >= SHORTEST_FRONT), "") for some in (ends, fronts))
        return tuple(dict.fromkeys(filter(None, found)))

    def _known(self, word: str) -> tuple[Piece, ...]:
        """Return the fewest known pieces that make up `word`; of equally few those with the longest head."""
        best: dict[int, tuple[Piece, ...]] = {}
        for start in range(len(word) - 2, -1, -1):
            found = [way for way in self._from(word, start, best) if len(way) <= MOST_PIECES]
            if found:
                best[start] = min(found, key=lambda way: (len(way), way[-1].start))
        pieces = best.get(0, ())
        return pieces if len(pieces) > 1 else ()

    def _from(self, word: str, start: int, best: Mapping[int, tuple[Piece, ...]]) -> Iterator[tuple[Piece, ...]]:
        """Yield the ways to read `word` from `start`, given the best ways from later places."""
        rest = word[start:]
        if start and len(self.heads.get(rest, "")) >= SHORT:
            yield (Piece(self.heads[rest], start),)
        elif start and rest in self.ends:
            yield (Piece(self.ends[rest], start, named=False),)
        for later, way in best.items():
            front = word[start:later]
            if front in self.modifiers and (later - start > SHORT - 1 or (not start and len(word) - later > SHORT)):
                yield (Piece(self.modifiers[front], start), *way)

    def _with_unknown(self, word: str) -> Split | None:
        """Return `word` with a known word at its end, else at its beginning, beside one that is not known."""
        for start in range(SHORTEST_UNKNOWN, len(word) - SHORTEST_BORDER + 1):
            head = self.heads.get(word[start:], "")
            if len(head) >= SHORTEST_BORDER and _is_modifier(word[:start]):
                return Split((Piece(word[:start], 0), Piece(head, start)))
        for end in range(len(word) - SHORTEST_UNKNOWN, SHORTEST_FRONT - 1, -1):
            front = self.modifiers.get(word[:end], "")
            if len(front) >= SHORTEST_FRONT and _is_linked(front, word[:end]) and _is_head(word[end:]):
                return Split((Piece(front, 0), Piece(word[end:], end)))
        return None


def _is_modifier(front: str) -> bool:
    word = front.removesuffix("s")
    return len(word) >= SHORTEST_UNKNOWN and word not in _PREFIXES and not _VOWELS.isdisjoint(word)


def _is_linked(word: str, front: str) -> bool:
    """Return whether `front` is sure to be `word` with its link: the s may belong to what follows."""
    return front == (word + "s" if _TAKES_S.search(word) else word)


def _is_head(rest: str) -> bool:
    return _SUFFIX.match(rest) is None and _BEGINNING.match(rest) is not None
