"""Scheduled publications, and transitions that fire by a timer or by themselves."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page, Revision, TaskState, WorkflowState

from workflows import api
from workflows.models import HistoryEntry, OutboxRow, PageState
from workflows.tests.bare.pages.models import ArticlePage
from workflows.tests.engine import people
from workflows.tests.engine.people import follow, now, save, user
from workflows.tests.engine.tables import asked_about

pytestmark = pytest.mark.django_db
SOON = timedelta(hours=2)


@pytest.fixture
def pending(page, owner):
    api.fire(page, "submit", user=owner)
    return page


@pytest.fixture
def scheduled(pending, reviewer):
    api.fire(pending, "publish", user=reviewer, when=timezone.now() + SOON)
    return pending


def record(page) -> PageState:
    return PageState.objects.get(pk=page.pk)


def let_time_pass(page) -> None:
    """Bring the time of the schedule."""
    past = timezone.now() - timedelta(minutes=1)
    Revision.objects.filter(approved_go_live_at__isnull=False).update(approved_go_live_at=past)
    PageState.objects.filter(pk=page.pk, scheduled_for__isnull=False).update(scheduled_for=past)


def publish_by_wagtail(page) -> None:
    """Let Wagtail's scheduler publish, and its signal reach the engine."""
    let_time_pass(page)
    call_command("publish_scheduled")
    fresh = Page.objects.get(pk=page.pk)
    if record(page).scheduled_transition:
        api.reconcile_published(fresh, fresh.live_revision)


def test_a_scheduled_page_waits_where_it_is(scheduled, reviewer):
    row = record(scheduled)
    assert now(scheduled) == ("pending", "none", False)
    assert (row.scheduled_transition, row.scheduled_by) == ("publish", reviewer)
    assert row.revision.approved_go_live_at == row.scheduled_for
    assert HistoryEntry.objects.last().transition == "publish"


def test_the_date_in_the_content_schedules_too(page, owner, reviewer):
    later = (timezone.now() + SOON).replace(microsecond=0)
    save(page, owner, go_live_at=later)
    api.fire(page, "submit", user=owner)
    api.fire(page, "publish", user=reviewer)
    assert record(page).scheduled_for == later
    assert not now(page)[2]


def test_the_same_schedule_twice_is_one(scheduled, reviewer, another):
    entry = HistoryEntry.objects.last()
    when = record(scheduled).scheduled_for
    assert api.fire(scheduled, "publish", user=reviewer, when=when) == entry
    with pytest.raises(api.TransitionRefused) as refusal:
        api.fire(scheduled, "publish", user=another, when=when)
    assert refusal.value.code == "scheduled"


def test_another_time_takes_the_place_of_the_first(scheduled, reviewer):
    api.fire(scheduled, "publish", user=reviewer, when=timezone.now() + 2 * SOON)
    assert record(scheduled).scheduled_for > timezone.now() + SOON
    assert Revision.objects.filter(approved_go_live_at__isnull=False).count() == 1


def test_publishing_at_once_overtakes_the_schedule(scheduled, reviewer):
    api.fire(scheduled, "publish", user=reviewer)
    assert now(scheduled) == ("published", "none", True)
    assert record(scheduled).scheduled_transition == ""
    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()


def test_wagtails_scheduler_completes_the_transition(scheduled, reviewer):
    publish_by_wagtail(scheduled)
    assert now(scheduled) == ("published", "none", True)
    entry = HistoryEntry.objects.last()
    assert (entry.transition, entry.actor, entry.to_state, entry.outside) == ("publish", reviewer, "published", False)
    assert record(scheduled).scheduled_transition == ""
    assert {state.status for state in WorkflowState.objects.all()} <= {"approved", "cancelled"}


def test_our_own_timer_does_it_too(scheduled, reviewer):
    assert api.run_timed() == []
    let_time_pass(scheduled)
    (entry,) = api.run_timed()
    assert (entry.actor, entry.to_state) == (reviewer, "published")
    assert now(scheduled) == ("published", "none", True)
    assert api.run_timed() == []


