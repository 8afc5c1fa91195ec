"""What to search for in place of a text that finds nothing: less of it."""

from collections.abc import Callable, Iterator, Mapping

from search.analysis.lexicon import Lexicon
from search.analysis.words import normalise, with_words, words_of
from search.asking.known import Known
from search.asking.reading import Concept, Reading
from search.asking.small_words import SMALL_WORDS

MOST = 5
"""Texts, of which each may cost a search."""
SHORTEST_PART = 4
AFTER_A_PLACE = frozenset({"kommune", "kommunes"})
BEFORE_A_PLACE = SMALL_WORDS | {"region"}


def shorter(reading: Reading, known: Known, read: Callable[[str], Reading], lexicon: Lexicon) -> tuple[str, ...]:
    """Return texts with less than `reading` has, the nearest to it first: what the catalogue knows of it, that without
    its places, and each thing alone. Of a compound that nobody wrote, a part that somebody did counts as known.
    """
    kept = {one: tuple(_known(one, known, read, lexicon)) for one in reading.firm}
    left = {term.exact: "" for one, texts in kept.items() if one.text not in texts for term in one.terms}
    left |= {one.text: texts[0] for one, texts in kept.items() if texts and one.text not in texts}
    places = {term.exact: "" for one in reading.places for term in one.terms}
    beside = AFTER_A_PLACE | BEFORE_A_PLACE if places else frozenset()
    alone = (text for one, texts in kept.items() if not one.is_place for text in texts if text not in beside)
    texts = (_with(left, reading.text), _with(left | places, reading.text), *alone)
    return tuple(text for text in dict.fromkeys(texts) if text and text != reading.text)[:MOST]


def _known(one: Concept, known: Known, read: Callable[[str], Reading], lexicon: Lexicon) -> Iterator[str]:
    """Yield the concept if the catalogue knows it, else those of its parts that it knows."""
    if known.has(one):
        yield one.text
        return
    parts = lexicon.inside(one.text) if len(one.terms) == 1 else ()
    yield from (part for part in parts if len(part) >= SHORTEST_PART and all(map(known.has, read(part).firm)))


def _with(others: Mapping[str, str], text: str) -> str:
    """Return `text` with other words for some, "" for none; what only tied those to the rest goes with them."""
    words = words_of(text)
    new = [others.get(normalise(word.text), word.text) for word in words]
    for at in range(len(words)):
        if new[at]:
            continue
        before = at - 1
        while before >= 0 and normalise(words[before].text) in BEFORE_A_PLACE:
            new[before] = ""
            before -= 1
        if at + 1 < len(words) and normalise(words[at + 1].text) in AFTER_A_PLACE:
            new[at + 1] = ""
    pieces = [piece for piece in with_words(text, new).split() if any(map(str.isalnum, piece)) or "§" in piece]
    while pieces and normalise(pieces[0]) in SMALL_WORDS:
        del pieces[0]
    return " ".join(pieces).strip(" ,.;:!?")
