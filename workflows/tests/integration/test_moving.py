"""Moving, copying, deleting and taking off: through the door, or not at all."""

import pytest
from django.db import transaction
from wagtail.models import Page

from workflows import api
from workflows.models import HistoryEntry, OutboxRow, PlacefulPolicy, RoleBlock
from workflows.outbox.write import REVIEW_CLOSED
from workflows.tests.bare.pages.models import ArticlePage, HandbookPage
from workflows.tests.integration.forms import said, url
from workflows.tests.integration.world import CANARY, World, folder


def record(page):
    return api.record_of(page)


def move(world: World, name: str, page, destination, **data):
    return world.client(name).post(url("move_confirm", page.pk, destination.pk), data, follow=True)


@pytest.fixture
def intranet(world: World):
    """A folder of Ann's below which everything follows the intranet's workflow."""
    place = folder(world.ours.folder, "Intranet", world.people["ann"])
    PlacefulPolicy.objects.create(page=place, scope=PlacefulPolicy.Scope.BELOW, workflow="intranet")
    return place


def test_a_move_within_the_section_keeps_the_state(world: World) -> None:
    place = folder(world.ours.folder, "Place", world.people["ann"])
    move(world, "ann", world.ours.live, place)
    page = ArticlePage.objects.get(pk=world.ours.live.pk)
    assert page.get_parent().pk == place.pk
    assert page.live
    assert record(page).state == "published"


@pytest.mark.parametrize(("page", "place"), [("draft", "theirs"), ("live", "theirs")])
def test_nobody_moves_into_a_foreign_folder(world: World, page: str, place: str) -> None:
    response = move(world, "ann", getattr(world.ours, page), getattr(world, place).folder)
    assert response.status_code == 404
    assert CANARY not in response.content.decode()


def test_nobody_moves_a_foreign_page(world: World) -> None:
    assert move(world, "ann", world.theirs.draft, world.ours.folder).status_code == 404
    assert move(world, "ann", world.theirs.live, world.ours.folder).status_code == 404


def test_the_form_does_not_tell_the_title_of_a_foreign_folder(world: World) -> None:
    response = world.client("ann").post(url("move", world.ours.draft.pk), {"new_parent_page": world.theirs.folder.pk})
    assert response.status_code == 404
    data = {"new_title": "x", "new_slug": "x", "new_parent_page": world.theirs.folder.pk}
    response = world.client("ann").post(url("copy", world.ours.draft.pk), data)
    assert response.status_code == 404


def test_a_move_into_another_workflow_asks_for_the_states(world: World, intranet) -> None:
    response = move(world, "ann", world.ours.draft, intranet)
    assert "follow another workflow" in response.content.decode()
    assert ArticlePage.objects.get(pk=world.ours.draft.pk).get_parent().pk == world.ours.folder.pk
    move(world, "ann", world.ours.draft, intranet, **{"mapping": "1", "state-private": "private"})
    assert ArticlePage.objects.get(pk=world.ours.draft.pk).get_parent().pk == intranet.pk
    assert record(world.ours.draft).workflow == "intranet"
    assert record(world.ours.draft).state == "private"


@pytest.mark.parametrize("state", ["internal", "external", "nonsense", ""])
def test_a_mapping_never_publishes(world: World, intranet, state: str) -> None:
    move(world, "ann", world.ours.draft, intranet, **{"mapping": "1", "state-private": state})
    page = ArticlePage.objects.get(pk=world.ours.draft.pk)
    assert page.get_parent().pk == world.ours.folder.pk
    assert not page.live


def test_trying_where_a_move_leads_leaves_no_trace(world: World, intranet) -> None:
    before = list(Page.objects.order_by("pk").values_list("pk", "path", "numchild"))
    move(world, "ann", world.ours.folder, world.home)
    move(world, "ann", world.ours.draft, intranet)
    assert list(Page.objects.order_by("pk").values_list("pk", "path", "numchild")) == before


def test_r24_a_page_moved_while_it_waits_leaves_its_review(world: World) -> None:
    place = folder(world.ours.folder, "Place", world.people["ann"])
    move(world, "ann", world.ours.waiting, place)
    page = ArticlePage.objects.get(pk=world.ours.waiting.pk)
    assert not page.workflow_in_progress
    assert record(page).state == "private"
    assert OutboxRow.objects.filter(kind=REVIEW_CLOSED, payload__page=page.pk).count() == 1


