"""A page without a workflow, with pages below it that have one: what is done to the whole asks each of them."""

import json

import pytest
from django.urls import reverse
from wagtail.models import Page

from workflows.tests.bare.pages.models import ArticlePage, PlainPage
from workflows.tests.integration.forms import url
from workflows.tests.integration.world import CANARY, World, article, let_ann_edit


@pytest.fixture
def ann_edits_plain(world: World) -> None:
    """Let Ann edit the plain page; Bob has a draft below it."""
    let_ann_edit(world, world.plain)
    article(world.plain, f"{CANARY} below", world.people["bob"])


def copies() -> int:
    return ArticlePage.objects.filter(title=f"{CANARY} below").count()


@pytest.mark.usefixtures("ann_edits_plain")
def test_r34_the_form_copies_no_hidden_page(world: World) -> None:
    form = {"new_title": "C", "new_slug": "c", "new_parent_page": world.ours.folder.pk, "copy_subpages": "on"}
    answer = world.client("ann").post(url("copy", world.plain.pk), form, follow=True)
    assert answer.status_code == 200
    assert "Some of the pages below are not yours to copy." in answer.content.decode()
    assert copies() == 1


@pytest.mark.usefixtures("ann_edits_plain")
@pytest.mark.parametrize("action", ["copy", "create_alias", "copy_for_translation"])
def test_r34_the_api_copies_no_hidden_page(world: World, action: str) -> None:
    client = world.api("ann")
    path = f"/api/v3/pages/{world.plain.pk}/actions/{action}/"
    elsewhere = world.home.add_child(instance=PlainPage(title="Elsewhere"))
    let_ann_edit(world, elsewhere)
    body = {
        "destination_id": elsewhere.pk,
        "locale": "en",
        "recursive": True,
        "keep_live": False,
        "slug": "c",
        "title": "C",
        "update_slug": "c",
    }
    answer = client.post(path, json.dumps(body), content_type="application/json")
    assert (answer.status_code, copies()) == (403, 1), answer.content
    assert answer.json()["detail"] == "Some of the pages below are not yours to copy."


@pytest.fixture
def ann_clears_up(ann_edits_plain: None, world: World) -> None:
    """Let her delete what lies below the root, as Wagtail sees it, and move what is no more than a draft."""
    Page.objects.filter(pk=world.plain.pk).update(live=False)
    for page in (world.plain, world.plain.get_parent()):
        let_ann_edit(world, page, "bulk_delete_page")


def is_where_it_was(world: World) -> bool:
    fresh = Page.objects.filter(pk=world.plain.pk).first()
    return fresh is not None and fresh.path == world.plain.path and copies() == 1


def taken_away(world: World, name: str) -> str:
    """Take the plain page away by the form `name`, and return what the visitor is told."""
    addresses = {
        "delete": url("delete", world.plain.pk),
        "move": url("move_confirm", world.plain.pk, world.ours.folder.pk),
        "bulk delete": reverse("wagtail_bulk_action", args=("wagtailcore", "page", "delete")) + f"?id={world.plain.pk}",
        "bulk move": reverse("wagtail_bulk_action", args=("wagtailcore", "page", "move")) + f"?id={world.plain.pk}",
    }
    form = {"chooser": world.ours.folder.pk, "type_to_confirm": "Bare"}
    return world.client("ann").post(addresses[name], form, follow=True).content.decode()


@pytest.mark.usefixtures("ann_clears_up")
@pytest.mark.parametrize("name", ["delete", "move", "bulk delete", "bulk move"])
def test_r34_the_forms_take_nothing_foreign_away(world: World, name: str) -> None:
    text = taken_away(world, name)
    assert is_where_it_was(world)
    assert name.startswith("bulk") or "Some of the pages below are not yours to take away." in text


@pytest.mark.usefixtures("ann_clears_up")
@pytest.mark.parametrize("name", ["delete", "move", "bulk delete", "bulk move"])
def test_what_is_all_ones_own_can_be_taken_away(world: World, name: str) -> None:
    Page.objects.get(title=f"{CANARY} below").delete()
    article(Page.objects.get(pk=world.plain.pk), "Ann's own", world.people["ann"])
    taken_away(world, name)
    fresh = Page.objects.filter(pk=world.plain.pk).first()
    assert fresh is None or fresh.path != world.plain.path


@pytest.mark.usefixtures("ann_clears_up")
@pytest.mark.parametrize("address", ["delete", "actions/delete", "actions/move"])
def test_r34_the_api_takes_nothing_foreign_away(world: World, address: str) -> None:
    client = world.api("ann")
    path = f"/api/v3/pages/{world.plain.pk}/" + (f"{address}/" if "/" in address else "")
    ask = client.post if address.endswith("move") else client.delete
    body = json.dumps({"destination_id": world.ours.folder.pk, "position": "last-child"})
    answer = ask(path, body, content_type="application/json")
    assert answer.status_code == 403, answer.content
    assert is_where_it_was(world)
