"""Did you mean …? A word that finds nothing is replaced by the nearest one that the catalogue has.

Candidates are read from documents that a fuzzy question finds, never from stemmed fields, so that a correction is a
word that somebody wrote and always has hits.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from rapidfuzz.distance import OSA

from search.analysis.chain import Term
from search.analysis.lexicon import Lexicon
from search.analysis.words import distinct, normalise, with_words, words_of
from search.asking.building import within
from search.asking.known import Find, Known
from search.asking.reading import Reading
from search.catalogue.document import CatalogueDocument
from search.engines.base import Ask
from search.engines.schema import WORDS
from search.engines.tree import Fuzzy

SHORTEST = 4
LONG = 10
CANDIDATES = 10
"""How many documents are read for words."""
LONGER = 4
"""Letters that a word may be longer as it is written: "aa" for "å", an ending behind an apostrophe."""


def corrected(reading: Reading, locale: str, find: Find, lexicon: Lexicon, known: Known) -> str:
    """Return the text of `reading` with its unknown words corrected; "" when there is nothing to correct."""
    concepts = (replace(one, terms=(term,), compounds=()) for one in reading.firm for term in one.terms)
    unknown = (one.terms[0] for one in concepts if not known.has(one))
    found = ((term.exact, _nearest(term, locale, find, lexicon)) for term in unknown)
    replacements = {word: better for word, better in found if better}
    if not replacements:
        return ""
    return with_words(reading.text, [replacements.get(normalise(one.text), one.text) for one in words_of(reading.text)])


def likelier(reading: Reading, locale: str, find: Find, lexicon: Lexicon) -> str:
    """Return the word that is nearest to the only one of `reading`; "" when there is none, or several words."""
    return _nearest(reading.terms[0], locale, find, lexicon) if len(reading.terms) == 1 else ""


def distance(word: str) -> int:
    """Return how many letters may be wrong in `word`: none in a short one, two in a long one; in one of
    four letters only a doubled one."""
    return 0 if len(word) < SHORTEST else 1 if len(word) < LONG else 2


def _far(word: str, wanted: str) -> float:
    """Return how far `word` is from `wanted`: swapped and doubled letters are the likeliest slips."""
    likely = sorted(word) == sorted(wanted) or _undoubled(word) == _undoubled(wanted)
    return OSA.distance(word, wanted) - (0.5 if likely else 0.0)


def _undoubled(word: str) -> str:
    return "".join(letter for letter, _same in groupby(word))


def _nearest(term: Term, locale: str, find: Find, lexicon: Lexicon) -> str:
    allowed = distance(term.exact)
    if not allowed or term.exact in lexicon.protected:
        return ""
    hits = find(Ask(within(Fuzzy(WORDS, term.exact, allowed, sure=1), locale), size=CANDIDATES)).hits
    lengths = range(len(term.exact) - allowed, len(term.exact) + allowed + LONGER)
    documents = [_words(CatalogueDocument.from_record(hit.record), lengths) for hit in hits]
    likely = (word for words in documents for word in words if word != term.exact and word[:1] == term.exact[:1])
    near = Counter(word for word in likely if _is_near(word, term.exact, allowed))
    best, _count = min(near.items(), key=lambda pair: (_far(pair[0], term.exact), -pair[1], pair[0]), default=("", 0))
    spellings = Counter(words[best] for words in documents if best in words)
    return min(spellings, key=lambda written: (-spellings[written], written), default="")


def _is_near(word: str, wanted: str, allowed: int) -> bool:
    if OSA.distance(word, wanted, score_cutoff=allowed) > allowed:
        return False
    return len(wanted) > SHORTEST or _undoubled(word) == _undoubled(wanted)


def _words(document: CatalogueDocument, lengths: range) -> dict[str, str]:
    """Return the words of everything that is searched by how they are compared, of those that are written so long; each
    as it is written, in small letters.
    """
    texts: Iterable[str] = (
        document.title,
        *document.alternative_titles,
        *document.organisation_names,
        *(fact for one in document.contacts for fact in (one.name, one.role)),
        *document.place_names,
        *document.topics,
        document.summary,
        *(section.text for section in document.sections),
    )
    written = sorted({word.lower() for word in distinct(" ".join(texts)) if len(word) in lengths}, reverse=True)
    return {normalise(word): word for word in written}
