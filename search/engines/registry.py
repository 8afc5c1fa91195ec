"""The engines by name, the one in use, and the one that answers when that does not."""

import logging
import time
from collections.abc import Callable
from functools import cache
from typing import TypeVar

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.module_loading import import_string

from search.engines.base import Engine, EngineError

logger = logging.getLogger(__name__)

FALLBACK = "embedded"
ENGINES = {
    "embedded": "search.engines.embedded.engine.from_settings",
    "elasticsearch": "search.engines.elastic.engine.from_settings",
    "opensearch": "search.engines.elastic.engine.from_settings",
}
REST = 10.0
"""Seconds for which an engine that did not answer is not asked again."""

_silent_until: dict[str, float] = {}
Answer = TypeVar("Answer")


def engine(name: str = "") -> Engine:
    """Return the engine called `name`, or the one that the setting SEARCH_ENGINE names."""
    wanted = name or settings.SEARCH_ENGINE
    if wanted not in ENGINES:
        raise ImproperlyConfigured(f"SEARCH_ENGINE is {wanted!r}; it must be one of {', '.join(sorted(ENGINES))}.")
    return _made(wanted)


@cache
def _made(name: str) -> Engine:
    made: Engine = import_string(ENGINES[name])(name)
    return made


def forget() -> None:
    """Make the engines anew, with the settings as they are then; ask all of them again."""
    _made.cache_clear()
    _silent_until.clear()


def engines() -> tuple[Engine, ...]:
    """Return the engines that are kept up to date: the one in use first, then the one that stands in for it."""
    return tuple(engine(name) for name in dict.fromkeys((settings.SEARCH_ENGINE, FALLBACK)))


def first_to_answer(ask: Callable[[Engine], Answer]) -> Answer:
    """Return what `ask` gets of the engine in use, or of the embedded one where that does not answer in time.

    Raises the last engine's `EngineError` when none answers.
    """
    *before, last = engines()
    for one in before:
        if is_silent(one.name):
            continue
        try:
            return ask(one)
        except EngineError as error:
            logger.warning("The search engine %s did not answer: %s", one.name, error)
            rest(one.name)
    return ask(last)


def is_silent(name: str) -> bool:
    """Return whether the engine failed a moment ago: asking again would only make somebody wait."""
    return time.monotonic() < _silent_until.get(name, 0.0)


def wake(name: str) -> None:
    """Ask the engine again: it has just answered."""
    _silent_until.pop(name, None)


def rest(name: str) -> None:
    """Leave the engine alone for a while."""
    _silent_until[name] = time.monotonic() + REST
