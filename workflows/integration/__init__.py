"""Wagtail's seams: everything here calls `workflows.api`, and Wagtail calls everything here."""

from workflows.integration.pages import WorkflowPage

__all__ = ["WorkflowPage"]
