"""The tables a workflow is made of: immutable, and the whole of its meaning.

A definition says which states there are, who may do what in each, and which transitions lead from one to the next.
The words are DCWorkflow's (Plone 6): see `docs/reference/workflows.md`. What Plone has not is marked "ours".
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property
from types import MappingProxyType
from typing import TypeVar

from django.utils.functional import Promise

from workflows.definitions.rolemap import ROLE_MAP
from workflows.vocabulary import Permission, Role, Track, Trigger, Visibility

Text = str | Promise
"""A title or description: a plain string, or one that is translated when shown."""

Named = TypeVar("Named", "State", "Transition")


@dataclass(frozen=True, kw_only=True)
class PermissionMap:
    """The roles that hold one permission in one state; `acquired` adds the roles the container gives."""

    roles: frozenset[str] = frozenset()
    acquired: bool = False


@dataclass(frozen=True, kw_only=True)
class Action:
    """Where a transition or worklist shows itself in a user interface (GenericSetup's `action` element)."""

    label: Text = ""
    url: str = ""
    category: str = ""
    icon: str = ""


@dataclass(frozen=True, kw_only=True)
class Guard:
    """Any of the permissions AND any of the roles AND any of the groups AND the expression; an empty part passes.

    `expression` is the text of a TALES expression. It is kept and never executed: a guard with one denies until the
    text is mapped to a registered Python predicate. `predicate` (ours) is the name of such a predicate.
    """

    permissions: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    expression: str = ""
    predicate: str = ""


@dataclass(frozen=True, kw_only=True)
class Assignment:
    """The value a state gives to a variable."""

    name: str
    value: str = ""
    type: str = "string"


@dataclass(frozen=True, kw_only=True)
class State:
    """One state: who may do what in it, and the ways out."""

    id: str
    title: Text = ""
    description: Text = ""
    exits: tuple[str, ...] = ()
    permissions: Mapping[str, PermissionMap] = field(default_factory=dict)
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Group → the roles its members have in this state (DCWorkflow's group map)."""
    assignments: tuple[Assignment, ...] = ()

    def __post_init__(self) -> None:
        """Close the maps: a definition never changes once it is made."""
        object.__setattr__(self, "permissions", MappingProxyType(dict(self.permissions)))
        object.__setattr__(self, "groups", MappingProxyType(dict(self.groups)))


@dataclass(frozen=True, kw_only=True)
class ChecklistItem:
    """Something the person who fires a transition confirms (ours)."""

    id: str
    title: Text


@dataclass(frozen=True, kw_only=True)
class Transition:
    """One way from state to state; an empty `target` stays where it is."""

    id: str
    title: Text = ""
    description: Text = ""
    target: str = ""
    trigger: Trigger = Trigger.USER
    guard: Guard = Guard()
    action: Action = Action()
    before: str = ""
    after: str = ""
    """The names of the handlers that run before and after (`definitions.handlers`); a script of Plone's never does."""
    assignments: tuple[Assignment, ...] = ()
    """Variables the transition sets: from XML the values are TALES expressions, kept and never executed."""
    comment_required: bool = False
    not_author: bool = False
    min_approvals: int = 1
    emergency: bool = False
    """Ours: goes without the second pair of eyes; the page is flagged until another person approves it."""
    checklist: tuple[ChecklistItem, ...] = ()
    after_time: timedelta | None = None
    """Ours, for `Trigger.TIMED`: how long the page must have been in its state."""


@dataclass(frozen=True, kw_only=True)
class Worklist:
    """What waits for somebody: a guard, and the values of the state variable that match."""

    id: str
    title: Text = ""
    description: Text = ""
    guard: Guard = Guard()
    matches: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    action: Action = Action()

    def __post_init__(self) -> None:
        """Close the map."""
        object.__setattr__(self, "matches", MappingProxyType(dict(self.matches)))


@dataclass(frozen=True, kw_only=True)
class Variable:
    """Something the review history records with every transition."""

    id: str
    description: Text = ""
    for_catalog: bool = False
    for_status: bool = False
    update_always: bool = False
    default_value: str = ""
    default_type: str = ""
    default_expression: str = ""
    guard: Guard = Guard()


@dataclass(frozen=True, kw_only=True)
class Script:
    """A script an XML definition names; kept and reported, never executed."""

    id: str
    type: str = ""
    module: str = ""
    function: str = ""
    filename: str = ""


@dataclass(frozen=True, kw_only=True)
class Definition:
    """A whole workflow: the table that the engine, the pictures and the reference read."""

    id: str
    title: Text = ""
    description: Text = ""
    state_variable: str = "review_state"
    initial_state: str
    manager_bypass: bool = False
    permissions: tuple[str, ...] = ()
    """The managed permissions: those that every state must map."""
    groups: tuple[str, ...] = ()
    creation_guard: Guard = Guard()
    states: tuple[State, ...] = ()
    transitions: tuple[Transition, ...] = ()
    worklists: tuple[Worklist, ...] = ()
    variables: tuple[Variable, ...] = ()
    scripts: tuple[Script, ...] = ()

    @cached_property
    def _states(self) -> Mapping[str, State]:
        return _by_id(self.states)

    @cached_property
    def _transitions(self) -> Mapping[str, Transition]:
        return _by_id(self.transitions)

    def state(self, state_id: str) -> State:
        """Return the state `state_id`; raise `KeyError` when there is none."""
        return self._states[state_id]

    def transition(self, transition_id: str) -> Transition:
        """Return the transition `transition_id`; raise `KeyError` when there is none."""
        return self._transitions[transition_id]

    def has_state(self, state_id: str) -> bool:
        """Return whether there is a state `state_id`."""
        return state_id in self._states

    def exits(self, state_id: str) -> tuple[Transition, ...]:
        """Return the transitions that leave `state_id`, in its own order; unknown names are left out."""
        named = self.state(state_id).exits
        return tuple(self._transitions[name] for name in named if name in self._transitions)

    def exits_of_changes(self, track: Track) -> tuple[Transition, ...]:
        """Return the transitions that move the changes to a live page: into review, back to a draft, or out to readers.

        What leads to yet another private state, an archive say, is about the page itself.
        """
        state_id = self.rights_state("", track)
        exits = self.exits(state_id) if self.has_state(state_id) else ()
        return tuple(exit_ for exit_ in exits if self._moves_changes(exit_.target))

    def _moves_changes(self, target: str) -> bool:
        if target in ("", self.review_state, self.initial_state):
            return True
        return not self.has_state(target) or self.is_live(target)

    def visibility(self, state_id: str) -> Visibility:
        """Return who may read a page in `state_id`: from its map of View, or the role map where View is not managed."""
        acquired = PermissionMap(acquired=Permission.VIEW not in self.permissions)
        mapped = {} if acquired.acquired else self.state(state_id).permissions
        view = mapped.get(Permission.VIEW, acquired)
        roles = view.roles | ROLE_MAP[Permission.VIEW] if view.acquired else view.roles
        if Role.ANONYMOUS in roles:
            return Visibility.PUBLIC
        return Visibility.INTERNAL if roles & {Role.MEMBER, Role.AUTHENTICATED} else Visibility.PRIVATE

    def is_live(self, state_id: str) -> bool:
        """Return whether a page in `state_id` is published (to everybody, or to those who are logged in)."""
        return self.visibility(state_id) is not Visibility.PRIVATE

    @cached_property
    def _waiting(self) -> tuple[str, ...]:
        named = [value for worklist in self.worklists for value in worklist.matches.get(self.state_variable, ())]
        return tuple(value for value in dict.fromkeys(named) if self.has_state(value))

    @property
    def waiting_states(self) -> frozenset[str]:
        """Return the states in which a page waits for somebody, read meanwhile or not: those a worklist names."""
        return frozenset(self._waiting)

    @property
    def acquires(self) -> bool:
        """Return whether some state leaves a permission to the page above as well."""
        return any(mapped.acquired for state in self.states for mapped in state.permissions.values())

    @property
    def review_state(self) -> str:
        """Return the state whose rights hold for changes that wait: the first private one of those, else the first.

        "" where no worklist names a state.
        """
        private = [value for value in self._waiting if not self.is_live(value)]
        return next(iter(private or self._waiting), "")

    @property
    def public_state(self) -> str:
        """Return the first live state, the one a page found live outside the workflow is taken to be in, or ""."""
        live = [state.id for state in self.states if self.is_live(state.id)]
        public = [state_id for state_id in live if self.visibility(state_id) is Visibility.PUBLIC]
        return next(iter(public or live), "")

    def rights_state(self, state_id: str, track: Track) -> str:
        """Return the state whose maps hold: the page's own, or that of its changes while they are on their way."""
        if track == Track.DRAFT:  # equal, not the same: rows of the database bring plain strings
            return self.initial_state
        return self.review_state if track == Track.PENDING else state_id


def _by_id(items: tuple[Named, ...]) -> Mapping[str, Named]:
    """Return id → item; of two with one id the first."""
    return MappingProxyType({item.id: item for item in reversed(items)})
