"""A page in the state "ended" is shown as ended."""

from typing import Any

import pytest

from peer_pages.models import CataloguePage, InitiativePage
from peer_pages.tests import factories
from peer_pages.tests.roles.world import World
from workflows import api

Status = CataloguePage.Status


def status_of(page: Any) -> str:
    return InitiativePage.objects.get(pk=page.pk).status


@pytest.mark.parametrize(
    ("before", "after"), [(Status.ACTIVE, Status.ACTIVE), (Status.PLANNED, Status.PLANNED), (Status.ENDED, "active")]
)
def test_status_follows_the_state_and_comes_back(world: World, before: str, after: str) -> None:
    page = factories.make_initiative("Sangkor", status=before)
    api.fire(page, "end", user=world.editor)
    assert status_of(page) == Status.ENDED
    api.fire(page, "reopen", user=world.editor)
    assert status_of(page) == after


def test_readers_see_that_it_has_ended(world: World, client: Any) -> None:
    page = factories.make_initiative("Sangkor")
    api.fire(page, "end", user=world.editor)
    response = client.get(page.get_url())
    assert response.status_code == 200
    assert "Afsluttet" in response.content.decode()


def test_page_without_a_status_ends_too(world: World) -> None:
    section = world.ours.place.section
    api.fire(section, "end", user=world.editor)
    section.refresh_from_db()
    assert section.live


def test_archived_page_keeps_what_it_said(world: World) -> None:
    page = factories.make_initiative("Sangkor")
    api.fire(page, "archive", user=world.editor)
    assert status_of(page) == Status.ACTIVE
