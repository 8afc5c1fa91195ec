"""What the tables say happens: which transitions are on offer, and where each leads."""

from collections.abc import Mapping
from dataclasses import dataclass

from workflows.definitions.tables import Definition, Transition
from workflows.models import PageState
from workflows.vocabulary import Track


@dataclass(frozen=True)
class Offer:
    """A transition that leaves where the page is; `on_track` when it is the changes that move, not the page."""

    transition: Transition
    on_track: bool = False


@dataclass(frozen=True, kw_only=True)
class Move:
    """Where a transition leads, and what becomes of the public version on the way."""

    state: str
    track: Track
    publishes: bool = False
    unpublishes: bool = False


def rights_state(definition: Definition, record: PageState) -> str:
    """Return the state whose maps hold now."""
    return definition.rights_state(record.state, Track(record.track))


def in_review(definition: Definition, state: str, track: str) -> bool:
    """Return whether a page there, or what is changed of it, waits for somebody."""
    return definition.rights_state(state, Track(track)) in definition.waiting_states


def has_changes(record: PageState) -> bool:
    """Return whether there is a newer version than the public one: beside it, or waiting with the page itself."""
    return record.track != Track.NONE or record.revision_id != record.published_id


def follows_at_once(definition: Definition, state: str) -> bool:
    """Return whether what is saved is public at once: a page is born live and is still where it was born."""
    return state == definition.initial_state and definition.is_live(state)


def offers(definition: Definition, record: PageState) -> Mapping[str, Offer]:
    """Return what leaves the page's state and that of its changes; the changes' own shadow the page's."""
    own = {transition.id: Offer(transition) for transition in _exits(definition, record.state)}
    if record.track == Track.NONE:
        return own
    of_changes = definition.exits_of_changes(Track(record.track))
    return own | {transition.id: Offer(transition, on_track=True) for transition in of_changes}


def _exits(definition: Definition, state: str) -> tuple[Transition, ...]:
    return definition.exits(state) if definition.has_state(state) else ()


def move_for(definition: Definition, record: PageState, offer: Offer) -> Move:
    """Return where `offer` leads. `record.page` says whether there is a public version now."""
    track, target = Track(record.track), offer.transition.target or ""
    if not target:
        return Move(state=record.state, track=track)
    if offer.on_track:
        return _changes_move(definition, record, target)
    if definition.is_live(target):
        return _move_among_readers(definition, record, target)
    return Move(state=target, track=Track.NONE, unpublishes=record.page.live)


def _changes_move(definition: Definition, record: PageState, target: str) -> Move:
    """Move the changes. Readers see them in live states; those of the review are about the draft, live or not."""
    beside_the_page = target in (definition.review_state, definition.initial_state)
    if definition.is_live(target) and (not beside_the_page or follows_at_once(definition, record.state)):
        return Move(state=target, track=Track.NONE, publishes=True)
    track = Track.PENDING if target == definition.review_state else Track.DRAFT
    return Move(state=record.state, track=track)


def _move_among_readers(definition: Definition, record: PageState, target: str) -> Move:
    """Enter a live state: with changes under way the public version stays as it is, and they stay under way.

    Where the page itself waits they wait with it.
    """
    page = record.page
    if page.live and record.track != Track.NONE:
        return Move(state=target, track=Track.NONE if target in definition.waiting_states else Track(record.track))
    out_already = page.live and page.live_revision_id is not None and page.live_revision_id == record.revision_id
    return Move(state=target, track=Track.NONE, publishes=not out_already)
