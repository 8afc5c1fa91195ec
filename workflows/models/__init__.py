"""What the plugin keeps in the database."""

from workflows.models.definitions import StoredDefinition
from workflows.models.history import Approval, HistoryEntry
from workflows.models.outbox import OutboxRow
from workflows.models.policies import PlacefulPolicy, TypePolicy
from workflows.models.roles import GroupRole, LocalRole, RoleBlock
from workflows.models.states import PageState
from workflows.models.tasks import StateReviewTask

__all__ = [
    "Approval",
    "GroupRole",
    "HistoryEntry",
    "LocalRole",
    "OutboxRow",
    "PageState",
    "PlacefulPolicy",
    "RoleBlock",
    "StateReviewTask",
    "StoredDefinition",
    "TypePolicy",
]
