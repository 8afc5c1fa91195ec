"""Three page types that follow a workflow, each by one mixin, and a plain one that follows none."""

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

from workflows.integration import WorkflowPage


class FolderPage(WorkflowPage, Page):
    """A container."""

    content_panels = [*Page.content_panels]


class ArticlePage(WorkflowPage, Page):
    """Something to read."""

    body = RichTextField(blank=True)
    summary = models.CharField(max_length=255, blank=True)

    content_panels = [*Page.content_panels, FieldPanel("summary"), FieldPanel("body")]


class HandbookPage(WorkflowPage, Page):
    """Something for those who are logged in: its workflow has internal states."""

    workflow_name = "intranet"

    body = RichTextField(blank=True)

    content_panels = [*Page.content_panels, FieldPanel("body")]


class PlainPage(Page):
    """A page as Wagtail makes it; it follows no workflow."""

    body = RichTextField(blank=True)

    content_panels = [*Page.content_panels, FieldPanel("body")]
