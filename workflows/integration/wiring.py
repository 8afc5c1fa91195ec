"""What is connected when Django is ready."""

from wagtail.models import Page
from wagtail.permissions import register_permission_policy

from workflows.integration import protection, reviewers, signals
from workflows.integration.policy import WorkflowPagePermissionPolicy


def connect() -> None:
    """Register the page policy, before any view asks for it, and listen to signals."""
    register_permission_policy(Page, WorkflowPagePermissionPolicy())
    signals.connect()
    protection.connect()
    reviewers.connect()
