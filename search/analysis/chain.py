"""From a text to the tokens that engines index, and from a query to the terms that they look up."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from search.analysis.lexicon import Lexicon
from search.analysis.words import APOSTROPHES, WORD, fold, joined, normalise

SHORTEST_FOLDED = 4
SHORTEST_UNKNOWN_FOLDED = 7
"""Letters of an unknown word without Danish letters that may stand for one with them."""
_HYPHENATED = re.compile(r"[^\W_]{2,40}(?:-[^\W_]{2,40}){1,3}")


@dataclass(frozen=True)
class Tokens:
    """The tokens of a text, with spaces between. Token i of `exact` and of `stem` is word i of the text."""

    exact: str
    stem: str
    parts: str
    """What compounds are made of, and hyphenated words in one; in no particular place."""
    fold: str


@dataclass(frozen=True)
class Term:
    """One word of a query. `parts`, all of them together, are an alternative to the word itself."""

    exact: str
    stem: str
    """Of the known word that is meant, where the word has lost its Danish letters."""
    fold: str
    parts: tuple[str, ...]
    foldable: bool
    """Whether `fold` is looked up: the word may have been written without its Danish letters."""


def analyse(text: str, lexicon: Lexicon) -> Tokens:
    """Return the tokens of `text` for the index."""
    written = WORD.findall(text)
    exact = [normalise(word) for word in written]
    analysed = [lexicon.analysed(word) for word in exact]
    parts = [part for _, some in analysed for part in some]
    for word in _in_one(text):
        parts += [word, lexicon.stem(word), *lexicon.parts(word)]
    whole = " ".join(exact)
    return Tokens(exact=whole, stem=" ".join([stem for stem, _ in analysed]), parts=" ".join(parts), fold=fold(whole))


def query_terms(text: str, lexicon: Lexicon) -> list[Term]:
    """Return a term for each word of the query `text`, without synonyms."""
    return [_term(normalise(word), lexicon) for word in WORD.findall(text)]


def matches(term: Term, tokens: Tokens) -> bool:
    """Return whether a text with `tokens` is found by `term`: the rule that the engines follow."""
    stems = {*tokens.stem.split(), *tokens.parts.split()}
    return (
        term.exact in tokens.exact.split()
        or term.stem in stems
        or (term.foldable and term.fold in tokens.fold.split())
        or (bool(term.parts) and stems.issuperset(term.parts))
    )


def found(query: str, text: str, lexicon: Lexicon) -> bool:
    """Return whether each word of `query` finds `text`; a query without words finds nothing."""
    tokens = analyse(text, lexicon)
    terms = query_terms(query, lexicon)
    return bool(terms) and all(matches(term, tokens) for term in terms)


def _term(word: str, lexicon: Lexicon) -> Term:
    pieces = lexicon.pieces(word)
    foldable = _is_foldable(word, lexicon)
    return Term(
        exact=word,
        stem=lexicon.stem(lexicon.unfolded(word) or word) if foldable else lexicon.stem(word),
        fold=fold(word),
        parts=pieces if len(pieces) > 1 else (),
        foldable=foldable,
    )


def _is_foldable(word: str, lexicon: Lexicon) -> bool:
    """Return whether `word` may have lost its Danish letters: it has none, and is no word as it stands."""
    if len(word) < SHORTEST_FOLDED or fold(word) != word or lexicon.is_known(word):
        return False
    return len(word) >= SHORTEST_UNKNOWN_FOLDED or bool(lexicon.unfolded(word))


def _in_one(text: str) -> Iterator[str]:
    """Yield what is written with a hyphen or an apostrophe as one word: "peer-støtte" as "peerstøtte"."""
    for chunk in text.split():
        if "-" in chunk:
            yield from (normalise(found.group().replace("-", "")) for found in _HYPHENATED.finditer(chunk))
        if not APOSTROPHES.isdisjoint(chunk):
            yield from (joined(word) for word in WORD.findall(chunk) if not APOSTROPHES.isdisjoint(word))
