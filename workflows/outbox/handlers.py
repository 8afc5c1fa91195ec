"""What is done with a row: a handler per kind, registered with a decorator."""

from collections.abc import Callable
from typing import Any

Handler = Callable[[dict[str, Any]], None]

_handlers: dict[str, list[Handler]] = {}
_never_given_up: set[str] = set()


def handler(kind: str, *, gives_up: bool = True) -> Callable[[Handler], Handler]:
    """Register a function for rows of `kind`: it is called with the payload, outside of any transaction.

    It may be called more than once for a row, and the things the payload names may be gone by then. Rows of a kind
    that never `gives_up` are tried, every five minutes in the end, until they are done.
    """

    def register(function: Handler) -> Handler:
        if not gives_up:
            _never_given_up.add(kind)
        _handlers.setdefault(kind, []).append(function)
        return function

    return register


def unregister(kind: str, function: Handler) -> None:
    """Take a handler away again."""
    _handlers[kind].remove(function)


def handlers_of(kind: str) -> tuple[Handler, ...]:
    """Return the handlers of `kind`; a row that nobody handles is done."""
    return tuple(_handlers.get(kind, ()))


def gives_up(kind: str) -> bool:
    """Return whether a row of `kind` has failed for good after so many attempts."""
    return kind not in _never_given_up
