"""Pages come, move and go; definitions change; people leave."""

from dataclasses import replace

import pytest
from wagtail.models import Page, TaskState, WorkflowState

from workflows import api
from workflows.definitions.registry import registered
from workflows.definitions.shipped.simple_publication import SIMPLE_PUBLICATION
from workflows.errors import WorkflowError
from workflows.models import HistoryEntry, OutboxRow, PageState, PlacefulPolicy
from workflows.tests.bare.pages.models import ArticlePage, FolderPage
from workflows.tests.engine import people, tables
from workflows.tests.engine.people import now, save

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(owner):
    made = people.root().add_child(instance=FolderPage(title="Folder", live=False))
    if not PageState.objects.filter(pk=made.pk).exists():
        api.page_created(made)
    return made


def move(page, target, **how) -> None:
    Page.objects.get(pk=page.pk).move(Page.objects.get(pk=target.pk), pos="last-child")
    api.page_moved(Page.objects.get(pk=page.pk), **how)


def closed() -> list[int]:
    return [row.payload["page"] for row in OutboxRow.objects.filter(kind="review_closed")]


def test_a_copy_begins_anew(page):
    api.place(page, "published")
    copy = Page.objects.get(pk=page.pk).specific.copy(update_attrs={"slug": "copy"}, keep_live=True)
    if not PageState.objects.filter(pk=copy.pk).exists():
        api.page_created(copy)
    assert now(copy) == ("private", "none", False)
    assert PageState.objects.get(pk=copy.pk).version <= 2


def test_r24_a_page_that_moves_leaves_its_review(page, owner, folder):
    api.fire(page, "submit", user=owner)
    move(page, folder)
    assert now(page) == ("private", "none", False)
    assert closed() == [page.pk]
    assert not WorkflowState.objects.filter(status="in_progress").exists()


def test_r24_pages_below_leave_their_reviews_too_and_live_ones_stay_up(page, owner, folder):
    child = people.article("Child", owner=owner, parent=folder)
    api.place(child, "published")
    save(child, owner, title="Newer")
    api.fire(child, "submit", user=owner)
    target = people.article("Target", owner=owner)
    move(folder, target)
    assert now(child) == ("published", "draft", True)
    assert closed() == [child.pk]


def test_r24_a_deleted_page_tells_its_reviewers_once(page, owner):
    api.fire(page, "submit", user=owner)
    if not closed():
        api.page_deleted(Page.objects.get(pk=page.pk))
    Page.objects.get(pk=page.pk).delete()
    assert set(closed()) == {page.pk}
    assert not WorkflowState.objects.exists()
    assert HistoryEntry.objects.filter(page_key=page.pk, transition="submit").exists()


@pytest.mark.parametrize(("state", "live"), [("private", False), ("pending", False), ("published", True)])
def test_a_move_to_another_workflow_never_publishes(page, folder, state, live):
    PlacefulPolicy.objects.create(page_id=folder.pk, scope="below", workflow="intranet")
    api.place(page, state)
    move(page, folder)
    record = PageState.objects.get(pk=page.pk)
    assert record.workflow == "intranet"
    assert Page.objects.get(pk=page.pk).live == live
    definition = api.workflow_for(Page.objects.get(pk=page.pk))
    assert definition.has_state(record.state)


def test_a_new_policy_may_bring_its_own_mapping(page):
    api.place(page, "published")
    PlacefulPolicy.objects.create(page_id=page.pk, scope="in", workflow="four_eyes")
    api.page_moved(Page.objects.get(pk=page.pk), states={"published": "private"})
    assert now(page) == ("private", "none", False)


