"""Where a page begins to follow a workflow, its creation guard is asked, and a refusal says why."""

import json
from dataclasses import replace

import pytest
from django.contrib.contenttypes.models import ContentType
from wagtail.actions.copy_page import CopyPageAction, CopyPagePermissionError
from wagtail.actions.move_page import MovePagePermissionError
from wagtail.models import Page

from workflows.definitions.registry import registered
from workflows.definitions.shipped.simple_publication import SIMPLE_PUBLICATION
from workflows.definitions.tables import Guard
from workflows.models import LocalRole, PageState, PlacefulPolicy, TypePolicy
from workflows.tests.bare.pages.models import ArticlePage, FolderPage
from workflows.tests.integration.forms import form_of, said, url
from workflows.tests.integration.world import World, article, folder, let_ann_edit

REASON = "It takes: role Reviewer"


@pytest.fixture(autouse=True)
def _definition():
    guard = Guard(roles=("Reviewer",))
    with registered(replace(SIMPLE_PUBLICATION, id="guarded", title="Guarded", creation_guard=guard)):
        yield


@pytest.fixture
def guarded_type(world: World):
    """Articles follow the guarded workflow from now on; those that are there keep theirs."""
    TypePolicy.objects.create(content_type=ContentType.objects.get_for_model(ArticlePage), workflow="guarded")


@pytest.fixture
def guarded_place(world: World):
    """A folder of Ann's below which everything follows the guarded workflow."""
    place = folder(world.ours.folder, "Guarded", world.people["ann"])
    PlacefulPolicy.objects.create(page=place, scope="below", workflow="guarded")
    return place


def let_pass(world: World, place: Page) -> None:
    LocalRole.objects.create(page=place, user=world.people["ann"], role="Reviewer")


def add(world: World, parent: Page, **headers):
    return world.client("ann").post(
        url("add", "bare_pages", "articlepage", parent.pk),
        form_of(ArticlePage(title="New", slug="new")),
        follow=True,
        headers=headers,
    )


@pytest.mark.usefixtures("guarded_type")
class TestCreating:
    def test_who_does_not_pass_makes_none_and_is_told_why(self, world: World) -> None:
        response = add(world, world.ours.folder)
        assert not ArticlePage.objects.filter(title="New").exists()
        assert REASON in said(response)
        assert REASON in said(
            world.client("ann").get(url("add", "bare_pages", "articlepage", world.ours.folder.pk), follow=True)
        )

    def test_the_editor_that_saves_by_itself_is_told_too(self, world: World) -> None:
        response = add(world, world.ours.folder, accept="application/json")
        assert response.status_code == 400
        assert REASON in response.json()["error_message"]

    def test_who_passes_makes_one(self, world: World) -> None:
        let_pass(world, world.ours.folder)
        add(world, world.ours.folder)
        assert PageState.objects.get(page__title="New").workflow == "guarded"

    def test_below_a_plain_page_it_is_asked_as_well(self, world: World) -> None:
        root = Page.get_first_root_node()
        response = world.client("root").post(
            url("add", "bare_pages", "articlepage", root.pk), form_of(ArticlePage(title="New")), follow=True
        )
        assert REASON in said(response)

    def test_there_is_no_preview_either(self, world: World) -> None:
        address = url("preview_on_add", "bare_pages", "articlepage", world.ours.folder.pk)
        assert world.client("ann").post(address, {}).status_code == 404

    def test_the_list_of_types_leaves_it_out(self, world: World) -> None:
        address = url("add_subpage", world.ours.folder.pk)
        shown = world.client("ann").get(address).content.decode()
        assert url("add", "bare_pages", "handbookpage", world.ours.folder.pk) in shown
        assert url("add", "bare_pages", "articlepage", world.ours.folder.pk) not in shown
        let_pass(world, world.ours.folder)
        assert url("add", "bare_pages", "articlepage", world.ours.folder.pk) in (
            world.client("ann").get(address).content.decode()
        )

    def test_where_no_type_is_left_nothing_can_be_added(self, world: World, monkeypatch) -> None:
        monkeypatch.setattr(FolderPage, "creatable_subpage_models", classmethod(lambda cls: [ArticlePage]))
        ann = world.people["ann"]
        assert not world.ours.folder.permissions_for_user(ann).can_add_subpage()
        let_pass(world, world.ours.folder)
        assert world.ours.folder.permissions_for_user(ann).can_add_subpage()


