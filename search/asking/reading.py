"""What a query says: words that matter, and what can be recognised for sure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from search.analysis.chain import Term, query_terms
from search.analysis.lexicon import Lexicon
from search.asking.small_words import SMALL_WORDS
from search.numbers import paragraphs_in
from search.synonyms.table import Table
from search.text import phone_digits

_EMAIL = re.compile(r"[^\s@<>,;:]+@[^\s@<>,;:]+\.[^\s@<>,;:.]+")
_PARAGRAPH = re.compile(r"\bparagraf(?:fer|ferne|fen)?\b", re.IGNORECASE)
_CITED = re.compile(r"§+\s*[\d\s,a-h–-]*(?:(?:og|eller)\s+\d+\s?[a-h]?\b)?", re.IGNORECASE)
_DIGITS = re.compile(r"\+?[\d][\d\s().+/-]*\d")
_YEAR = re.compile(r"(?:19|20)\d\d")


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

    @property
    def text(self) -> str:
        """Return the words as normalised."""
        return " ".join(term.exact for term in self.terms)


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
    def says_nothing(self) -> bool:
        """Return whether there is nothing to look for: signs alone."""
        return not (self.concepts or self.emails or self.phone or self.paragraphs)


def read(text: str, *, lexicon: Lexicon, synonyms: Table) -> Reading:
    """Return what the clean `text` says."""
    cited = _PARAGRAPH.sub("§", text)
    paragraphs = tuple(dict.fromkeys(paragraphs_in(cited)))
    emails = tuple(dict.fromkeys(found.lower() for found in _EMAIL.findall(text)))
    rest = _EMAIL.sub(" ", _CITED.sub(" ", cited) if paragraphs else text)
    phone, rest = _phone(rest)
    terms = tuple(query_terms(rest, lexicon))
    return Reading(
        text=text,
        terms=terms,
        concepts=tuple(_concepts(_that_matter(terms), lexicon, synonyms)),
        emails=emails,
        phone=phone,
        paragraphs=paragraphs,
    )


def _phone(text: str) -> tuple[str, str]:
    """Return the digits of a telephone number and the rest of the text; a year or a short number stays a word."""
    found = _DIGITS.search(text)
    digits = phone_digits(found.group()) if found else ""
    if found is None or not digits or _YEAR.fullmatch(digits):
        return "", text
    if len(digits) < 8:
        return digits, text
    return digits, text[: found.start()] + " " + text[found.end() :]


def _that_matter(terms: Sequence[Term]) -> list[Term]:
    """Return the words without those that only make a sentence; all of them when there are no others."""
    return [term for term in terms if term.exact not in SMALL_WORDS] or list(terms)


def _concepts(terms: Sequence[Term], lexicon: Lexicon, synonyms: Table) -> list[Concept]:
    """Return the words in groups: the longest runs that a synonym is known for, the others one by one."""
    found: list[Concept] = []
    at = 0
    while at < len(terms):
        one = _longest(terms[at : at + max(synonyms.longest, 1)], lexicon, synonyms)
        found.append(one)
        at += len(one.terms)
    return found


def _longest(terms: Sequence[Term], lexicon: Lexicon, synonyms: Table) -> Concept:
    """Return the longest beginning of `terms` that has synonyms, or the first of them alone."""
    for size in range(len(terms), 0, -1):
        known = _alternatives(terms[:size], lexicon, synonyms)
        if known or size == 1:
            return Concept(tuple(terms[:size]), known)
    raise ValueError("There is no word to make a concept of.")


def _alternatives(terms: Sequence[Term], lexicon: Lexicon, synonyms: Table) -> tuple[Alternative, ...]:
    known = synonyms.alternatives(tuple(term.exact for term in terms), lexicon.stem)
    return tuple(Alternative(tuple(query_terms(" ".join(one.words), lexicon)), one.weight) for one in known)
