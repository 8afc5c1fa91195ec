"""Which entries a text finds, and how well. The table of grounds is the ranking."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import IntEnum

from modelsearch.query import And, Or, PlainText, SearchQuery
from wagtail.models import Page

from search.engines.database.entry import Entry
from search.text import folded_words, phone_digits, spellings, words

SHORTEST_BEGINNING = 3
SHORTEST_PART = 5
# Words that only make a sentence of a question; left out when the whole sentence finds nothing.
QUESTION_WORDS = frozenset(
    "hvad hvem hvor hvordan hvorfor hvornår hvilke hvilken kan kunne skal vil jeg du vi man mig min mit mine os "
    "er bliver blive findes finder finde find få får har søger søge en et den det der som i på til med for om og "
    "af hos nogen noget how what where who can do does i my me a an the is are to in of for find get".split()
)


class Ground(IntEnum):
    """Why an entry was found, worst first; the number is its score."""

    ABOUT_A_PERSON = 5
    TEXT = 10
    SUMMARY = 20
    FACTS = 30
    PART_OF_NAME = 50
    WORDS_OF_NAME = 60
    ORGANISATION = 70
    START_OF_NAME = 80
    WHOLE_NAME = 100


@dataclass(frozen=True)
class Needle:
    """A text to look for, in the forms that are compared."""

    text: str
    phrase: str = field(init=False)
    words: tuple[str, ...] = field(init=False)
    digits: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", tuple(folded_words(self.text)))
        object.__setattr__(self, "phrase", " ".join(self.words))
        object.__setattr__(self, "digits", phone_digits(self.text))


def _has_phone(entry: Entry, needle: Needle) -> bool:
    return bool(needle.digits) and any(needle.digits in phone for phone in entry.phones)


def _in(entry_words: frozenset[str], wanted: str) -> bool:
    """Return whether a word is there, begins one, or is a good part of one: "kursus" is in "angstkursus"."""
    if wanted in entry_words:
        return True
    if len(wanted) < SHORTEST_BEGINNING:
        return False
    inside = len(wanted) >= SHORTEST_PART
    return any(word.startswith(wanted) or (inside and wanted in word) for word in entry_words)


def _all_in(entry_words: frozenset[str], needle: Needle) -> bool:
    return bool(needle.words) and all(_in(entry_words, word) for word in needle.words)


def _summary(entry: Entry, needle: Needle) -> bool:
    return bool(needle.words) and set(needle.words) <= set(folded_words(entry.summary))


def _of_organisation(entry: Entry, needle: Needle) -> bool:
    return entry.is_page and bool(needle.phrase) and needle.phrase in entry.organisation_names


GROUNDS: tuple[tuple[Ground, Callable[[Entry, Needle], bool]], ...] = (
    (Ground.WHOLE_NAME, lambda entry, needle: bool(needle.phrase) and needle.phrase in entry.names),
    (Ground.WHOLE_NAME, _has_phone),
    (Ground.START_OF_NAME, lambda entry, needle: any(name.startswith(f"{needle.phrase} ") for name in entry.names)),
    (Ground.ORGANISATION, _of_organisation),
    (Ground.WORDS_OF_NAME, lambda entry, needle: bool(needle.words) and set(needle.words) <= entry.name_words),
    (Ground.PART_OF_NAME, lambda entry, needle: _all_in(entry.name_words, needle)),
    (Ground.FACTS, lambda entry, needle: entry.is_page and _all_in(entry.name_words | entry.fact_words, needle)),
    # Who has a word in a role or an organisation's name comes after what is about it.
    (
        Ground.ABOUT_A_PERSON,
        lambda entry, needle: not entry.is_page and _all_in(entry.name_words | entry.fact_words, needle),
    ),
)


def ground(entry: Entry, needle: Needle, *, in_text: bool) -> Ground | None:
    """Return the best ground on which `needle` finds `entry`; None when it does not."""
    for found, holds in GROUNDS:
        if holds(entry, needle):
            return found
    if not in_text:
        return None
    return Ground.SUMMARY if _summary(entry, needle) else Ground.TEXT


def match(entries: list[Entry], text: str) -> dict[tuple[str, int], Ground]:
    """Return the entries that `text` finds, by key."""
    for needle in _needles(text):
        pages = _pages_with(needle)
        grounds = ((entry, ground(entry, needle, in_text=entry.has_text and entry.pk in pages)) for entry in entries)
        found = {entry.key: why for entry, why in grounds if why is not None}
        if found:
            return found
    return {}


def _needles(text: str) -> Iterator[Needle]:
    """Yield the text, and without its question words when that leaves something else."""
    yield Needle(text)
    rest = [word for word in words(text) if word.casefold() not in QUESTION_WORDS]
    if rest and len(rest) < len(words(text)):
        yield Needle(" ".join(rest))


def _pages_with(needle: Needle) -> set[int]:
    """Return the pages whose indexed text has every word in one of its spellings, by one query."""
    if not needle.words:
        return set()
    # What it finds is only looked up among the entries, which are visible; the index takes plain conditions only.
    found = Page.objects.live().search(_wagtail_query(needle), order_by_relevance=False)
    return set(found.get_queryset().values_list("pk", flat=True))


def _wagtail_query(needle: Needle) -> SearchQuery:
    """Return the query for Wagtail's index. Only letters and digits reach it: a quote mark would break SQLite's."""
    every = [_any([PlainText(way) for way in spellings(word)]) for word in words(needle.text)]
    return _any([_all(every), *_phone_queries(needle.digits)])


def _phone_queries(digits: str) -> list[SearchQuery]:
    """Return the ways a telephone number is written in a running text: 22334455, 22 33 44 55, 2233 4455."""
    if len(digits) != 8:
        return []
    pieces = [[digits[at : at + size] for at in range(0, 8, size)] for size in (8, 4, 2)]
    return [_all([PlainText(piece) for piece in ways]) for ways in pieces]


def _all(queries: list[SearchQuery]) -> SearchQuery:
    return queries[0] if len(queries) == 1 else And(queries)


def _any(queries: list[SearchQuery]) -> SearchQuery:
    return queries[0] if len(queries) == 1 else Or(queries)
