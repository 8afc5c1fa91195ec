"""From a document to what engines take: every text analysed once."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from search.analysis.chain import analyse
from search.analysis.lexicon import Lexicon
from search.analysis.words import normalise, words_of
from search.catalogue.document import CatalogueDocument
from search.catalogue.freshness import factor
from search.catalogue.order import LAST, order
from search.contract import YES
from search.engines.base import Row
from search.engines.schema import LEVELS, PIECES, WORDS, token_field
from search.numbers import SHORTEST_PHONE, paragraphs_in, phones_in
from search.text import phone_digits
from search.vocabulary import CURRENT, KINDS, LABELS, PAST

GAP = " "
LONGEST_NAME = 300
KIND_ORDER = {kind: place for place, kind in enumerate(KINDS)}


def row(document: CatalogueDocument, *, lexicon: Lexicon, now: datetime) -> Row:
    """Return `document` analysed by `lexicon`, weighed as it stands at `now`."""
    return Row(
        id=document.id,
        version=document.version(lexicon.fingerprint),
        tokens=dict(_tokens(document, lexicon)),
        keywords=_keywords(document),
        numbers={
            "order": order(document.title),
            "browse": order(document.title) + LAST * KIND_ORDER.get(document.kind, len(KIND_ORDER)),
            "published": document.published,
            "starts": document.starts,
            "ends": document.ends,
            "changes": document.changes,
        },
        factor=factor(document, now),
        record=document.as_record(),
    )


def _tokens(document: CatalogueDocument, lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    words: dict[str, None] = {}
    for text, parts in _texts(document).items():
        tokens = analyse(GAP.join(filter(None, parts)), lexicon)
        for level in LEVELS:
            yield token_field(text, level), getattr(tokens, level)
        yield token_field(text, PIECES), GAP.join(filter(None, (tokens.stem, tokens.parts)))
        words |= dict.fromkeys(tokens.exact.split())
    yield WORDS, GAP.join(words)


def _texts(document: CatalogueDocument) -> dict[str, Iterable[str]]:
    """Return what is searched, by how much it says about the thing."""
    people = (fact for one in document.contacts for fact in (one.name, one.role, one.email))
    sorted_by = (*document.place_names, *document.topics, *document.legal_basis)
    return {
        "title": (document.title, *document.alternative_titles),
        "names": (*document.organisation_names, *people),
        "facts": (document.summary, *sorted_by, *_in_words(document)),
        "body": tuple(section.text for section in document.sections),
    }


def _in_words(document: CatalogueDocument) -> Iterator[str]:
    """Yield what a reader sees as a mark, not as text; in the language that the document is made in."""
    yield str(KINDS.get(document.kind, ""))
    yield from (str(LABELS[name]) for name, there in (("online", document.online),) if there)
    yield document.price


def _keywords(document: CatalogueDocument) -> dict[str, tuple[str, ...]]:
    return {
        "locale": (document.locale,),
        "kind": (document.kind,),
        "region": document.regions,
        "municipality": document.municipalities,
        "target": document.targets,
        "status": (*_one(document.status), PAST if document.is_past else CURRENT),
        "organisation": document.organisations,
        "online": _one(YES if document.online else ""),
        "free": _one(YES if document.free else ""),
        "listed": _one(YES if document.listed else ""),
        "email": tuple(dict.fromkeys(one.email.lower() for one in document.contacts if one.email)),
        "phone": tuple(dict.fromkeys(_phones(document))),
        "named": _whole(document.title, *document.alternative_titles),
        "belongs": _whole(*document.organisation_names),
        "paragraph": tuple(dict.fromkeys(_paragraphs(document))),
        "page": _one(str(document.page or "")),
    }


def _whole(*names: str) -> tuple[str, ...]:
    """Return names as normalised words, as a query is compared with them."""
    return tuple(dict.fromkeys(filter(None, map(whole_name, names))))


def whole_name(name: str) -> str:
    """Return a name as normalised words: "Lær at tackle!" is "lær at tackle"."""
    return " ".join(normalise(word.text) for word in words_of(name))[:LONGEST_NAME]


def _one(value: str) -> tuple[str, ...]:
    return (value,) if value else ()


def _phones(document: CatalogueDocument) -> Iterator[str]:
    """Yield each number, and every part of it that is long enough: people remember four digits."""
    for person in document.contacts:
        digits = phone_digits(person.phone)
        yield from (
            digits[start:end]
            for start in range(len(digits) - SHORTEST_PHONE + 1)
            for end in range(start + SHORTEST_PHONE, len(digits) + 1)
        )
    for section in document.sections:
        yield from phones_in(section.text)


def _paragraphs(document: CatalogueDocument) -> Iterator[str]:
    texts = (*document.legal_basis, document.summary, *(section.text for section in document.sections))
    for text in texts:
        yield from paragraphs_in(text)
