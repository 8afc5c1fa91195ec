"""Which transition somebody means who asks for what Wagtail calls publish, unpublish, submit or cancel."""

from collections.abc import Callable

from workflows.api import Definition, PageState, Rights, Transition
from workflows.vocabulary import Track

Finder = Callable[[Rights], Transition | None]


def publishing(rights: Rights) -> Transition | None:
    """Return the first open transition that ends in a published state; an emergency comes last."""
    definition = rights.definition
    return _first(rights, lambda to: definition is not None and bool(to.target) and definition.is_live(to.target))


def submitting(rights: Rights) -> Transition | None:
    """Return the first open transition that hands the page over for review."""
    definition = rights.definition
    return _first(rights, lambda to: definition is not None and to.target == definition.review_state != "")


def retracting(rights: Rights) -> Transition | None:
    """Return the first open transition that takes what waits for review back to the beginning."""
    definition, record = rights.definition, rights.record
    if definition is None or record is None or _state(definition, record) not in definition.waiting_states:
        return None
    return _first(rights, lambda to: to.target == definition.initial_state)


def taking_off(rights: Rights) -> Transition | None:
    """Return the first open transition that makes a published page private; changes under way come first."""
    definition, record = rights.definition, rights.record
    if definition is None or record is None or not definition.has_state(record.state):
        return None
    if not definition.is_live(record.state):
        return None
    own = {transition.id for transition in definition.exits(record.state)} - _of_changes(definition, record)
    return _first(rights, lambda to: to.id in own and bool(to.target) and not definition.is_live(to.target))


def _of_changes(definition: Definition, record: PageState) -> set[str]:
    if record.track == Track.NONE:
        return set()
    return {transition.id for transition in definition.exits_of_changes(Track(record.track))}


def _state(definition: Definition, record: PageState) -> str:
    return definition.rights_state(record.state, Track(record.track))


def _first(rights: Rights, wanted: Callable[[Transition], bool]) -> Transition | None:
    found = [transition for transition in rights.transitions if wanted(transition)]
    return min(found, key=lambda transition: transition.emergency, default=None)
