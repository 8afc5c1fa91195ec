"""What the door would say."""

from dataclasses import dataclass

from workflows.definitions.tables import Transition


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """Whether one user may fire one transition now, and if not why: `code` and `message` are empty when they may."""

    transition: Transition
    allowed: bool
    code: str = ""
    message: str = ""