class TestCopying:
    def copy(self, world: World, page: Page, place: Page, **data):
        form = {"new_title": "Copy", "new_slug": "copy", "new_parent_page": place.pk, **data}
        return world.client("ann").post(url("copy", page.pk), form, follow=True)

    def test_a_copy_begins_where_the_guard_lets_pass(self, world: World, guarded_place) -> None:
        response = self.copy(world, world.ours.draft, guarded_place)
        assert not Page.objects.filter(title="Copy").exists()
        assert REASON in response.content.decode()
        let_pass(world, guarded_place)
        self.copy(world, world.ours.draft, guarded_place)
        assert PageState.objects.get(page__title="Copy").workflow == "guarded"

    @pytest.mark.usefixtures("guarded_type")
    def test_what_is_below_is_asked_about_too(self, world: World) -> None:
        ann, folder_of_ann = world.people["ann"], world.ours.folder
        LocalRole.objects.create(page=world.home, user=ann, role="Contributor")
        tester = folder_of_ann.permissions_for_user(ann)
        assert tester.can_copy_to(world.home)
        assert not tester.can_copy_to(world.home, recursive=True)
        response = self.copy(world, folder_of_ann, world.home, copy_subpages="on")
        assert REASON in response.content.decode()
        assert not Page.objects.filter(title="Copy").exists()

    def test_code_with_a_person_is_refused(self, world: World, guarded_place) -> None:
        with pytest.raises(CopyPagePermissionError):
            CopyPageAction(world.ours.draft, to=guarded_place, keep_live=False, user=world.people["ann"]).execute()


class TestCopyingPlainPages:
    @pytest.fixture
    def ann_edits_plain(self, world: World, guarded_place) -> None:
        let_ann_edit(world, world.plain)
        article(world.plain, "Below", world.people["ann"])

    def copy(self, world: World, place):
        form = {"new_title": "C", "new_slug": "c", "new_parent_page": place, "copy_subpages": "on"}
        return world.client("ann").post(url("copy", world.plain.pk), form, follow=True)

    @pytest.mark.usefixtures("ann_edits_plain")
    def test_what_is_below_is_asked_about(self, world: World, guarded_place) -> None:
        answer = self.copy(world, guarded_place.pk)
        assert REASON in answer.content.decode()
        assert not Page.objects.child_of(guarded_place).exists()
        let_pass(world, guarded_place)
        self.copy(world, guarded_place.pk)
        assert Page.objects.descendant_of(guarded_place).count() == 2

    @pytest.mark.usefixtures("ann_edits_plain")
    @pytest.mark.parametrize("typed", [" {}", "+{}", "{}x"])
    def test_a_place_that_is_no_number_is_not_found(self, world: World, guarded_place, typed) -> None:
        assert self.copy(world, typed.format(guarded_place.pk)).status_code == 404


class TestMoving:
    DATA = {"mapping": "1", "state-private": "private", "state-pending": "private", "state-published": "published"}

    def move(self, world: World, page: Page, place: Page):
        return world.client("ann").post(url("move_confirm", page.pk, place.pk), self.DATA, follow=True)

    @pytest.mark.parametrize("below", [False, True])
    def test_a_page_that_begins_the_workflow_there_is_asked_about(self, world: World, guarded_place, below) -> None:
        page = world.ours.draft
        if below:
            inner = folder(world.ours.folder, "Inner", world.people["ann"])
            PlacefulPolicy.objects.create(page=inner, scope="in", workflow="simple_publication")
            page.move(inner, pos="last-child")
            page = inner
        response = self.move(world, page, guarded_place)
        assert REASON in said(response)
        assert Page.objects.get(pk=page.pk).get_parent().pk == world.ours.folder.pk
        let_pass(world, guarded_place)
        self.move(world, page, guarded_place)
        assert Page.objects.get(pk=page.pk).get_parent().pk == guarded_place.pk

    @pytest.mark.usefixtures("guarded_type")
    def test_a_page_that_keeps_its_workflow_may_be_moved(self, world: World) -> None:
        PageState.objects.filter(pk=world.ours.draft.pk).update(workflow="guarded")
        place = folder(world.ours.folder, "Place", world.people["ann"])
        self.move(world, world.ours.draft, place)
        assert Page.objects.get(pk=world.ours.draft.pk).get_parent().pk == place.pk

    def test_code_with_a_person_is_refused(self, world: World, guarded_place) -> None:
        with pytest.raises(MovePagePermissionError):
            world.ours.draft.move(guarded_place, pos="last-child", user=world.people["ann"])


@pytest.mark.parametrize(("passes", "status"), [(False, 403), (True, 201)])
def test_the_writing_api_asks_it(world: World, guarded_place, passes, status):
    if passes:
        let_pass(world, guarded_place)
    body = {
        "meta": {"type": "bare_pages.ArticlePage", "parent_id": guarded_place.pk},
        "title": "New",
        "slug": "new",
        "body": "<p>x</p>",
    }
    answer = world.api("ann").post("/api/v3/pages/", json.dumps(body), content_type="application/json")
    assert answer.status_code == status, answer.content
    assert passes or REASON in answer.json()["detail"]
    assert Page.objects.child_of(guarded_place).exists() == passes


@pytest.mark.parametrize("kind", ["nothing.AtAll", "auth.User", "", None])
def test_the_writing_api_refuses_what_is_no_page_type(world: World, guarded_place, kind):
    client = world.api("ann", raise_request_exception=False)
    body = {"meta": {"type": kind, "parent_id": guarded_place.pk}, "title": "New", "slug": "new"}
    answer = client.post("/api/v3/pages/", json.dumps(body), content_type="application/json")
    assert 400 <= answer.status_code < 500, answer.content