def test_r26_a_definition_that_loses_a_state_publishes_nothing(page, owner, manager):
    api.fire(page, "submit", user=owner)
    fewer = replace(
        SIMPLE_PUBLICATION, states=tuple(one for one in SIMPLE_PUBLICATION.states if one.id != "pending"), worklists=()
    )
    with registered(fewer):
        assert [verdict.allowed for verdict in api.explain(page, owner)] == [False] * 4
        assert not api.has_permission(owner, page, "View")
        assert api.has_permission(manager, page, "View")
        assert list(api.waiting_for(manager)) == []
        with pytest.raises(WorkflowError, match="does not publish"):
            api.remap("simple_publication", {"pending": "published"})
        assert not Page.objects.get(pk=page.pk).live
        assert api.remap("simple_publication", {"pending": "private"}) == 1
        assert now(page) == ("private", "none", False)
        api.fire(page, "publish", user=manager)


def test_r26_a_definition_that_is_gone_shuts_every_door(page, owner, manager):
    with registered(*tables.ALL):
        PageState.objects.update(workflow="gone")
        assert api.explain(page, owner) == []
        with pytest.raises(WorkflowError):
            api.fire(page, "submit", user=owner)
    assert api.remap("gone", {"private": "private"}, to="simple_publication") == 1
    api.fire(page, "submit", user=owner)


def test_a_state_in_use_is_mapped_to_one_that_exists(page):
    with pytest.raises(WorkflowError, match="does not have"):
        api.remap("simple_publication", {"private": "nowhere"})


@pytest.mark.parametrize("state", ["private", "pending", "published"])
def test_a_page_is_placed_in_any_state(page, manager, state):
    entry = api.place(page, state, user=manager, comment="Import")
    assert now(page) == (state, "none", state == "published")
    assert (entry.transition, entry.actor, entry.comment, entry.to_state) == ("", manager, "Import", state)
    assert WorkflowState.objects.filter(status="in_progress").count() == (state == "pending")


def test_no_page_is_placed_nowhere(page):
    with pytest.raises(WorkflowError, match="nowhere"):
        api.place(page, "nowhere")


def test_an_incomplete_page_is_not_placed_before_readers(page, owner):
    save(page, owner, title="")
    with pytest.raises(api.TransitionRefused, match="complete"):
        api.place(page, "published")


def test_pages_without_revisions_are_placed_too(owner):
    page = people.root().add_child(instance=ArticlePage(title="Bare", live=False))
    api.record_of(page)
    api.place(page, "published")
    assert now(page) == ("published", "none", True)
    assert PageState.objects.get(pk=page.pk).published is not None


def test_the_pages_of_an_older_site_are_adopted(page, folder):
    PageState.objects.all().delete()
    assert api.adopt() == 2
    assert api.adopt() == 0


class TestNeverSaved:
    """Pages that code made: they have no revision, and a review is of a revision."""

    @pytest.fixture
    def bare(self, owner):
        page = people.root().add_child(instance=ArticlePage(title="Bare", owner=owner, live=False))
        assert page.latest_revision is None
        return page

    def remapped(self, page, owner):
        api.remap("simple_publication", {"private": "pending"}, user=owner)

    def followed(self, page, owner):
        api.follow(page, "four_eyes", "pending", user=owner)

    def placed(self, page, owner):
        api.place(page, "pending", user=owner)

    def submitted(self, page, owner):
        api.fire(page, "submit", user=owner)

    @pytest.mark.parametrize("way", ["remapped", "followed", "placed", "submitted"])
    def test_one_that_comes_to_a_reviewer_is_given_its_first(self, bare, owner, reviewer, way):
        getattr(self, way)(bare, owner)
        record = PageState.objects.select_related("page").get(pk=bare.pk)
        first = record.page.latest_revision
        assert (record.state, record.revision, record.track) == ("pending", first, "none")
        assert (first.user, first.content["title"]) == (owner, "Bare")
        assert TaskState.objects.get(status="in_progress").revision == first
        assert HistoryEntry.objects.last().revision_key == first.pk
        people.save(bare, reviewer)
        assert PageState.objects.get(pk=bare.pk).revision == first
        api.fire(bare, "publish", user=reviewer, revision=first)
        assert Page.objects.get(pk=bare.pk).live_revision == first

    def test_one_that_waits_for_nobody_goes_without(self, bare, owner):
        api.place(bare, "private", user=owner)
        assert Page.objects.get(pk=bare.pk).latest_revision is None
