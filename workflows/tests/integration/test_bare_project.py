"""The bare project is whole: it starts, and its page types follow the workflows they name."""

import pytest
from django.core.management import call_command
from wagtail.models import Page

from workflows.integration import WorkflowPage
from workflows.tests.bare.pages.models import ArticlePage, FolderPage, HandbookPage, PlainPage


@pytest.mark.parametrize(
    ("model", "name"),
    [(FolderPage, "simple_publication"), (ArticlePage, "simple_publication"), (HandbookPage, "intranet")],
)
def test_a_page_type_opts_in_with_one_mixin(model: type[Page], name: str) -> None:
    assert issubclass(model, WorkflowPage)
    assert model.workflow_name == name


def test_a_plain_page_type_names_no_workflow() -> None:
    assert not hasattr(PlainPage, "workflow_name")


@pytest.mark.django_db
def test_the_migrations_of_the_plugin_are_complete() -> None:
    call_command("makemigrations", "--check", "--dry-run", "workflows", "bare_pages", verbosity=0)
