"""A new page begins in its initial state, whatever button was pressed."""

import pytest
from wagtail.models import Page

from workflows import api
from workflows.tests.bare.pages.models import ArticlePage, HandbookPage, PlainPage
from workflows.tests.integration.forms import form_of, said, url
from workflows.tests.integration.world import World


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
