"""What the clock brings: documents that time has made untrue, engines without an index."""

from django.utils import timezone

from search.catalogue.chunks import chunks
from search.catalogue.maker import CHUNK
from search.engines import registry
from search.engines.base import Ask, Engine, EngineError
from search.engines.tree import Range
from search.indexing.healing import heal
from search.indexing.writing import made

MOST = 5_000
"""How many documents are made anew in one tick; the others follow in the next."""


def tick() -> int:
    """Do what is due; return how many documents were made anew."""
    heal()
    return sum(_refresh(engine) for engine in registry.engines() if not registry.is_silent(engine.name))


def _refresh(engine: Engine) -> int:
    now = int(timezone.now().timestamp())
    try:
        due = [hit.id for hit in engine.find(Ask(Range("changes", 1, now), size=MOST)).hits]
        for some in chunks(due, CHUNK):
            found = made(some)
            engine.put(found.rows)
            engine.remove(found.gone)
    except EngineError:
        registry.rest(engine.name)
        return 0
    return len(due)
