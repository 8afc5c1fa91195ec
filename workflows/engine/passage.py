"""Who is at work: the door itself, or code that has said that it knows what it does."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.conf import settings

_through_the_door: ContextVar[bool] = ContextVar("workflows_through_the_door", default=False)
_outside: ContextVar[bool] = ContextVar("workflows_outside", default=False)


@contextmanager
def through_the_door() -> Iterator[None]:
    """Let the signals know that what they see was decided by the door."""
    token = _through_the_door.set(True)
    try:
        yield
    finally:
        _through_the_door.reset(token)


def in_the_door() -> bool:
    """Return whether the door is at work."""
    return _through_the_door.get()


@contextmanager
def outside_allowed() -> Iterator[None]:
    """Let code publish and unpublish past the door, for imports, fixtures and tests; the state follows."""
    token = _outside.set(True)
    try:
        yield
    finally:
        _outside.reset(token)


def strict() -> bool:
    """Return whether what comes past the door is undone (`WORKFLOWS_STRICT`, which is on unless switched off)."""
    return bool(getattr(settings, "WORKFLOWS_STRICT", True)) and not _outside.get()
