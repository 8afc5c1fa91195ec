"""The site's lexicon: the built-in one, with the words that the catalogue is sorted by and the names of its places."""

import time
from dataclasses import dataclass
from functools import lru_cache

from peer_pages.models import Area, Keyword, TargetGroup, Topic
from search.analysis.lexicon import Lexicon, built_in
from search.analysis.words import normalise, words_of

LASTS = 60.0
"""Seconds for which a process keeps the lexicon it has; documents of another are made anew at night."""
SHORTEST = 5
FIRM = ("Kommune", "Region")


@dataclass
class _Kept:
    lexicon: Lexicon
    until: float


_kept: list[_Kept] = []


def current() -> Lexicon:
    """Return the lexicon by which documents and queries are analysed now."""
    if not _kept or time.monotonic() > _kept[0].until:
        _kept[:] = [_Kept(of_the_site(), time.monotonic() + LASTS)]
    return _kept[0].lexicon


def forget() -> None:
    """Read the words again at the next question."""
    _kept.clear()


def of_the_site() -> Lexicon:
    """Return the built-in lexicon with single words of taxonomies and keywords, and the names of areas protected."""
    names = [name for model in (TargetGroup, Topic, Keyword) for name in model.objects.values_list("name", flat=True)]
    words = {word.text for name in names if len(found := words_of(name)) == 1 for word in found}
    places = {word.text for name in Area.objects.values_list("name", flat=True) for word in words_of(name)}
    return _with(frozenset(words - places), frozenset(places - set(FIRM)))


@lru_cache(maxsize=2)
def _with(words: frozenset[str], places: frozenset[str]) -> Lexicon:
    """Return the built-in lexicon with these; the same one while they are the same, for it remembers what it found."""
    lexicon = built_in()
    simple = {word for word in words if len(word) >= SHORTEST and not lexicon.parts(normalise(word))}
    return lexicon.with_words(simplex=sorted(simple), protected=sorted(places))
