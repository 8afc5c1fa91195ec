"""The one way to an answer, for page, API, staff's preview and evaluation."""

import time
from dataclasses import dataclass

from search import lexicon
from search.asking.facets import facets
from search.asking.marking import marker
from search.asking.passes import BEGINNINGS, Outcome, Passes
from search.asking.places import places_in
from search.asking.showing import results
from search.contract import Query, Results
from search.engines import registry
from search.engines.base import Engine
from search.indexing import healing
from search.synonyms.table import Table
from search.synonyms.table import current as current_synonyms
from search.vocabulary import current as current_vocabulary


@dataclass(frozen=True)
class Answered:
    """An outcome, and the engine that gave it."""

    outcome: Outcome
    engine: str


def answer(query: Query, *, synonyms: Table | None = None, engine: str = "") -> Results:
    """Return the page of results that `query` asks for.

    `synonyms` are tried in place of staff's own; `engine` names an engine to ask alone. Without it the site's engine
    is asked, and the embedded one where that does not answer. Raises `EngineError` when none does.
    """
    started = time.monotonic()
    vocabulary = current_vocabulary(query.locale)
    words = lexicon.current()
    table = current_synonyms(query.locale) if synonyms is None else synonyms

    def ask(chosen: Engine) -> Answered:
        passes = Passes(query, find=chosen.find, lexicon=words, synonyms=table)
        return Answered(passes.run(), chosen.name)

    answered = ask(registry.engine(engine)) if engine else healing.first_to_answer(ask)
    outcome = answered.outcome
    marks = marker(outcome.reading, words, beginnings=outcome.how == BEGINNINGS)
    return Results(
        query=query.text,
        total=outcome.found.total,
        results=tuple(results(outcome.found.hits, marks)),
        facets=facets(outcome.found.counts, query.filters, vocabulary),
        engine=answered.engine,
        took_ms=round((time.monotonic() - started) * 1000),
        corrected=outcome.corrected or None,
        suggested=outcome.suggested or None,
        how=outcome.how,
        has_past=outcome.has_past,
        places=places_in(outcome.reading, outcome.found.counts, query, vocabulary),
        meant=outcome.meant,
        shorter=outcome.shorter,
    )
