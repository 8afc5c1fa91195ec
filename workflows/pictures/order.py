"""In which order the states are drawn, and what leads from one to another."""

from collections import deque
from dataclasses import dataclass

from django.utils.translation import gettext as _

from workflows.definitions.tables import Definition, Transition
from workflows.vocabulary import Trigger


@dataclass(frozen=True, kw_only=True)
class Way:
    """All transitions that lead from one state to another."""

    source: str
    target: str
    labels: tuple[str, ...]


def ordered_states(definition: Definition) -> list[str]:
    """Return the states as a page meets them, then those it never reaches."""
    known = [state.id for state in definition.states]
    found: dict[str, None] = {}
    queue = deque(name for name in (definition.initial_state, *known) if name in known)
    while queue:
        state = queue.popleft()
        if state not in found:
            found[state] = None
            targets = [transition.target for transition in definition.exits(state)]
            queue.extendleft(reversed([target for target in targets if target in known and target not in found]))
    return list(found)


def ways(definition: Definition) -> list[Way]:
    """Return every way between two states, or from a state to itself, in the order of the table."""
    found: dict[tuple[str, str], list[str]] = {}
    for state in definition.states:
        for transition in definition.exits(state.id):
            target = transition.target or state.id
            if definition.has_state(target):
                found.setdefault((state.id, target), []).append(label(transition))
    return [Way(source=source, target=target, labels=tuple(labels)) for (source, target), labels in found.items()]


def label(transition: Transition) -> str:
    """Return what the arrow of a transition says."""
    title = str(transition.title or transition.id)
    if transition.trigger is Trigger.AUTOMATIC:
        return _("%(title)s (by itself)") % {"title": title}
    if transition.trigger is Trigger.TIMED:
        return _("%(title)s (after a time)") % {"title": title}
    return title
