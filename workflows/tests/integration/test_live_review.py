"""A page that is read while it waits: Wagtail shows its review like any other."""

import pytest
from django.urls import reverse

from workflows import api
from workflows.tests.bare.pages.models import HandbookPage
from workflows.tests.integration.forms import edit_url
from workflows.tests.integration.world import World


@pytest.fixture
def handbook(world: World) -> HandbookPage:
    """The intranet's page, handed over for review."""
    api.place(world.handbook, "internal")
    api.fire(world.handbook, "submit", user=world.people["ann"])
    return HandbookPage.objects.get(pk=world.handbook.pk)


def test_the_dashboard_says_that_it_awaits_review(world: World, handbook: HandbookPage) -> None:
    text = world.client("reviewer").get(reverse("wagtailadmin_home")).content.decode()
    assert handbook.live
    assert "Handbook" in text


def test_nobody_else_finds_it_there(world: World, handbook: HandbookPage) -> None:
    assert "Handbook" not in world.client("reader").get(reverse("wagtailadmin_home")).content.decode()


def test_the_editor_says_what_it_waits_for(world: World, handbook: HandbookPage) -> None:
    response = world.client("reviewer").get(edit_url(handbook))
    assert response.context["page"].current_workflow_task.definition == "intranet"
    assert 'value="publish_internally"' in response.content.decode()
