"""What one request has read: kept until the request writes or ends, so that no answer is older than either."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar

from django.db import connection

Name = TypeVar("Name", bound=Hashable)
Fact = TypeVar("Fact")

HARMLESS = ("SELECT ", "(SELECT ", "BEGIN", "SAVEPOINT ", "RELEASE SAVEPOINT ", "ROLLBACK TO SAVEPOINT ")
"""How the statements begin after which everything is as it was, as long as nothing has been written before."""


class Memory:
    """Sees every statement of its connection; at the first that may change or lock something it ends for good."""

    def __init__(self) -> None:
        self.facts: dict[Hashable, Any] | None = {}

    def __call__(self, execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: Any) -> Any:
        """Let the statement through."""
        if not only_reads(sql):
            self.facts = None
        return execute(sql, params, many, context)


def only_reads(sql: Any) -> bool:
    """Return whether the statement changes nothing and locks nothing; no for whatever is not a plain question."""
    return isinstance(sql, str) and sql.lstrip().startswith(HARMLESS) and "FOR UPDATE" not in sql


@contextmanager
def remembering() -> Iterator[None]:
    """Remember what is read inside the block, which is to be no longer than one request."""
    with connection.execute_wrapper(Memory()):
        yield


def is_remembering() -> bool:
    """Return whether what is read now will still be known afterwards."""
    return _facts() is not None


def forget() -> None:
    """Remember nothing more in this request: what is read from now on decides something."""
    for one in _memories():
        one.facts = None


def remembered(kind: Hashable, read: Callable[[], Fact]) -> Fact:
    """Return what is known of `kind`, else what `read` returns."""
    return remembered_each(kind, [None], lambda _names: {None: read()})[None]


def remembered_each(
    kind: Hashable, names: Iterable[Name], read: Callable[[list[Name]], Mapping[Name, Fact]]
) -> dict[Name, Fact]:
    """Return by name what is known of `kind`; `read` gets the names that are not known yet, all at once, if any."""
    wanted = list(dict.fromkeys(names))
    known = _facts() or {}
    found = {name: known[kind, name] for name in wanted if (kind, name) in known}
    missing = [name for name in wanted if name not in found]
    if missing:
        found |= remember_each(kind, read(missing))
    return found


def remember_each(kind: Hashable, found: Mapping[Name, Fact]) -> Mapping[Name, Fact]:
    """Keep what was found by name, if anything is being kept, and return it."""
    facts = _facts()
    if facts is not None:
        facts.update({(kind, name): fact for name, fact in found.items()})
    return found


def _facts() -> dict[Hashable, Any] | None:
    return next((one.facts for one in _memories()), None)


def _memories() -> Iterator[Memory]:
    return (one for one in connection.execute_wrappers if isinstance(one, Memory))
