"""A new page begins in its initial state, whatever button was pressed."""

import re

import pytest
from django.urls import reverse
from wagtail.models import Page

from workflows import api
from workflows.definitions.registry import registered
from workflows.definitions.shipped.simple_publication import SIMPLE_PUBLICATION
from workflows.tests.bare.pages.models import ArticlePage, HandbookPage, PlainPage
from workflows.tests.engine.tables import changed
from workflows.tests.integration.forms import form_of, said, url
from workflows.tests.integration.world import World

FOUR_EYES_AT_ONCE = changed(SIMPLE_PUBLICATION, "four_eyes_at_once", publish={"not_author": True})
WITH_A_NOTE = changed(SIMPLE_PUBLICATION, "with_a_note", submit={"comment_required": True})


def create(world: World, name: str, parent, model=ArticlePage, **data):
    address = url("add", "bare_pages", model.__name__.lower(), parent.pk)
    return world.client(name).post(address, form_of(model(title="New", slug="new"), **data), follow=True)


@pytest.mark.parametrize("button", [None, "action-publish", "action-submit"])
@pytest.mark.parametrize("name", ["ann", "root"])
def test_it_is_a_draft_of_its_author(world: World, name: str, button: str | None) -> None:
    response = create(world, name, world.ours.folder, **({button: "x"} if button else {}))
    page = ArticlePage.objects.get(title="New")
    assert response.status_code == 200
    assert page.owner == world.people[name]
    expected = {None: "private", "action-submit": "pending", "action-publish": "published"}[button]
    expected = "private" if name == "ann" and button == "action-publish" else expected
    assert api.record_of(page).state == expected
    assert page.live is (expected == "published")
    assert said(response)


@pytest.mark.parametrize("path", ["add", "add_subpage", "preview_on_add"])
def test_nobody_adds_to_a_foreign_folder(world: World, path: str) -> None:
    parts = (
        (world.theirs.folder.pk,) if path == "add_subpage" else ("bare_pages", "articlepage", world.theirs.folder.pk)
    )
    assert world.client("ann").get(url(path, *parts)).status_code == 404
    assert world.client("ann").post(url(path, *parts), {}).status_code == 404


def test_a_plain_page_goes_below_a_folder_by_the_folders_rules(world: World) -> None:
    assert world.client("ann").get(url("add", "bare_pages", "plainpage", world.theirs.folder.pk)).status_code == 404
    create(world, "ann", world.ours.folder, PlainPage, **{"action-publish": "x"})
    assert not PlainPage.objects.get(title="New").live


def test_below_a_plain_page_a_new_one_is_not_published_either(world: World) -> None:
    create(world, "root", Page.get_first_root_node(), ArticlePage, **{"action-publish": "x"})
    page = ArticlePage.objects.get(title="New")
    # Published, but by the transition.
    assert api.record_of(page).state == "published"
    assert page.workflow_history.filter(transition="publish").exists()


def test_an_internal_workflow_begins_where_it_says(world: World) -> None:
    create(world, "ann", world.ours.folder, HandbookPage)
    assert api.record_of(HandbookPage.objects.get(title="New")).state == "internal"


def test_an_incomplete_page_is_not_sent(world: World) -> None:
    response = create(world, "ann", world.ours.folder, title="", **{"action-submit": "x"})
    assert response.status_code == 200
    assert not ArticlePage.objects.filter(title="").exists()


def shown(world: World, name: str, parent, model=ArticlePage) -> list[str]:
    """Return the transitions with a button on the form for a new page, and Wagtail's own where they stand too."""
    address = url("add", "bare_pages", model.__name__.lower(), parent.pk)
    text = world.client(name).get(address).content.decode()
    return re.findall(r'name="action-transition"\s+value="(\w+)"', text) + re.findall(
        r'name="action-(?:publish|submit)"', text
    )


@pytest.mark.parametrize(
    ("name", "buttons"),
    [("ann", ["submit"]), ("root", ["submit", "publish"]), ("administrator", ["submit", "publish"])],
)
def test_the_form_offers_what_its_author_may_do_with_the_page(world: World, name: str, buttons: list[str]) -> None:
    assert shown(world, name, world.ours.folder) == buttons
    create(world, name, world.ours.folder)
    saved = ArticlePage.objects.get(title="New")
    assert [one.id for one in api.transitions_for(saved, world.people[name])] == buttons


def test_the_form_offers_what_the_type_and_the_place_say(world: World) -> None:
    assert shown(world, "ann", world.ours.folder, HandbookPage) == ["hide", "submit"]
    world.ours.folder.workflow_policies.create(scope="below", workflow="one_state")
    assert shown(world, "ann", world.ours.folder) == []


def test_a_plain_page_keeps_wagtails_buttons(world: World) -> None:
    assert shown(world, "root", world.plain, PlainPage) == ['name="action-publish"', 'name="action-submit"']
    assert shown(world, "root", world.plain) == ["submit", "publish"]


def test_nobody_is_offered_to_decide_on_what_they_are_about_to_write(world: World) -> None:
    with registered(FOUR_EYES_AT_ONCE):
        world.ours.folder.workflow_policies.create(scope="below", workflow=FOUR_EYES_AT_ONCE.id)
        assert shown(world, "administrator", world.ours.folder) == ["submit"]


def test_what_asks_for_a_comment_asks_when_the_page_is_there(world: World) -> None:
    with registered(WITH_A_NOTE):
        world.ours.folder.workflow_policies.create(scope="below", workflow=WITH_A_NOTE.id)
        assert shown(world, "ann", world.ours.folder) == ["submit"]
        response = create(world, "ann", world.ours.folder, **{"action-transition": "submit"})
        page = ArticlePage.objects.get(title="New")
        assert response.redirect_chain[-1][0] == reverse("workflows:transition", args=(page.pk, "submit"))
        assert api.record_of(page).state == "private"
