"""What Wagtail does when a review comes to its end (the setting `WAGTAIL_FINISH_WORKFLOW_ACTION`).

A module of its own that imports nothing: Wagtail loads it while its models are being made.
"""

from typing import Any

from wagtail.workflows import publish_workflow_state


def finish_workflow_state(workflow_state: Any, user: Any = None) -> None:
    """Do what Wagtail does, but for pages that follow a workflow of ours: there the door publishes, or nobody does."""
    from workflows.policies.choose import opted_in  # noqa: PLC0415 - there are no models yet when this is loaded

    reviewed = workflow_state.content_object
    if not opted_in(getattr(reviewed, "specific_class", None) or type(reviewed)):
        publish_workflow_state(workflow_state, user=user)
