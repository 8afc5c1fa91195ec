"""The mixin by which a page type opts in."""

from typing import ClassVar


class WorkflowPage:
    """Put it before `Page` in the bases of a page type, and its pages follow a workflow.

    `workflow_name` is the workflow of pages for which neither a place nor the type's own policy says otherwise.
    """

    workflow_name: ClassVar[str] = "simple_publication"