def test_r24_a_page_deleted_while_it_waits_leaves_its_history(world: World) -> None:
    key = world.ours.waiting.pk
    world.client("ann").post(url("delete", key))
    assert not Page.objects.filter(pk=key).exists()
    assert HistoryEntry.objects.filter(page_key=key, transition="submit", page=None).exists()
    assert OutboxRow.objects.filter(kind=REVIEW_CLOSED, payload__page=key).count() == 1
    late = world.client("reviewer").get(url("edit", key))
    assert late.status_code == 404


@pytest.mark.parametrize("name", ["bob", "reader", "outsider"])
def test_nobody_deletes_a_foreign_page(world: World, name: str) -> None:
    assert world.client(name).post(url("delete", world.ours.live.pk)).status_code == 404
    assert Page.objects.filter(pk=world.ours.live.pk).exists()


def copy(world: World, name: str, page, **data):
    form = {"new_title": "Copy", "new_slug": "copy", "new_parent_page": world.ours.folder.pk, **data}
    return world.client(name).post(url("copy", page.pk), form, follow=True)


@pytest.mark.parametrize("name", ["ann", "root"])
@pytest.mark.parametrize("page", ["draft", "live"])
def test_a_copy_begins_anew_and_is_never_live(world: World, name: str, page: str) -> None:
    copy(world, name, getattr(world.ours, page), publish_copies="on")
    made = ArticlePage.objects.get(title="Copy")
    assert not made.live
    assert record(made).state == "private"
    assert made.owner == world.people[name]
    assert not made.workflow_in_progress


def test_code_copies_nothing_live_either(world: World) -> None:
    made = world.ours.live.copy(to=world.ours.folder, update_attrs={"slug": "x"}, keep_live=True)
    assert not ArticlePage.objects.get(pk=made.pk).live
    assert record(made).state == "private"


def test_a_copy_takes_along_only_what_one_may_read(world: World) -> None:
    RoleBlock.objects.create(page=world.ours.waiting)
    Page.objects.filter(pk=world.ours.waiting.pk).update(owner=world.people["bob"])
    response = copy(world, "ann", world.ours.folder, new_parent_page=world.home.pk, copy_subpages="on")
    assert not Page.objects.filter(title="Copy").exists()
    assert response.status_code in {200, 404}


def test_taking_off_is_a_transition(world: World) -> None:
    response = world.client("ann").post(url("unpublish", world.ours.live.pk), follow=True)
    page = ArticlePage.objects.get(pk=world.ours.live.pk)
    assert not page.live
    assert record(page).state == "private"
    assert HistoryEntry.objects.filter(page=page, transition="retract").exists()
    assert "Private" in said(response)


def test_who_has_no_transition_for_it_takes_nothing_off(world: World) -> None:
    for name in ("reader", "outsider", "bob"):
        assert world.client(name).post(url("unpublish", world.ours.live.pk)).status_code == 404
    assert ArticlePage.objects.get(pk=world.ours.live.pk).live


def test_what_is_below_is_taken_off_only_where_one_may(world: World) -> None:
    response = world.client("root").post(url("unpublish", world.home.pk), {"include_descendants": "on"}, follow=True)
    assert not ArticlePage.objects.filter(live=True).exists()
    assert said(response).count("is now") >= 3


def test_the_order_of_pages_is_for_who_may_change_their_folder(world: World) -> None:
    client = world.client("ann")
    assert client.post(url("set_page_position", world.ours.live.pk) + "?position=0").status_code == 200
    assert world.ours.folder.get_children().first().pk == world.ours.live.pk
    assert record(world.ours.live).state == "published"
    assert client.post(url("set_page_position", world.theirs.live.pk) + "?position=0").status_code == 404


def test_a_restriction_of_readers_is_for_reviewers(world: World) -> None:
    assert world.client("ann").get(url("set_privacy", world.ours.live.pk)).status_code == 404
    assert world.client("reviewer").get(url("set_privacy", world.ours.live.pk)).status_code == 200


def test_locks_are_for_writers_and_reviewers_open_them(world: World) -> None:
    assert world.client("reader").post(url("lock", world.ours.draft.pk)).status_code == 404
    world.client("ann").post(url("lock", world.ours.draft.pk))
    assert ArticlePage.objects.get(pk=world.ours.draft.pk).locked_by == world.people["ann"]
    assert world.client("reader").post(url("unlock", world.ours.draft.pk)).status_code == 404
    world.client("administrator").post(url("unlock", world.ours.draft.pk))
    assert not ArticlePage.objects.get(pk=world.ours.draft.pk).locked


def test_a_page_made_live_by_code_is_taken_back(world: World) -> None:
    page = HandbookPage(title="By code", live=True)
    with transaction.atomic():
        world.theirs.folder.add_child(instance=ArticlePage(title="Live by code", live=True))
    assert not ArticlePage.objects.get(title="Live by code").live
    assert page.pk is None
