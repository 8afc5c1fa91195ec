"""What the random acts have found, each as a test of its own."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page

from workflows import api
from workflows.models import Approval, PageState
from workflows.tests.bare.pages.models import ArticlePage
from workflows.tests.fuzz import world

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def site(db):
    with world.Definitions.closing():
        world.build()
        world.commit()
        yield


def article(number: int = 0) -> Page:
    """Return one of the two articles, as it is now."""
    return ArticlePage.objects.order_by("pk")[number]


def test_an_alias_follows_its_source_into_another_workflow():
    source, (_, other, plain) = article(), world.sections()
    alias = source.create_alias(parent=other)
    source.move(plain, pos="last-child")
    assert PageState.objects.get(pk=source.pk).workflow == "simple_publication"
    assert PageState.objects.get(pk=alias.pk).workflow == "simple_publication"
    assert api.explain(alias, world.someone("mia"))[0].code == "alias"


def test_an_alias_has_no_changes_of_its_own():
    source = article(1)
    api.place(source, "published", user=world.someone("mia"))
    alias = article(1).create_alias(parent=world.sections()[1])
    draft = article(1).get_latest_revision_as_object()
    draft.title = "Newer"
    draft.save_revision(user=world.someone("olga"))
    assert (PageState.objects.get(pk=source.pk).track, PageState.objects.get(pk=alias.pk).track) == ("draft", "none")


def test_a_yes_is_void_once_the_page_has_been_sent_back():
    world.sections()[1].workflow_policies.update(workflow="two_yes")
    article().move(world.sections()[1], pos="last-child")
    page = article()
    olga, rikke, anders = (world.someone(name) for name in ("olga", "rikke", "anders"))
    api.fire(page, "submit", user=olga, checklist=["law"])
    api.fire(page, "publish", user=rikke)
    api.fire(page, "reject", user=anders)
    assert not Approval.objects.exists()
    api.fire(page, "submit", user=olga, checklist=["law"])
    api.fire(page, "publish", user=anders)
    assert PageState.objects.get(pk=page.pk).state == "pending"


def test_a_page_that_is_not_public_waits_for_its_first_publication_where_drafts_are_public():
    page, olga = article(), world.someone("olga")
    api.place(page, "published", user=world.someone("mia"))
    api.place(page, "private", user=world.someone("mia"))
    world.sections()[1].workflow_policies.update(workflow="acquiring")
    article().move(world.sections()[1], pos="last-child")
    record = PageState.objects.get(pk=page.pk)
    assert (record.workflow, record.state, record.published_id) == ("acquiring", "private", None)
    draft = article().get_latest_revision_as_object()
    draft.title = "Newer"
    revision = draft.save_revision(user=olga)
    world.commit()
    assert PageState.objects.get(pk=page.pk).published_id == revision.pk
    assert Page.objects.get(pk=page.pk).live


def test_a_page_whose_time_is_over_waits_for_its_next_publication_where_drafts_are_public():
    world.sections()[2].workflow_policies.create(scope="below", workflow="acquiring")
    page = world.new(ArticlePage, world.sections()[2], "Brief", "olga")
    world.commit()
    assert PageState.objects.get(pk=page.pk).published_id is not None
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    call_command("publish_scheduled")
    record = PageState.objects.get(pk=page.pk)
    assert (record.state, record.published_id, record.page.live) == ("private", None, False)


@pytest.mark.parametrize("begins", [None, 2])
def test_a_scheduled_page_published_past_the_door_before_its_time_stays_what_it_was(begins):
    pk, mia, now = world.sections()[2].pk, world.someone("mia"), timezone.now().replace(microsecond=0)
    draft = Page.objects.get(pk=pk).get_latest_revision_as_object()
    draft.go_live_at = begins and now + timedelta(days=begins)
    draft.save_revision(user=world.someone("olga"))
    when = now + timedelta(days=7)
    api.fire(Page.objects.get(pk=pk), "publish", user=mia, when=when)
    before = PageState.objects.get(pk=pk)
    before.revision.publish()
    world.commit()
    record = PageState.objects.get(pk=pk)
    assert (record.state, record.page.live) == (before.state, False)
    # Wagtail has a time of its own where the version names one; else it went out at once, which is undone.
    scheduled = (record.scheduled_transition, record.revision.approved_go_live_at)
    assert scheduled == (("publish", when) if begins else ("", None))
