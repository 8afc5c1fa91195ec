"""What is known of Danish words: which make up compounds, which stay whole, and which stems the stemmer misses."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property, lru_cache
from hashlib import blake2s
from itertools import combinations

from search.analysis import builtin
from search.analysis.splitting import Split, Splitter
from search.analysis.stemmer import snowball
from search.analysis.words import fold, normalise

ANALYSIS_VERSION = 1
"""To be raised when the steps change: documents of another version are analysed anew."""
REMEMBERED = 100_000


@dataclass(frozen=True, eq=False)
class Lexicon:
    """Words, normalised. Two lexicons with the same content have the same fingerprint."""

    simplex: frozenset[str] = frozenset()
    """Simple words that compounds are made of."""
    protected: frozenset[str] = frozenset()
    """Words never taken apart nor stemmed: the names of places."""
    overrides: Mapping[str, str] = field(default_factory=dict)
    """Stem by inflected form, for what the stemmer splits wrongly."""
    tails: frozenset[str] = frozenset()
    """Words that end a compound and are nothing to look for by themselves."""
    plain: frozenset[str] = frozenset()
    """Words without Danish letters that other words differ from by these alone."""

    @cached_property
    def fingerprint(self) -> str:
        """Return a short digest of the content and of the version of the steps."""
        digest = blake2s(str(ANALYSIS_VERSION).encode(), digest_size=8)
        pairs = (f"{form}>{stem}" for form, stem in self.overrides.items())
        for words in (self.simplex, self.protected, pairs, self.tails, self.plain):
            digest.update(("\n".join(sorted(words)) + "\0").encode())
        return digest.hexdigest()

    def stem(self, word: str) -> str:
        """Return the stem of a normalised `word`; of a compound the stem of its last part behind the rest."""
        return self.analysed(word)[0]

    def parts(self, word: str) -> tuple[str, ...]:
        """Return the stems of what a normalised compound is made of, and of the compounds in it; () for any other."""
        return self.analysed(word)[1]

    @cached_property
    def pieces(self) -> Callable[[str], tuple[str, ...]]:
        """Return the function that gives the stems of the smallest parts of a normalised word, which together are the
        whole compound, or () where a part is not known; it remembers the latest."""
        return lru_cache(maxsize=REMEMBERED // 10)(self._pieces)

    def _pieces(self, word: str) -> tuple[str, ...]:
        split = None if self._name(word) else self._splitter.split(word)
        if split is None:
            return ()
        return tuple(dict.fromkeys(self.stem(piece.word) for piece in split.pieces if piece.named))

    def inside(self, word: str) -> tuple[str, ...]:
        """Return the words in a normalised compound, the last one first; known ones where it cannot be read as one."""
        return () if self._name(word) else self._splitter.inside(word)

    def with_words(self, *, simplex: Iterable[str] = (), protected: Iterable[str] = ()) -> "Lexicon":
        """Return a lexicon with these words too."""
        return replace(
            self,
            simplex=self.simplex | {normalise(word) for word in simplex if word},
            protected=self.protected | {normalise(word) for word in protected if word},
        )

    def is_known(self, word: str) -> bool:
        """Return whether a normalised `word` is a word of its own without Danish letters, so that none are missing."""
        return word in self.plain or word in self.overrides or word in self.protected or word in self._splitter.heads

    def unfolded(self, word: str) -> str:
        """Return the known word that is `word` without its Danish letters; "" when there is none."""
        return self._unfolded.get(word, "")

    def traces(self, stem: str) -> frozenset[str]:
        """Return strings of which every normalised word with this stem, or with a part of it, has at least one."""
        cuts = range(len(stem))
        return frozenset({stem, *(stem[:at] + form for at in cuts for form in self._irregular.get(stem[at:], ()))})

    @cached_property
    def _irregular(self) -> Mapping[str, frozenset[str]]:
        """Return by stem the forms of words that do not have it in them: "børn" of "barn"."""
        bases = (*self._splitter.heads.items(), *self._splitter.modifiers.items(), *self._splitter.ends.items())
        pairs = ((form, self.stem(base)) for form, base in bases)
        found: dict[str, set[str]] = defaultdict(set)
        for form, stem in (*self.overrides.items(), *pairs):
            if stem not in form:
                found[stem].add(form)
        return {stem: frozenset(forms) for stem, forms in found.items()}

    @cached_property
    def _splitter(self) -> Splitter:
        return Splitter(self.simplex, self.protected, self.tails, self.overrides)

    @cached_property
    def _unfolded(self) -> Mapping[str, str]:
        genitives = (name + "s" for name in self.protected)
        words = (*genitives, *self.protected, *self.overrides, *self._splitter.heads, *self.simplex)
        return {fold(word): word for word in words if fold(word) != word}

    @cached_property
    def analysed(self) -> Callable[[str], tuple[str, tuple[str, ...]]]:
        """Return the function that gives (stem, parts) of a normalised word and remembers the latest."""
        return lru_cache(maxsize=REMEMBERED)(self._analyse)

    def _analyse(self, word: str) -> tuple[str, tuple[str, ...]]:
        if name := self._name(word):
            return name, ()
        split = self._splitter.split(word)
        parts = tuple(dict.fromkeys(self._of(word, split))) if split else ()
        return self._stem(word, split), parts

    def _stem(self, word: str, split: Split | None) -> str:
        if word in self.overrides:
            return self.overrides[word]
        if word in self._splitter.heads:
            base = self._splitter.heads[word]
            return self.overrides.get(base) or snowball(base)
        if split is None:
            return snowball(word)
        last = split.pieces[-1]
        return word[: last.start] + self.stem(last.word)

    def _of(self, word: str, split: Split) -> Iterator[str]:
        """Yield the stems of all pieces, and of neighbours together up to less than the whole."""
        pieces, last = split.pieces, len(split.pieces) - 1
        yield from (self.stem(piece.word) for piece in pieces if piece.named)
        for first, final in combinations(range(len(pieces)), 2):
            if (first, final) != (0, last) and pieces[final].named:
                yield word[pieces[first].start : pieces[final].start] + self.stem(pieces[final].word)

    def _name(self, word: str) -> str:
        """Return the name that `word` is, also in the genitive."""
        if word in self.protected:
            return word
        return word[:-1] if word.endswith("s") and word[:-1] in self.protected else ""


@cache
def built_in() -> Lexicon:
    """Return the lexicon of the words in `data/`."""
    return Lexicon(
        simplex=builtin.normalised("simplex.txt") | builtin.normalised("whole.txt"),
        protected=builtin.normalised("places.txt"),
        overrides=builtin.overrides(),
        tails=builtin.normalised("tails.txt"),
        plain=builtin.inflected("plain.txt"),
    )
