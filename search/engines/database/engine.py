"""The engine itself: read, match, filter, count, order, show."""

import time

from search.contract import Query, Results
from search.engines.database.entry import Entry
from search.engines.database.facets import facets, passes
from search.engines.database.matching import match
from search.engines.database.reader import Reader
from search.engines.database.results import results
from search.text import danish_order
from search.vocabulary import COURSE, EVENT, INITIATIVE, KINDS, Vocabulary

KIND_ORDER = tuple(KINDS)
OFFERS = {INITIATIVE, COURSE, EVENT}
# A hair below its equals: what has ended is still found, after what one can go to.
ENDED = 1.0


class DatabaseEngine:
    """Answers from the database alone."""

    name = "database"

    def search(self, query: Query) -> Results:
        """Return the page of results that `query` asks for; by title when it has no text."""
        started = time.monotonic()
        vocabulary = Vocabulary(query.locale)
        scored = _scored(Reader(vocabulary).entries(), query)
        found = _in_order([(entry, score) for entry, score in scored if passes(entry, query.filters)], query)
        return Results(
            query=query.text,
            total=len(found),
            results=tuple(results(found[query.shown], query.text, vocabulary)),
            facets=facets((entry for entry, _score in scored), query.filters, vocabulary),
            engine=self.name,
            took_ms=round((time.monotonic() - started) * 1000),
        )


def _scored(entries: list[Entry], query: Query) -> list[tuple[Entry, float]]:
    """Return what the text finds with how well; without a text the whole catalogue, what is on offer first."""
    if not query.text:
        return [(entry, float(entry.kind in OFFERS)) for entry in entries if not entry.on_request]
    found = match(entries, query.text)
    return [(entry, float(found[entry.key]) - _worn(entry)) for entry in entries if entry.key in found]


def _worn(entry: Entry) -> float:
    return ENDED if "ended" in entry.of("status") else 0.0


def _in_order(found: list[tuple[Entry, float]], query: Query) -> list[tuple[Entry, float]]:
    """Return the finds best first, by name, or newest first; equals by name, then in a fixed order."""
    found = sorted(found, key=lambda pair: (danish_order(pair[0].title), pair[0].key))
    if query.sort == "newest":
        return sorted(found, key=lambda pair: pair[0].published.timestamp() if pair[0].published else 0.0, reverse=True)
    if query.sort == "title":
        return found
    return sorted(found, key=lambda pair: (-pair[1], KIND_ORDER.index(pair[0].kind)))
