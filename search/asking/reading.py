"""What a query says: words that matter, and what can be recognised for sure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from search.analysis.chain import Term, query_terms
from search.analysis.lexicon import Lexicon
from search.asking.small_words import EITHER, GENERAL_WORDS, SMALL_WORDS
from search.numbers import paragraphs_in, phone_asked_for, without_paragraphs
from search.synonyms.table import Table

_EMAIL = re.compile(r"[^\s@<>,;:]+@[^\s@<>,;:]+\.[^\s@<>,;:.]+")
_PARAGRAPH = re.compile(r"\bparagraf(?:fer|ferne|fen)?\b", re.IGNORECASE)
_CLOCK = re.compile(r"\bkl(?:okken)?\b\.?\s*(?=\d)", re.IGNORECASE)
WHOLE_NUMBER = 8
PAIR = 2
LINKS = ("", "s")


@dataclass(frozen=True)
class Alternative:
    """Other words for a concept, and how much they count."""

    terms: tuple[Term, ...]
    weight: float


@dataclass(frozen=True)
class Concept:
    """One thing that the query is about: a word, or several that mean one thing, with what may stand for them."""

    terms: tuple[Term, ...]
    alternatives: tuple[Alternative, ...] = ()
    compounds: tuple[Alternative, ...] = ()
    """What it makes with the words beside it."""
    remade: tuple[Alternative, ...] = ()
    """The same compound with another word for one of its parts, of which only the parts are looked for."""
    is_place: bool = False
    """Whether it is the name of a place: what is elsewhere is no answer."""

    @property
    def text(self) -> str:
        """Return the words as normalised."""
        return " ".join(term.exact for term in self.terms)

    @property
    def has_small_words(self) -> bool:
        """Return whether some of the words mean something only beside the others: "bruger til bruger"."""
        return any(term.exact in SMALL_WORDS for term in self.terms)

    @property
    def is_general(self) -> bool:
        """Return whether the concept says little: most pages are about it."""
        return self.text in GENERAL_WORDS or self.is_number

    @property
    def is_number(self) -> bool:
        """Return whether the concept is a number alone: a postcode, a year, an hour, an age."""
        return self.text.isdecimal()


@dataclass(frozen=True)
class Reading:
    """A query as it is understood. `terms` are all words in their order; `concepts` leave the small ones out."""

    text: str
    terms: tuple[Term, ...] = ()
    concepts: tuple[Concept, ...] = ()
    emails: tuple[str, ...] = ()
    phone: str = ""
    paragraphs: tuple[str, ...] = ()

    @property
    def firm(self) -> tuple[Concept, ...]:
        """Return the concepts that a page must have: none beside an address or a number, else those that say much.

        The letter in "Aarhus C" says nothing that pages do.
        """
        if self.emails or self.is_number:
            return ()
        districts = {one for town, one in pairwise(self.concepts) if town.is_place and len(one.text) == 1}
        much = tuple(one for one in self.concepts if not one.is_general and one not in districts)
        in_words = () if self.phone else tuple(one for one in self.concepts if not one.is_number)
        return much or in_words or self.concepts

    @property
    def places(self) -> tuple[Concept, ...]:
        """Return those of them that are names of places."""
        return tuple(one for one in self.firm if one.is_place)

    @property
    def says_either(self) -> bool:
        """Return whether one of several places will do: "Helsingør eller Hillerød"."""
        return len(self.places) > 1 and not EITHER.isdisjoint(term.exact for term in self.terms)

    @property
    def loose(self) -> tuple[Concept, ...]:
        """Return the concepts that only make a page come first."""
        return tuple(one for one in self.concepts if one not in self.firm)

    @property
    def is_number(self) -> bool:
        """Return whether there is a whole telephone number."""
        return len(self.phone) >= WHOLE_NUMBER

    @property
    def says_nothing(self) -> bool:
        """Return whether there is nothing to look for: signs alone."""
        return not (self.concepts or self.emails or self.phone or self.paragraphs)


def read(text: str, *, lexicon: Lexicon, synonyms: Table) -> Reading:
    """Return what the clean `text` says."""
    cited = _PARAGRAPH.sub("§", text)
    paragraphs = tuple(dict.fromkeys(paragraphs_in(cited)))
    emails = tuple(dict.fromkeys(found.lower() for found in _EMAIL.findall(text)))
    rest = _EMAIL.sub(" ", without_paragraphs(cited) if paragraphs else text)
    phone, rest = phone_asked_for(_CLOCK.sub(" ", rest))
    terms = tuple(query_terms(rest, lexicon))
    return Reading(
        text=text,
        terms=terms,
        concepts=tuple(_that_matter(_concepts(terms, lexicon, synonyms))),
        emails=emails,
        phone=phone,
        paragraphs=paragraphs,
    )


def _that_matter(concepts: Sequence[Concept]) -> list[Concept]:
    """Return the concepts without the words that only make a sentence; all of them when there are no others."""
    return [one for one in concepts if one.text not in SMALL_WORDS] or list(concepts)


def _concepts(terms: Sequence[Term], lexicon: Lexicon, synonyms: Table) -> list[Concept]:
    """Return the words in groups: the longest runs that mean one thing together, the others one by one."""
    found: list[Concept] = []
    at = 0
    while at < len(terms):
        one = _longest(terms[at : at + max(synonyms.longest, 2)], lexicon, synonyms)
        found.append(one)
        at += len(one.terms)
    return [_with_neighbours(number, found, lexicon) for number in range(len(found))]


def _longest(terms: Sequence[Term], lexicon: Lexicon, synonyms: Table) -> Concept:
    """Return the longest beginning of `terms` that means one thing, or the first of them alone."""
    for size in range(len(terms), 0, -1):
        run = tuple(terms[:size])
        known = (*_in_one(run, lexicon), *_alternatives(run, lexicon, synonyms))
        if known or size == 1:
            remade = () if known else tuple(_remade(run[0], lexicon, synonyms))
            is_place = any(term.exact in lexicon.protected for term in run)
            return Concept(run, known, remade=remade, is_place=is_place)
    raise ValueError("There is no word to make a concept of.")


def _in_one(terms: Sequence[Term], lexicon: Lexicon) -> tuple[Alternative, ...]:
    """Return the word that two make together where one says nothing alone: "gå tur" is "gåtur"."""
    word = "".join(term.exact for term in terms)
    together = len(terms) == PAIR and word in lexicon.simplex and any(term.exact in SMALL_WORDS for term in terms)
    return (Alternative(tuple(query_terms(word, lexicon)), 1.0),) if together else ()


def _remade(term: Term, lexicon: Lexicon, synonyms: Table) -> Iterator[Alternative]:
    """Yield a compound with other words for one of its parts: "motionshold" is "idræt" and "hold", too."""
    for at, part in enumerate(term.parts if len(term.parts) > 1 else ()):
        for other in synonyms.alternatives((part,), lexicon.stem):
            if len(other.words) == 1:
                parts = (*term.parts[:at], lexicon.stem(other.words[0]), *term.parts[at + 1 :])
                yield Alternative((replace(term, parts=parts),), other.weight)


def _with_neighbours(number: int, concepts: Sequence[Concept], lexicon: Lexicon) -> Concept:
    """Return a concept that the compounds with the words beside it stand for, too: "støtte person"."""
    one = concepts[number]
    pairs = [concepts[at : at + PAIR] for at in (number - 1, number) if at >= 0]
    words = [
        f"{first.text}{link}{second.text}"
        for first, second in (pair for pair in pairs if len(pair) == PAIR)
        for link in LINKS
        if not {first.text, second.text} & SMALL_WORDS and len(first.terms) == len(second.terms) == 1
    ]
    others = tuple(Alternative(tuple(query_terms(word, lexicon)), 1.0) for word in words)
    return replace(one, compounds=others)


def _alternatives(terms: Sequence[Term], lexicon: Lexicon, synonyms: Table) -> tuple[Alternative, ...]:
    known = synonyms.alternatives(tuple(term.exact for term in terms), lexicon.stem)
    return tuple(Alternative(tuple(query_terms(" ".join(one.words), lexicon)), one.weight) for one in known)