@pytest.mark.parametrize("why", ["a change", "taken back", "sent back", "unscheduled"])
def test_r39_what_is_not_approved_any_more_leaves_the_calendar(scheduled, owner, reviewer, why):
    if why == "a change":
        save(scheduled, owner, title="Changed")
    elif why == "taken back":
        api.fire(scheduled, "retract", user=owner)
    elif why == "sent back":
        api.fire(scheduled, "reject", user=reviewer)
    else:
        assert api.unschedule(scheduled, user=reviewer) is not None
        assert api.unschedule(scheduled, user=reviewer) is None
    assert record(scheduled).scheduled_transition == ""
    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()
    call_command("publish_scheduled")
    assert not Page.objects.get(pk=scheduled.pk).live


@pytest.mark.parametrize("by", ["wagtail", "our timer"])
@pytest.mark.parametrize("why", ["role gone", "account closed", "account gone"])
@pytest.mark.parametrize("strict", [True, False])
def test_r39_a_right_that_is_lost_is_noticed_at_the_second(scheduled, reviewer, settings, why, by, strict):
    settings.WORKFLOWS_STRICT = strict
    if why == "role gone":
        reviewer.groups.clear()
    elif why == "account closed":
        reviewer.is_active = False
        reviewer.save()
    else:
        reviewer.delete()
    if by == "wagtail":
        publish_by_wagtail(scheduled)
    else:
        let_time_pass(scheduled)
        api.run_timed()
    assert now(scheduled) == ("pending", "none", False)
    assert record(scheduled).scheduled_transition == ""
    last = HistoryEntry.objects.last()
    assert (last.transition, last.to_state) == ("publish", "pending")
    assert last.comment
    assert api.run_timed() == []


def test_a_scheduled_change_goes_out_over_the_live_page(page, owner, reviewer):
    api.place(page, "published")
    save(page, owner, title="Newer")
    api.fire(page, "submit", user=owner)
    api.fire(page, "publish", user=reviewer, when=timezone.now() + SOON)
    assert (now(page), Page.objects.get(pk=page.pk).title) == (("published", "pending", True), "Bread")
    publish_by_wagtail(page)
    assert (now(page), Page.objects.get(pk=page.pk).title) == (("published", "none", True), "Newer")


def test_r39_a_change_that_may_not_go_out_leaves_the_live_page_as_it_was(page, owner, reviewer):
    api.place(page, "published")
    save(page, owner, title="Newer")
    api.fire(page, "submit", user=owner)
    api.fire(page, "publish", user=reviewer, when=timezone.now() + SOON)
    reviewer.groups.clear()
    publish_by_wagtail(page)
    assert (now(page), Page.objects.get(pk=page.pk).title) == (("published", "pending", True), "Bread")


def test_a_page_whose_time_is_over_begins_again(page):
    api.place(page, "published")
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - SOON)
    call_command("publish_scheduled")
    api.reconcile_unpublished(Page.objects.get(pk=page.pk))
    assert now(page) == ("private", "none", False)
    assert not OutboxRow.objects.filter(kind="alarm").exists()


def test_timed_transitions_fire_when_they_are_due(owner):
    follow(ArticlePage, "timed")
    page, fresh = people.article(owner=owner), people.article("Fresh", owner=owner)
    for one in (page, fresh):
        api.fire(one, "submit", user=owner)
    PageState.objects.filter(pk=page.pk).update(entered_at=timezone.now() - timedelta(days=31))
    (entry,) = api.run_timed()
    assert (entry.page_id, entry.transition, entry.actor) == (page.pk, "give_up", None)
    assert (now(page)[0], now(fresh)[0]) == ("private", "pending")
    assert TaskState.objects.filter(status="cancelled").count() == 1
    assert api.run_timed() == []


@pytest.mark.parametrize(
    ("draft", "before", "after"),
    [({}, ("published", "none"), ("old", "none")), ({"title": "New"}, ("published", "draft"), ("old", "draft"))],
)
def test_timer_leads_from_public_to_public_whatever_is_being_written(owner, draft, before, after):
    follow(ArticlePage, "aging")
    page = people.article(owner=owner, summary="Old")
    api.place(page, "published")
    if draft:
        save(page, owner, **draft)
    assert now(page)[:2] == before
    assert [entry.transition for entry in api.run_timed()] == ["age"]
    assert now(page) == (*after, True)
    assert Page.objects.get(pk=page.pk).title == page.title


