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
    """Return whether a page there waits for a reviewer."""
    review = definition.review_state
    return bool(review) and definition.rights_state(state, Track(track)) == review


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
        return _move_among_readers(record, target)
    return Move(state=target, track=Track.NONE, unpublishes=record.page.live)


def _changes_move(definition: Definition, record: PageState, target: str) -> Move:
    if definition.is_live(target):
        return Move(state=target, track=Track.NONE, publishes=True)
    track = Track.PENDING if target == definition.review_state else Track.DRAFT
    return Move(state=record.state, track=track)


def _move_among_readers(record: PageState, target: str) -> Move:
    """Enter a live state: with changes under way the public version stays as it is, and they stay under way."""
    page = record.page
    if page.live and record.track != Track.NONE:
        return Move(state=target, track=Track(record.track))
    out_already = page.live and page.live_revision_id is not None and page.live_revision_id == record.revision_id
    return Move(state=target, track=Track.NONE, publishes=not out_already)
