"""What Wagtail does when a review comes to its end (the setting `WAGTAIL_FINISH_WORKFLOW_ACTION`)."""

from typing import Any

from wagtail.workflows import publish_workflow_state


def finish_workflow_state(workflow_state: Any, user: Any = None) -> None:
    """Do what Wagtail does, but for pages that follow a workflow of ours: there the door publishes, or nobody does."""
    if workflow_state.workflow.workflow_tasks.filter(task__statereviewtask__isnull=False).exists():
        return
    publish_workflow_state(workflow_state, user=user)