def test_timer_asks_only_about_the_candidates_of_a_predicate(owner):
    follow(ArticlePage, "aging")
    old, new = (people.article(title, owner=owner, summary=title) for title in ("Old", "New"))
    for page in (old, new):
        api.place(page, "published")
    asked_about.clear()
    api.run_timed()
    assert set(asked_about) == {old.pk}


def test_automatic_transitions_fire_for_whom_they_are_meant(owner):
    follow(ArticlePage, "automatic")
    page, other = people.article(owner=owner), people.article("Other", owner=owner)
    api.fire(page, "submit", user=owner)
    assert now(page)[0] == "pending"
    first = api.fire(other, "submit", user=user("sam", "Site Administrator"))
    assert first.transition == "submit"
    assert now(other) == ("published", "none", True)
    assert list(HistoryEntry.objects.filter(page=other).values_list("transition", flat=True)) == [
        "submit",
        "straight_out",
    ]
    assert not WorkflowState.objects.filter(status="in_progress", object_id=str(other.pk)).exists()


def test_automatic_transitions_that_go_in_circles_stop(owner, manager):
    follow(ArticlePage, "circle")
    page = people.article(owner=owner)
    api.fire(page, "submit", user=manager)
    assert HistoryEntry.objects.filter(page=page).count() <= 3
    assert OutboxRow.objects.get(kind="alarm").payload["alarm"] == "automatic_loop"
    assert api.run_timed() == []
    assert OutboxRow.objects.filter(kind="alarm").count() == 1


@pytest.mark.django_db(transaction=True)
def test_automatic_transitions_fire_after_a_save_too():
    follow(ArticlePage, "automatic")
    page = people.article(owner=user("olga"))
    api.fire(page, "submit", user=user("olga"))
    save(page, user("sam", "Site Administrator"), title="Changed by Sam")
    assert now(page) == ("published", "none", True)


def test_automatic_transitions_are_tried_again_by_the_clock(owner):
    follow(ArticlePage, "when_ready")
    page = people.article(owner=owner, summary="")
    api.fire(page, "submit", user=owner)
    assert api.run_timed() == []
    ArticlePage.objects.filter(pk=page.pk).update(summary="Written by nobody's save")
    (entry,) = api.run_timed()
    assert (entry.transition, entry.actor, now(page)) == ("out_when_ready", owner, ("published", "none", True))
    assert api.run_timed() == []


def test_the_clock_fires_for_who_acted_last_with_the_rights_of_now(owner):
    follow(ArticlePage, "automatic")
    sam = user("sam", "Site Administrator")
    page, left = people.article(owner=owner), people.article("Left", owner=sam)
    api.fire(page, "submit", user=owner)
    api.place(left, "pending", user=sam)
    assert now(left)[0] == "pending"
    assert [(entry.page_id, entry.actor) for entry in api.run_timed()] == [(left.pk, sam)]
    people.give(owner, "Site Administrator", page)
    assert [(entry.page_id, entry.actor) for entry in api.run_timed()] == [(page.pk, owner)]


def test_the_clock_fires_for_the_system_after_what_the_system_did(owner):
    follow(ArticlePage, "when_ready")
    page, gone = people.article(owner=owner, summary="x"), people.article("Gone", owner=owner, summary="x")
    for one in (page, gone):
        api.place(one, "pending")
    HistoryEntry.objects.filter(page=gone).update(actor_name="somebody who was deleted")
    assert [entry.page_id for entry in api.run_timed()] == [page.pk]


def test_an_emergency_is_flagged_until_somebody_else_has_looked(owner):
    follow(ArticlePage, "emergency")
    both, third = user("both", "Editor", "Reviewer"), user("third", "Reviewer")
    page = people.article(owner=both)
    with pytest.raises(api.TransitionRefused) as refusal:
        api.fire(page, "publish_now", user=both)
    assert refusal.value.code == "comment_required"
    entry = api.fire(page, "publish_now", user=both, comment="The number was wrong")
    assert entry.emergency
    assert record(page).flagged_by == both
    assert now(page) == ("published", "none", True)
    with pytest.raises(api.TransitionRefused) as refusal:
        api.fire(page, "confirm", user=both)
    assert refusal.value.code == "own_work"
    api.fire(page, "confirm", user=third)
    assert record(page).flagged_by is None
    assert record(page).authors == []
