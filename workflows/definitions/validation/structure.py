"""Whether a definition hangs together: every name leads to something, and to one thing only."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import timedelta

from workflows.definitions.tables import Definition, Transition
from workflows.definitions.validation.mistakes import Found
from workflows.vocabulary import Trigger

LONGEST_NAME = 100
"""What the columns of the tables hold."""


def look(definition: Definition) -> Iterator[Found]:
    """Yield the mistakes in the skeleton of `definition`."""
    yield from _states(definition)
    yield from _ids(definition)
    for transition in definition.transitions:
        yield from _transition(definition, transition)


def _states(definition: Definition) -> Iterator[Found]:
    states = ", ".join(state.id for state in definition.states)
    if not definition.states:
        yield "E001", {}
    elif not definition.has_state(definition.initial_state):
        yield "E002", {"state": definition.initial_state, "states": states}
    known = {transition.id for transition in definition.transitions}
    for state in definition.states:
        yield from (("E004", {"state": state.id, "transition": name}) for name in state.exits if name not in known)
        if not state.exits and len(definition.states) > 1:
            yield "W014", {"state": state.id}


def _ids(definition: Definition) -> Iterator[Found]:
    yield from _unusable("workflow", [definition.id])
    for kind, parts in (
        ("state", definition.states),
        ("transition", definition.transitions),
        ("worklist", definition.worklists),
    ):
        ids = [part.id for part in parts]
        yield from _unusable(kind, ids)
        yield from (("E006", {"kind": f"{kind}s", "name": name}) for name, count in Counter(ids).items() if count > 1)


def _unusable(kind: str, ids: Iterable[str]) -> Iterator[Found]:
    for name in ids:
        if not name.strip() or len(name) > LONGEST_NAME or not name.isprintable():
            yield "E005", {"kind": kind, "name": name[:LONGEST_NAME]}


def _transition(definition: Definition, transition: Transition) -> Iterator[Found]:
    where = {"transition": transition.id}
    if transition.target and not definition.has_state(transition.target):
        states = ", ".join(state.id for state in definition.states)
        yield "E003", {**where, "state": transition.target, "states": states}
    if transition.min_approvals < 1:
        yield "E009", {**where, "number": transition.min_approvals}
    items = Counter(item.id for item in transition.checklist)
    yield from (("E011", {**where, "name": name}) for name, count in items.items() if count > 1 or not name)
    timed = transition.trigger is Trigger.TIMED
    waits = transition.after_time is not None or not transition.guard.predicate  # a predicate may know the day itself
    if timed and waits and (transition.after_time or timedelta(0)) <= timedelta(0):
        yield "E008", where
    if transition.after_time and not timed:
        yield "W015", where
