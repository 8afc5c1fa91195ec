"""A definition as a page of a reference, in Markdown: picture, states, transitions and rights."""

from collections.abc import Iterable, Iterator

from workflows.definitions.tables import Definition
from workflows.guards.words import demands, guard_in_words, holders_in_words
from workflows.pictures.mermaid import mermaid
from workflows.pictures.svg import words


def reference(definition: Definition) -> Iterator[str]:
    """Yield the lines; titles are in the language that is active."""
    yield f"## {definition.title or definition.id} (`{definition.id}`)\n"
    if definition.description:
        yield f"{definition.description}\n"
    yield f"```mermaid\n{mermaid(definition)}```\n"
    yield from _states(definition)
    yield from _transitions(definition)
    yield from _rights(definition)


def _states(definition: Definition) -> Iterator[str]:
    rows = (
        (f"`{state.id}`", state.title, words(definition.visibility(state.id)), _ids(state.exits), state.description)
        for state in definition.states
    )
    yield from _table(("state", "title", "published", "exits", "description"), rows)


def _transitions(definition: Definition) -> Iterator[str]:
    rows = (
        (f"`{t.id}`", t.title, f"`{t.target}`" if t.target else "–", guard_in_words(t.guard), demands(t))
        for t in definition.transitions
    )
    if definition.transitions:
        yield from _table(("transition", "title", "leads to", "guard", "also wanted"), rows)


def _rights(definition: Definition) -> Iterator[str]:
    rows = (
        (permission, *(holders_in_words(definition, state.id, permission) for state in definition.states))
        for permission in definition.permissions
    )
    if definition.permissions:
        yield from _table(("permission", *(f"`{state.id}`" for state in definition.states)), rows)


def _ids(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names) or "–"


def _table(heads: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> Iterator[str]:
    """Yield a table and an empty line."""
    for row in (heads, ("---",) * len(heads), *rows):
        yield f"| {' | '.join(str(cell).replace('|', '&#124;') for cell in row)} |"
    yield ""
