"""Publications and unpublications that come by another way, in strict mode and without."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Page, Revision, WorkflowState

from workflows import api
from workflows.models import HistoryEntry, OutboxRow, PageState
from workflows.tests.bare.pages.models import ArticlePage
from workflows.tests.engine import people
from workflows.tests.engine.people import now, save

pytestmark = pytest.mark.django_db


def publish_past(page, revision=None) -> None:
    """Publish as other code does, and let the signal reach the engine."""
    revision = revision or Page.objects.get(pk=page.pk).latest_revision
    revision.publish()
    fresh = Page.objects.get(pk=page.pk)
    if fresh.live and fresh.live_revision == revision:
        api.reconcile_published(fresh, revision)


def unpublish_past(page) -> None:
    """Take off as other code does."""
    Page.objects.get(pk=page.pk).specific.unpublish()
    api.reconcile_unpublished(Page.objects.get(pk=page.pk))


def alarms() -> list[str]:
    return [row.payload["alarm"] for row in OutboxRow.objects.filter(kind="alarm")]


@pytest.fixture
def live(page):
    api.place(page, "published")
    OutboxRow.objects.all().delete()
    HistoryEntry.objects.all().delete()
    return page


@pytest.mark.parametrize("state", ["private", "pending"])
def test_a_publication_past_the_door_is_undone(page, state):
    api.place(page, state)
    publish_past(page)
    assert now(page) == (state, "none", False)
    assert alarms() == ["published_outside"]
    assert HistoryEntry.objects.last().outside
    active = WorkflowState.objects.filter(status="in_progress").count()
    assert active == (state == "pending")


def test_what_is_public_stays_when_it_is_published_for_later_past_the_door(page, owner):
    """Wagtail takes a page off until the day that stands in a version which knows of no public one."""
    for_later = save(page, owner, go_live_at=timezone.now() + timedelta(days=2))
    api.place(page, "published")
    Revision.objects.get(pk=for_later.pk).publish()
    assert now(page) == ("published", "none", True)
    assert alarms() == ["unpublished_outside"]


def test_changes_published_past_the_door_are_undone(live, owner):
    newer = save(live, owner, title="Newer")
    publish_past(live, newer)
    fresh = Page.objects.get(pk=live.pk)
    assert (fresh.title, fresh.live, fresh.has_unpublished_changes) == ("Bread", True, True)
    assert now(live) == ("published", "draft", True)
    assert alarms() == ["published_outside"]


def test_publishing_again_what_is_public_is_no_news(live):
    publish_past(live)
    assert now(live) == ("published", "none", True)
    assert alarms() == []
    assert not HistoryEntry.objects.exists()


def test_an_unpublication_past_the_door_is_undone(live):
    unpublish_past(live)
    assert now(live) == ("published", "none", True)
    assert alarms() == ["unpublished_outside"]


@pytest.mark.parametrize("way", ["setting", "block"])
@pytest.mark.parametrize("state", ["private", "pending", "published"])
def test_the_state_follows_where_that_is_allowed(page, settings, state, way):
    api.place(page, state)
    settings.WORKFLOWS_STRICT = way == "block"
    if way == "block":
        with api.outside_allowed():
            publish_past(page)
    else:
        publish_past(page)
    assert now(page) == ("published", "none", True)
    assert not WorkflowState.objects.filter(status="in_progress").exists()
    assert PageState.objects.get(pk=page.pk).published_id == Page.objects.get(pk=page.pk).live_revision_id


def test_an_unpublication_is_followed_where_that_is_allowed(live, settings):
    settings.WORKFLOWS_STRICT = False
    unpublish_past(live)
    assert now(live) == ("private", "none", False)
    assert HistoryEntry.objects.last().outside


def test_the_door_itself_is_not_reconciled(page, owner, reviewer):
    api.fire(page, "submit", user=owner)
    api.fire(page, "publish", user=reviewer)
    assert alarms() == []
    assert not HistoryEntry.objects.filter(outside=True).exists()


def test_a_deletion_is_no_unpublication(live):
    Page.objects.get(pk=live.pk).delete()
    assert alarms() == []


@pytest.mark.parametrize("strict", [True, False])
def test_a_page_created_live(owner, settings, strict):
    settings.WORKFLOWS_STRICT = strict
    page = people.root().add_child(instance=ArticlePage(title="Live", owner=owner))
    if not PageState.objects.filter(pk=page.pk).exists():
        api.page_created(page)
    assert now(page) == (("private", "none", False) if strict else ("published", "none", True))
    assert alarms() == (["created_live"] if strict else [])


def test_an_alias_follows_silently(page, owner, reviewer):
    parent = people.root()
    alias = page.create_alias(update_slug="alias", parent=parent)
    if not PageState.objects.filter(pk=alias.pk).exists():
        api.page_created(alias)
    api.fire(page, "submit", user=owner)
    assert now(alias) == ("pending", "none", False)
    api.fire(page, "publish", user=reviewer)
    assert now(alias) == ("published", "none", True)
    api.fire(page, "reject", user=reviewer)
    assert now(alias) == ("private", "none", False)
    assert alarms() == []


def test_the_alias_of_a_page_that_is_taken_off_again_goes_off_too(page):
    alias = page.create_alias(update_slug="alias", parent=people.root())
    if not PageState.objects.filter(pk=alias.pk).exists():
        api.page_created(alias)
    publish_past(page)
    api.reconcile_published(Page.objects.get(pk=alias.pk), page.latest_revision)
    assert not Page.objects.get(pk=alias.pk).live


def test_a_projection_ended_by_somebody_else_is_shown_again(page, owner):
    api.fire(page, "submit", user=owner)
    Page.objects.get(pk=page.pk).specific.current_workflow_state.cancel(user=None)

    assert WorkflowState.objects.filter(status="in_progress").count() == 1


class TestWhereEverySaveIsPublic:
    @pytest.fixture
    def two(self, owner, django_capture_on_commit_callbacks):
        """A page of a workflow without reviews, with two versions of which the newer is public."""
        people.follow(ArticlePage, "one_state")
        with django_capture_on_commit_callbacks(execute=True):
            page = people.article(owner=owner)
        with django_capture_on_commit_callbacks(execute=True):
            save(page, owner, title="Newer")
        assert Page.objects.get(pk=page.pk).title == "Newer"
        OutboxRow.objects.all().delete()
        return page

    def first(self, page) -> Revision:
        return Revision.page_revisions.filter(object_id=str(page.pk)).earliest("pk")

    def test_an_older_version_published_past_the_door_is_undone(self, two):
        lines = HistoryEntry.objects.count()
        publish_past(two, self.first(two))
        assert Page.objects.get(pk=two.pk).title == "Newer"
        assert now(two) == ("published", "none", True)
        assert HistoryEntry.objects.count() == lines + 1
        assert HistoryEntry.objects.last().outside
        assert alarms() == ["published_outside"]

    def test_it_is_written_down_where_that_is_allowed(self, two):
        lines = HistoryEntry.objects.count()
        with api.outside_allowed():
            publish_past(two, self.first(two))
        assert Page.objects.get(pk=two.pk).title == "Bread"
        assert HistoryEntry.objects.count() == lines + 1
        assert PageState.objects.get(pk=two.pk).published == self.first(two)

    def test_the_newest_version_is_no_news(self, two):
        lines = HistoryEntry.objects.count()
        publish_past(two)
        assert HistoryEntry.objects.count() == lines
        assert alarms() == []


class TestMadeLiveByCode:
    """Public pages of which no version was ever saved: what readers see is in the page alone."""

    @pytest.fixture(params=["simple_publication", "one_state"])
    def bare(self, request, owner):
        people.follow(ArticlePage, request.param)
        with api.outside_allowed():
            page = people.root().add_child(instance=ArticlePage(title="Bare", owner=owner))
        assert now(page) == ("published", "none", True)
        assert page.latest_revision is None
        return page

    def test_taken_off_past_the_door_it_is_put_back(self, bare):
        unpublish_past(bare)
        assert now(bare) == ("published", "none", True)
        record, line = PageState.objects.select_related("page").get(pk=bare.pk), HistoryEntry.objects.last()
        assert record.published == record.page.live_revision
        assert record.published.content["title"] == "Bare"
        assert (line.to_state, line.outside) == ("published", True)
        assert "put back" in line.comment

    @pytest.mark.parametrize("bare", ["simple_publication"], indirect=True)
    def test_changes_published_past_the_door_are_undone(self, bare, owner):
        newer = save(bare, owner, title="Newer")
        publish_past(bare, newer)
        page = Page.objects.get(pk=bare.pk)
        assert (page.title, page.latest_revision, page.has_unpublished_changes) == ("Bare", newer, True)
        assert now(bare) == ("published", "draft", True)
        assert "taken back" in HistoryEntry.objects.last().comment

    def test_what_nobody_kept_is_taken_off_and_the_history_says_why(self, bare, owner):
        older = bare.save_revision(user=owner)
        PageState.objects.filter(pk=bare.pk).update(published=None, fingerprint="", track="none")
        newer = save(bare, owner, title="Newer")
        PageState.objects.filter(pk=bare.pk).update(published=None)
        publish_past(bare, older if PageState.objects.get(pk=bare.pk).workflow == "one_state" else newer)
        line = HistoryEntry.objects.last()
        assert not Page.objects.get(pk=bare.pk).live
        assert "nothing is kept" in line.comment
        assert line.to_state == PageState.objects.get(pk=bare.pk).state
