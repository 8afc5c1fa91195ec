"""From a reading to the tree that engines answer."""

from collections.abc import Iterable, Iterator, Sequence
from math import ceil

from search.analysis.chain import Term as Word
from search.asking import weights
from search.asking.reading import Concept, Reading
from search.engines.schema import TEXTS, token_field
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
    """Return what must find all of what `reading` is about; with `beginnings`, words may only begin like that."""
    parts = [*_recognised(reading), *(concept(one, beginnings=beginnings) for one in reading.concepts)]
    return _with_names(Must(tuple(parts)), reading)


def relaxed(reading: Reading) -> Node:
    """Return what need find only two of three concepts; what was recognised for sure must be there."""
    concepts = tuple(concept(one) for one in reading.concepts)
    some = Some(concepts, ceil(len(concepts) * 2 / 3))
    return _with_names(Must((*_recognised(reading), some)), reading)


def concept(one: Concept, *, beginnings: bool = False) -> Node:
    """Return what finds a concept: its words, or what may stand for them."""
    own = _all([word(term, beginnings=beginnings) for term in one.terms])
    others = [Boost(_together(other.terms), other.weight) for other in one.alternatives if other.terms]
    return Best((own, *others), weights.TIE) if others else own


def word(term: Word, *, beginnings: bool = False) -> Node:
    """Return what finds one word in any text at any level."""
    return Best(tuple(_ways(term, beginnings=beginnings)), weights.TIE)


def _ways(term: Word, *, beginnings: bool) -> Iterator[Node]:
    for text in TEXTS:
        yield _at(text, "exact", term.exact)
        yield _at(text, "stem", term.stem)
        yield _at(text, "parts", term.stem)
        if term.foldable:
            yield _at(text, "fold", term.fold)
        if beginnings and len(term.exact) >= SHORTEST_BEGINNING:
            yield Boost(Prefix(token_field(text, "exact"), term.exact), weights.BEGINNING * weights.FIELDS[text])
    if len(term.parts) > 1:
        yield Boost(_all([_part(part) for part in term.parts]), weights.SPLIT)


def _part(stem: str) -> Node:
    """Return what finds a part of the query's compound: as a word of its own or in another compound."""
    return Best(tuple(_at(text, level, stem) for text in TEXTS for level in ("stem", "parts")), weights.TIE)


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
        yield Constant(AnyOf("email", (email,)), weights.EMAIL)
    if len(reading.phone) >= 8:
        yield Constant(AnyOf("phone", (reading.phone,)), weights.PHONE)
    for paragraph in reading.paragraphs:
        yield Constant(AnyOf("paragraph", (paragraph,)), weights.PARAGRAPH)


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
    if reading.phone and len(reading.phone) < 8:
        found = Best((found, Constant(AnyOf("phone", (reading.phone,)), weights.END_OF_PHONE)))
    return found


def _all(nodes: Iterable[Node]) -> Node:
    parts = tuple(nodes)
    return parts[0] if len(parts) == 1 else Must(parts)
