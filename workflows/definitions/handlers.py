"""What a site does before and after a transition: functions in Python, which the definitions know by name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wagtail.models import Page, Revision

    from workflows.definitions.tables import Definition, Transition
    from workflows.models import HistoryEntry


@dataclass(frozen=True, kw_only=True)
class StateChange:
    """What a handler is told (DCWorkflow's `state_change`)."""

    page: Page
    """The page in its own type, as the database has it at this moment."""
    user: Any
    """Who fires the transition; None for the system."""
    definition: Definition
    transition: Transition
    from_state: str
    from_track: str
    to_state: str
    to_track: str
    comment: str = ""
    revision: Revision | None = None
    """The version that is decided on."""
    entry: HistoryEntry | None = None
    """The line of the review history; only what runs after the transition has it."""


Handler = Callable[[StateChange], None]

_HANDLERS: dict[str, Handler] = {}


def transition_handler(name: str) -> Callable[[Handler], Handler]:
    """Register a function of a `StateChange` under `name`, for `Transition(before=name)` and `after=name`.

    It runs inside the transaction of the transition: what it raises undoes all of it. `TransitionRefused("handler",
    "why")` is what the person is told. Raises `ValueError` when another function has the name.
    """

    def decorate(function: Handler) -> Handler:
        if _HANDLERS.setdefault(name, function) is not function:
            text = f"There are two handlers named {name}."
            raise ValueError(text)
        return function

    return decorate


def find(name: str) -> Handler | None:
    """Return the handler `name`; None for a name that nobody registered, as that of a script in Plone."""
    return _HANDLERS.get(name)
