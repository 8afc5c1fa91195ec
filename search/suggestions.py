"""Names that begin like what is being typed."""

from collections.abc import Iterator
from dataclasses import dataclass

from search.asking.building import within
from search.asking.showing import results
from search.catalogue.rows import whole_name
from search.engines.base import Ask, Engine, EngineError, Found
from search.engines.schema import token_field
from search.engines.tree import AnyOf, Best, Constant, Must, Node, Prefix, where
from search.indexing import healing
from search.text import clean
from search.vocabulary import COURSE, EVENT, INITIATIVE, ORGANISATION, REGION_PAGE, UNASKED

MOST = 8
SHORTEST = 2
KINDS = (INITIATIVE, COURSE, EVENT, ORGANISATION, REGION_PAGE)
START_OF_NAME = 4.0


@dataclass(frozen=True)
class Suggestion:
    """A page that the reader may mean."""

    title: str
    kind: str
    url: str


def suggest(text: str, locale: str) -> list[Suggestion]:
    """Return up to eight pages with a name that begins with `text`, or has words that do; names first.

    An engine that does not answer suggests nothing.
    """
    typed = whole_name(clean(text))
    if len(clean(text)) < SHORTEST or not typed:
        return []

    def ask(engine: Engine) -> Found:
        return engine.find(Ask(_names(typed, locale), chosen=UNASKED, size=MOST))

    try:
        found = healing.first_to_answer(ask)
    except EngineError:
        return []
    return [Suggestion(one.title, one.kind, one.url) for one in results(found.hits, None)]


def _names(typed: str, locale: str) -> Node:
    """Return what finds names that begin with `typed`, and names that have all of its words, the last one begun."""
    whole = Constant(Prefix("named", typed), START_OF_NAME)
    return within(where(Best((whole, Constant(Must(tuple(_words(typed)))))), [AnyOf("kind", KINDS)]), locale)


def _words(typed: str) -> Iterator[Node]:
    field = token_field("title", "exact")
    *before, last = typed.split()
    yield from (AnyOf(field, (word,)) for word in before)
    yield Prefix(field, last)
