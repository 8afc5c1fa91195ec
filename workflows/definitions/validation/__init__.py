"""Find the mistakes in a definition: each kind has an id, a sentence, and a hint that says what to type."""

from collections.abc import Iterator

from workflows.definitions.tables import Definition
from workflows.definitions.validation import flow, names, rights, structure
from workflows.definitions.validation.mistakes import Problem

__all__ = ["Problem", "errors", "problems"]

LOOKS = (structure.look, names.look, flow.look, rights.look)
ENDURED = frozenset({"E003", "E004", "E013"})
"""What the engine passes over: a way that leads nowhere, a handler that is not there; the rest works."""


def problems(definition: Definition) -> Iterator[Problem]:
    """Yield every mistake in `definition`; asks no database."""
    for look in LOOKS:
        for mistake, values in look(definition):
            yield Problem(mistake=mistake, definition=definition.id, values=values)


def errors(definition: Definition) -> list[Problem]:
    """Return the mistakes with which a definition cannot be used, so that no import takes it."""
    return [problem for problem in problems(definition) if problem.is_error and problem.mistake not in ENDURED]
