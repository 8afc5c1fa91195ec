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
