"""The plugin's exceptions; the codes are a stable contract, the sentence is for the person in front of it."""

from enum import StrEnum

from django.core.exceptions import PermissionDenied
from django.utils.functional import Promise


class Refusal(StrEnum):
    """Why a transition was refused, in the order in which the door looks."""

    ALIAS = "alias"
    UNKNOWN_TRANSITION = "unknown_transition"
    NOT_AVAILABLE = "not_available"
    ALREADY_DECIDED = "already_decided"
    STALE = "stale"
    NOT_VIEWABLE = "not_viewable"
    NOT_PERMITTED = "not_permitted"
    OWN_WORK = "own_work"
    LOCKED = "locked"
    SCHEDULED = "scheduled"
    COMMENT_REQUIRED = "comment_required"
    CHECKLIST = "checklist"
    INVALID_CONTENT = "invalid_content"
    HANDLER = "handler"


class WorkflowError(Exception):
    """Something the workflow does not allow."""


class TransitionRefused(WorkflowError):  # noqa: N818 (it reads as what happened)
    """The door stayed shut: `code` says why to programs, `message` to people."""

    def __init__(self, code: str, message: str | Promise) -> None:
        super().__init__(message)
        self.code = Refusal(code)
        self._message = message

    @property
    def message(self) -> str:
        """The reason, in the language of whoever reads it now."""
        return str(self._message)

    def __str__(self) -> str:
        return self.message


class PermissionRefused(WorkflowError):  # noqa: N818 (it reads as what happened)
    """The user does not hold the permission on this page in its present state."""


class NoWorkflow(WorkflowError):  # noqa: N818 (it reads as what happened)
    """The page follows no workflow."""


class UnreadableDefinition(WorkflowError):  # noqa: N818 (it reads as what happened)
    """The file is no workflow definition, or one that must not be read; the message says where and why."""


class Protected(WorkflowError, PermissionDenied):  # noqa: N818 (it reads as what happened)
    """What Wagtail shows of a workflow cannot be switched off or thrown away while the workflow is in use."""
