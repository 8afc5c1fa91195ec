"""From a reading to the tree that engines answer."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from search.analysis.chain import Term as Word
from search.analysis.words import normalise, words_of
from search.asking import weights
from search.asking.reading import Concept, Reading
from search.engines.schema import PIECES, TEXTS, token_field
from search.engines.tree import (
    AnyOf,
    Best,
    Boost,
    Constant,
    Everything,
    Must,
    Node,
    Phrase,
    Plus,
    Prefix,
    Some,
    Term,
    Where,
)

SHORTEST_BEGINNING = 4


def within(node: Node, locale: str) -> Node:
    """Return `node` within one language."""
    return Where(node, (AnyOf("locale", (locale,)),))


def everything_listed(locale: str) -> Node:
    """Return what is there when nothing is asked for."""
    return Where(Everything(), (AnyOf("locale", (locale,)), AnyOf("listed", ("1",))))


def strict(reading: Reading, *, beginnings: bool = False) -> Node:
    """Return what must find all that `reading` is about; with `beginnings`, words may only begin like that."""
    if reading.says_either:
        return in_any_place(reading, beginnings=beginnings)
    firm = [concept(one, beginnings=beginnings) for one in reading.firm]
    return _whole((*_recognised(reading), *firm), reading)


def in_any_place(reading: Reading, *, beginnings: bool = False) -> Node:
    """Return what must find all that `reading` is about, but only one of the places that it names."""
    places = Best(tuple(concept(one) for one in reading.places), weights.TIE)
    others = [concept(one, beginnings=beginnings) for one in reading.firm if not one.is_place]
    return _whole((*_recognised(reading), places, *others), reading)


def relaxed(reading: Reading) -> Node:
    """Return what need find only two of three concepts; what was recognised for sure must be there."""
    some = Some(tuple(concept(one) for one in reading.firm), least_of(len(reading.firm)))
    return _whole((*_recognised(reading), some), reading)


def _whole(parts: tuple[Node, ...], reading: Reading) -> Node:
    found: Node = Must(parts)
    if reading.loose:
        found = Plus(found, tuple(concept(one) for one in reading.loose))
    return _with_names(found, reading)


def least_of(concepts: int) -> int:
    """Return how many of so many concepts a page must have when it need not have all: two of three."""
    return max(1, concepts * 2 // 3)


def concept(one: Concept, *, beginnings: bool = False) -> Node:
    """Return what finds a concept: its words, or what may stand for them."""
    if one.has_small_words and len(one.terms) > 1:
        own = _together(one.terms)
    else:
        own = _all([word(term, beginnings=beginnings) for term in one.terms])
    others: list[Node] = [Boost(_together(other.terms), other.weight) for other in one.alternatives if other.terms]
    others += [_as_one(term) for other in one.compounds for term in other.terms]
    others += [Boost(_apart(term.parts), other.weight) for other in one.remade for term in other.terms]
    return Best((own, *others), weights.TIE) if others else own


@lru_cache(maxsize=1_000)
def _as_one(term: Word) -> Node:
    """Return what finds a compound as it is, not taken apart."""
    levels = ("exact", "stem")
    return Best(tuple(_at(text, level, getattr(term, level)) for text in TEXTS for level in levels), weights.TIE)


@lru_cache(maxsize=1_000)
def word(term: Word, *, beginnings: bool = False) -> Node:
    """Return what finds one word in any text at any level."""
    return Best(tuple(_ways(term, beginnings=beginnings)), weights.TIE)


def _ways(term: Word, *, beginnings: bool) -> Iterator[Node]:
    """Yield each way in which a word may stand in a text.

    A compound may be written apart.
    """
    for text in TEXTS:
        yield _at(text, "exact", term.exact)
        yield _at(text, "stem", term.stem)
        yield _at(text, "parts", term.stem)
        if term.foldable:
            yield _at(text, "fold", term.fold)
        if beginnings and len(term.exact) >= SHORTEST_BEGINNING:
            yield Boost(Prefix(token_field(text, "exact"), term.exact), weights.BEGINNING * weights.FIELDS[text])
    if len(term.parts) > 1:
        yield _apart(term.parts)


@lru_cache(maxsize=1_000)
def _apart(parts: tuple[str, ...]) -> Node:
    """Return what finds the parts of a compound in one text, each a word of its own or in another compound."""
    pieces = {text: tuple(Term(token_field(text, PIECES), part) for part in parts) for text in TEXTS}
    ways = (Boost(Must(found), weights.FIELDS[text] * weights.SPLIT) for text, found in pieces.items())
    return Best(tuple(ways), weights.TIE)


def _at(text: str, level: str, value: str) -> Node:
    return Boost(Term(token_field(text, level), value), weights.FIELDS[text] * weights.LEVELS[level])


def _together(terms: Sequence[Word]) -> Node:
    """Return what finds the words of an alternative: several only one after the other."""
    if len(terms) == 1:
        return word(terms[0])
    stems = tuple(term.stem for term in terms)
    ways = [Boost(Phrase(token_field(text, "stem"), stems), weights.FIELDS[text]) for text in TEXTS]
    return Best(tuple(ways), weights.TIE)


def _recognised(reading: Reading) -> Iterator[Node]:
    """Yield what must find the addresses, numbers and paragraphs that the query names."""
    for email in reading.emails:
        words = tuple(normalise(one.text) for one in words_of(email))
        written = [Phrase(token_field(text, "exact"), words) for text in ("names", "body")]
        yield Best((Constant(AnyOf("email", (email,)), weights.EMAIL), *written))
    if reading.is_number:
        yield Constant(AnyOf("phone", (reading.phone,)), weights.PHONE)
    if reading.paragraphs:
        each = (Constant(AnyOf("paragraph", (one,)), weights.PARAGRAPH) for one in reading.paragraphs)
        yield Best(tuple(each), weights.TIE)


def _with_names(node: Node, reading: Reading) -> Node:
    """Return `node` with more for a whole name, its beginning, and the words one after the other."""
    typed = " ".join(term.exact for term in reading.terms)
    if not typed:
        return node
    extras: list[Node] = [
        Constant(AnyOf("named", (typed,)), weights.WHOLE_NAME),
        Constant(AnyOf("belongs", (typed,)), weights.WHOLE_ORGANISATION),
        Constant(Prefix("named", f"{typed} "), weights.START_OF_NAME),
    ]
    if len(reading.terms) > 1:
        words = tuple(term.exact for term in reading.terms)
        extras += [Boost(Phrase(token_field(text, "exact"), words), by) for text, by in weights.PHRASE.items()]
    found: Node = Plus(node, tuple(extras))
    if not reading.phone or reading.is_number:
        return found
    part = Constant(AnyOf("phone", (reading.phone,)), weights.END_OF_PHONE)
    return Best((found, part)) if all(one.is_general for one in reading.concepts) else Plus(found, (part,))


def _all(nodes: Iterable[Node]) -> Node:
    parts = tuple(nodes)
    return parts[0] if len(parts) == 1 else Must(parts)
