"""Why a document ranks where it does, or why it is not found: in our own terms, the same for every engine."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils import timezone

from search import lexicon
from search.analysis.chain import Term
from search.asking import building, weights
from search.asking.passes import chosen
from search.asking.reading import Concept, Reading, read
from search.catalogue.document import CatalogueDocument
from search.catalogue.freshness import Reason, reasons
from search.catalogue.rows import row
from search.contract import Query
from search.engines import registry
from search.engines.base import Ask, Row
from search.engines.schema import LEVELS, PIECES, TEXTS, token_field
from search.synonyms.table import current as current_synonyms

SYNONYM, COMPOUND, SPLIT = "synonym", "compound", "split"


@dataclass(frozen=True)
class Ground:
    """One way in which a word of the query is in the document.

    `word` is what was looked for, `text` where it is (title, names, facts, body), `level` in which form (exact, stem,
    parts, fold) or by what detour (synonym, compound with its neighbour, split into its parts); `weight` is what
    its score is multiplied by.
    """

    word: str
    text: str
    level: str
    weight: float


@dataclass(frozen=True)
class ConceptFound:
    """One thing that the query is about, whether a page must have it, and where the document does."""

    text: str
    must: bool
    grounds: tuple[Ground, ...]


@dataclass(frozen=True)
class Explanation:
    """Why a document is found and how it counts; `score` is None when the query does not find it.

    `document` is None when there is no such document: not published, or not indexed yet. `engine` is the engine's
    own account of the score ({value, description, details}).
    """

    query: str
    document: CatalogueDocument | None = None
    score: float | None = None
    position: int = 0
    concepts: tuple[ConceptFound, ...] = ()
    recognised: tuple[str, ...] = ()
    freshness: tuple[Reason, ...] = ()
    engine: dict[str, Any] = field(default_factory=dict)

    @property
    def missing(self) -> tuple[str, ...]:
        """Return what the query asks for and the document lacks."""
        return tuple(one.text for one in self.concepts if one.must and not one.grounds)


def explain(query: Query, identity: str) -> Explanation:
    """Return why the document `identity` is found by `query` where it is, or why not.

    Raises `EngineError` when no engine answers.
    """
    engine, words = registry.engine(), lexicon.current()
    reading = read(query.text, lexicon=words, synonyms=current_synonyms(query.locale))
    record = engine.read([identity]).get(identity)
    if record is None:
        return Explanation(query.text)
    document, now = CatalogueDocument.from_record(record), timezone.now()
    ask = Ask(building.within(building.strict(reading), query.locale), size=100)
    listed = replace(ask, chosen=chosen(query))
    own = engine.explain(ask, identity) if not reading.says_nothing else None
    place = next((place for place, hit in enumerate(engine.find(listed).hits, start=1) if hit.id == identity), 0)
    return Explanation(
        query.text,
        document,
        score=own["value"] if own else None,
        position=place,
        concepts=tuple(_found(reading, row(document, lexicon=words, now=now))),
        recognised=tuple(filter(None, (*reading.emails, reading.phone, *(f"§ {one}" for one in reading.paragraphs)))),
        freshness=tuple(reasons(document, now)),
        engine=own or {},
    )


def _found(reading: Reading, indexed: Row) -> Iterator[ConceptFound]:
    for one in reading.concepts:
        yield ConceptFound(one.text, one in reading.firm, tuple(_grounds(one, indexed)))


def _grounds(concept: Concept, indexed: Row) -> Iterator[Ground]:
    for term in concept.terms:
        yield from _direct(term, indexed)
        yield from _split(term, indexed)
    for detour, others in ((SYNONYM, concept.alternatives), (COMPOUND, concept.compounds)):
        for other in others:
            found = [ground for term in other.terms for ground in _direct(term, indexed)]
            words = " ".join(term.exact for term in other.terms)
            yield from (Ground(words, one.text, detour, one.weight * other.weight) for one in found[:1])
    for other in concept.remade:
        for term in other.terms:
            yield from (replace(one, weight=one.weight * other.weight) for one in _split(term, indexed))


def _direct(term: Term, indexed: Row) -> Iterator[Ground]:
    """Yield where the word itself is, at the best level of each text."""
    for text in TEXTS:
        for level in LEVELS:
            if _wanted(term, level) in _tokens(indexed, text, level):
                yield Ground(term.exact, text, level, weights.FIELDS[text] * weights.LEVELS[level])
                break


def _wanted(term: Term, level: str) -> str | None:
    if level == "fold":
        return term.fold if term.foldable else None
    return term.exact if level == "exact" else term.stem


def _split(term: Term, indexed: Row) -> Iterator[Ground]:
    """Yield the texts in which all parts of the query's compound are."""
    for text in TEXTS if len(term.parts) > 1 else ():
        if _tokens(indexed, text, PIECES).issuperset(term.parts):
            yield Ground(" + ".join(term.parts), text, SPLIT, weights.FIELDS[text] * weights.SPLIT)


def _tokens(indexed: Row, text: str, level: str) -> set[str]:
    return set(indexed.tokens[token_field(text, level)].split())
