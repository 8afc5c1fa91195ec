"""The public page: served by its state, and kept out of caches where it is not everybody's."""

import pytest
from django.urls import reverse
from wagtail.models import Page

from workflows import api
from workflows.integration.visibility import public
from workflows.models import PageState
from workflows.tests.bare.pages.models import ArticlePage, HandbookPage
from workflows.tests.integration.world import World


@pytest.fixture
def internal(world: World) -> HandbookPage:
    """A page that is published for those who are logged in."""
    api.place(world.home, "published")
    api.place(world.ours.folder, "published")
    api.place(world.handbook, "internally_published")
    return HandbookPage.objects.get(pk=world.handbook.pk)


@pytest.fixture
def hidden(world: World) -> ArticlePage:
    """A page that is live in the database, in a state that is nobody's to read."""
    Page.objects.filter(pk=world.ours.draft.pk).update(live=True)
    return ArticlePage.objects.get(pk=world.ours.draft.pk)


@pytest.mark.parametrize("name", ["nobody", "ann", "outsider"])
def test_a_public_page_is_everybodys_and_may_be_cached(world: World, name: str) -> None:
    response = world.client(name).get(world.ours.live.url)
    assert response.status_code == 200
    assert "private" not in response.headers.get("Cache-Control", "")


@pytest.mark.parametrize("name", ["ann", "outsider", "reviewer", "root"])
def test_an_internal_page_is_for_who_is_logged_in_and_for_no_cache(world: World, internal, name: str) -> None:
    response = world.client(name).get(internal.url)
    assert response.status_code == 200
    assert "private" in response.headers["Cache-Control"]
    assert "no-store" in response.headers["Cache-Control"]


def test_strangers_are_sent_to_the_login_and_learn_no_title(world: World, internal) -> None:
    response = world.client("nobody").get(internal.url)
    assert response.status_code == 302
    assert reverse("wagtailcore_login") in response.url
    assert "private" in response.headers["Cache-Control"]
    assert b"Handbook" not in response.content


@pytest.mark.parametrize("name", ["nobody", "outsider", "bob"])
def test_a_live_page_in_a_private_state_is_not_there(world: World, hidden, name: str) -> None:
    assert world.client(name).get(hidden.url).status_code == 404


def test_who_holds_view_reads_it(world: World, hidden) -> None:
    assert world.client("ann").get(hidden.url).status_code == 200


@pytest.mark.parametrize(("field", "value"), [("state", "gone"), ("workflow", "gone")])
def test_r26_an_unknown_state_is_nobodys_to_read(world: World, field: str, value: str) -> None:
    PageState.objects.filter(pk=world.ours.live.pk).update(**{field: value})
    assert world.client("nobody").get(world.ours.live.url).status_code == 404


def test_changes_under_way_leave_the_public_version_public(world: World) -> None:
    world.ours.live.summary = "Not yet"
    world.ours.live.save_revision(user=world.people["ann"])
    response = world.client("nobody").get(world.ours.live.url)
    assert response.status_code == 200
    assert b"Not yet" not in response.content


def test_r38_public_lists_hold_public_states_only(world: World, internal, hidden) -> None:
    found = set(public(Page.objects.all()).values_list("title", flat=True))
    assert {"Meadow live", "Home", "Plain"} <= found
    assert found.isdisjoint({"Handbook", "Meadow draft"})


def test_r38_the_public_api_and_the_map_of_the_site_know_no_internal_page(world: World, internal, hidden) -> None:
    listing = world.client("nobody").get("/api/v2/pages/?limit=20&fields=*").content.decode()
    assert "Meadow live" in listing
    assert "Handbook" not in listing
    assert "Meadow draft" not in listing
    assert world.client("nobody").get(f"/api/v2/pages/{internal.pk}/").status_code == 404
    assert internal.get_sitemap_urls() == []
    assert hidden.get_sitemap_urls() == []
    assert world.ours.live.get_sitemap_urls() != []


def test_a_plain_page_is_served_as_wagtail_does(world: World) -> None:
    assert world.client("nobody").get(world.plain.url).status_code == 200
