"""What the clock brings: documents that time has made untrue, engines without an index, the nightly comparison."""

import logging
from datetime import timedelta

from django.utils import timezone

from search.catalogue.chunks import chunks
from search.catalogue.maker import CHUNK
from search.engines import registry
from search.engines.base import Ask, Engine, EngineError
from search.engines.tree import Range
from search.indexing.healing import heal_in_turn
from search.indexing.models import Chore, comparing
from search.indexing.rebuilding import reconcile
from search.indexing.writing import made
from search.log import forget

logger = logging.getLogger(__name__)

A_DAY = timedelta(days=1)
MOST = 5_000
"""How many documents are made anew in one tick; the others follow in the next."""


def tick() -> int:
    """Do what is due; return how many documents were written or removed."""
    _heal()
    awake = [engine for engine in registry.engines() if not registry.is_silent(engine.name)]
    done = sum(map(_refresh, awake))
    if Chore.take("forget", A_DAY):
        forget()
    return done + sum(_compare(engine) for engine in awake if Chore.take(comparing(engine.name), A_DAY))


def _heal() -> None:
    try:
        heal_in_turn()
    except EngineError as error:
        logger.warning("An engine without an index could not get one: %s", error)


def _compare(engine: Engine) -> int:
    try:
        found = reconcile(engine)
    except EngineError:
        registry.rest(engine.name)
        Chore.put_back(comparing(engine.name))
        return 0
    if found:
        logger.warning(
            "%s differed from the database: %s written, %s removed.", engine.name, found.written, found.removed
        )
    return found.written + found.removed


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
