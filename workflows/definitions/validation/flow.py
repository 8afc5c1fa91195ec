"""Whether pages get everywhere they should, and stop where they should."""

from collections.abc import Iterator

from workflows.definitions.tables import Definition, Guard
from workflows.definitions.validation.mistakes import Found
from workflows.vocabulary import Trigger

Step = tuple[str, str, str]
"""An automatic transition out of one state: (from, transition, to)."""


def look(definition: Definition) -> Iterator[Found]:
    """Yield states never reached, transitions never used, and circles of automatic transitions."""
    if definition.has_state(definition.initial_state):
        reached = reachable(definition)
        yield from (("W001", {"state": state.id}) for state in definition.states if state.id not in reached)
    used = {name for state in definition.states for name in state.exits}
    for transition in definition.transitions:
        if transition.id not in used:
            yield "W002", {"transition": transition.id}
    yield from _circles(definition)


def reachable(definition: Definition) -> set[str]:
    """Return the states that a page can get to from the initial one, by whoever's hand."""
    reached: set[str] = set()
    open_ends = [definition.initial_state]
    while open_ends:
        state = open_ends.pop()
        if state not in reached and definition.has_state(state):
            reached.add(state)
            open_ends += [transition.target for transition in definition.exits(state) if transition.target]
    return reached


def _circles(definition: Definition) -> Iterator[Found]:
    unguarded = _circle(_automatic(definition, guarded=False))
    if unguarded:
        yield "E007", {"transitions": ", ".join(unguarded)}
        return
    guarded = _circle(_automatic(definition, guarded=True))
    if guarded:
        yield "W016", {"transitions": ", ".join(guarded)}


def _automatic(definition: Definition, *, guarded: bool) -> list[Step]:
    """Return the automatic steps: those without a guard, or all of them."""
    return [
        (state.id, transition.id, transition.target or state.id)
        for state in definition.states
        for transition in definition.exits(state.id)
        if transition.trigger is Trigger.AUTOMATIC and (guarded or transition.guard == Guard())
    ]


def _circle(steps: list[Step]) -> list[str]:
    """Return the transitions left when steps that come from, or lead, nowhere were taken away, again and again."""
    while True:
        starts, ends = {step[0] for step in steps}, {step[2] for step in steps}
        left = [step for step in steps if step[2] in starts and step[0] in ends]
        if left == steps:
            return sorted({step[1] for step in steps})
        steps = left
