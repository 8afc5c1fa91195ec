"""An engine without an index gets one, without anybody asking for it."""

from collections.abc import Callable
from datetime import timedelta
from typing import TypeVar

from django.conf import settings

from peer_pages import background
from search.engines import registry
from search.engines.base import Engine, EngineError, NoIndexError
from search.indexing.models import Chore
from search.indexing.rebuilding import rebuild

A_WHILE = timedelta(minutes=10)
"""A rebuild of a large catalogue may take longer than the time between two ticks."""
Answer = TypeVar("Answer")


def first_to_answer(ask: Callable[[Engine], Answer]) -> Answer:
    """Return what `ask` gets of the first engine that answers; where none has an index, have one made.

    Raises `EngineError` when there is no answer: also while the index is being made.
    """
    try:
        return registry.first_to_answer(ask)
    except NoIndexError:
        if not settings.DELIVER_AT_ONCE:
            background.run(heal_in_turn)
            raise
    heal()
    return registry.first_to_answer(ask)


def heal_in_turn() -> None:
    """Rebuild what lacks an index, unless another process began to do so a while ago."""
    if lacking() and Chore.take("heal", A_WHILE):
        heal()


def heal() -> None:
    """Rebuild the engines that lack an index of the right shape; raise the last `EngineError` of those that cannot."""
    failed: EngineError | None = None
    for engine in lacking():
        try:
            rebuild(engine)
        except EngineError as error:
            failed = error
    if failed is not None:
        raise failed


def lacking() -> list[Engine]:
    """Return the engines that lack an index of the right shape."""
    return [engine for engine in registry.engines() if engine.status().lacks_index]
