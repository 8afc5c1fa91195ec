"""Saves: what is offered for review, whose work it is, and the changes to a live page."""

import pytest
from django.db import transaction
from wagtail.models import Page, PageLogEntry, TaskState, WorkflowState

from workflows import api
from workflows.engine.content import fingerprint
from workflows.errors import Refusal
from workflows.models import HistoryEntry, OutboxRow, PageState
from workflows.tests.bare.pages.models import ArticlePage, HandbookPage
from workflows.tests.engine import people
from workflows.tests.engine.people import follow, now, save, user

pytestmark = pytest.mark.django_db


@pytest.fixture
def published(page, owner, reviewer):
    api.fire(page, "submit", user=owner)
    api.fire(page, "publish", user=reviewer)
    return ArticlePage.objects.get(pk=page.pk)


def record(page) -> PageState:
    return PageState.objects.get(pk=page.pk)


def test_a_changed_content_is_offered_instead(page, owner):
    first = record(page)
    newer = save(page, owner, title="Other")
    assert record(page).revision == newer
    assert record(page).fingerprint != first.fingerprint
    assert record(page).version == first.version + 1


def test_r16_an_empty_save_moves_nothing(page, owner, editor):
    before = record(page)
    save(page, editor)
    after = record(page)
    assert (after.revision, after.version, after.authors) == (before.revision, before.version, [owner.pk])
    assert Page.objects.get(pk=page.pk).latest_revision != after.revision


def test_bookkeeping_is_no_content(page):
    content = page.get_latest_revision().content
    same = {**content, "live": True, "has_unpublished_changes": False, "latest_revision": 7, "locked": True, "pk": 9}
    assert fingerprint(same) == fingerprint(content)
    assert fingerprint({**content, "slug": "other"}) != fingerprint(content)


def test_the_keys_of_child_objects_are_no_content():
    assert fingerprint({"items": [{"pk": None, "name": "a"}]}) == fingerprint({"items": [{"pk": 4, "name": "a"}]})
    assert fingerprint({"items": [{"pk": 4, "name": "a"}]}) != fingerprint({"items": [{"pk": 4, "name": "b"}]})


def test_a_change_to_a_live_page_is_a_draft_and_the_page_stays(published, owner):
    save(published, owner, title="Newer")
    assert now(published) == ("published", "draft", True)
    assert Page.objects.get(pk=published.pk).title == "Bread"


def test_r26_in_a_state_that_is_gone_a_page_can_still_be_saved(page, owner):
    PageState.objects.update(state="gone")
    newer = save(page, owner, title="Newer")
    assert now(page) == ("gone", "none", False)
    assert record(page).revision == newer


def test_r26_changes_to_a_live_page_in_a_state_that_is_gone_are_a_draft_once_it_is_mapped(published, owner):
    PageState.objects.update(state="gone")
    save(published, owner, title="Newer")
    assert now(published) == ("gone", "none", True)
    api.remap("simple_publication", {"gone": "published"})
    assert now(published) == ("published", "draft", True)
    api.fire(published, "submit", user=owner)
    assert (now(published), Page.objects.get(pk=published.pk).title) == (("published", "pending", True), "Bread")


def test_an_empty_save_of_a_live_page_begins_no_changes(published, owner):
    save(published, owner)
    assert now(published) == ("published", "none", True)


def test_changes_go_their_own_way_while_the_page_stays_up(published, owner, reviewer):
    newer = save(published, owner, title="Newer")
    api.fire(published, "submit", user=owner)
    assert now(published) == ("published", "pending", True)
    assert Page.objects.get(pk=published.pk).title == "Bread"
    api.fire(published, "publish", user=reviewer, revision=newer)
    assert now(published) == ("published", "none", True)
    assert Page.objects.get(pk=published.pk).title == "Newer"


@pytest.mark.parametrize(("transition", "who"), [("reject", "reviewer"), ("retract", "owner")])
def test_changes_that_are_sent_back_leave_the_page_up(published, owner, reviewer, transition, who):
    save(published, owner, title="Newer")
    api.fire(published, "submit", user=owner)
    api.fire(published, transition, user={"owner": owner, "reviewer": reviewer}[who])
    assert now(published) == ("published", "draft", True)
    assert not WorkflowState.objects.filter(status="in_progress").exists()


def test_taking_the_page_off_ends_its_changes_and_keeps_the_draft(published, owner, reviewer):
    newer = save(published, owner, title="Newer")
    api.fire(published, "retract", user=owner)
    assert now(published) == ("private", "none", False)
    assert record(published).revision == newer
    api.fire(published, "submit", user=owner)
    api.fire(published, "publish", user=reviewer)
    assert Page.objects.get(pk=published.pk).title == "Newer"


@pytest.mark.parametrize(
    ("track", "role", "modify"),
    [("none", "owner", True), ("draft", "owner", True), ("pending", "owner", False), ("pending", "reviewer", True)],
)
def test_rights_follow_the_changes(published, owner, reviewer, track, role, modify):
    save(published, owner, title="Newer")
    PageState.objects.filter(pk=published.pk).update(track=track)
    person = {"owner": owner, "reviewer": reviewer}[role]
    assert api.has_permission(person, published, "Modify portal content") is modify


def test_r16_a_change_under_review_starts_the_reading_anew(page, owner, editor):
    api.fire(page, "submit", user=owner)
    first = TaskState.objects.get()
    newer = save(page, editor, title="Changed by an editor")
    assert now(page)[0] == "pending"
    second = TaskState.objects.exclude(pk=first.pk).get()
    first.refresh_from_db()
    assert (first.status, second.status, second.revision) == ("cancelled", "in_progress", newer)
    assert WorkflowState.objects.get().current_task_state == second
    assert record(page).authors == [owner.pk, editor.pk]


def test_an_older_revision_written_again_moves_nothing(page, owner):
    old = page.get_latest_revision()
    newer = save(page, owner, title="Newer")
    api.note_saved(page, old)
    assert record(page).revision == newer


def test_a_page_that_was_there_before_is_taken_up_where_it_is(owner, editor):
    page = people.article(owner=owner)
    with api.outside_allowed():
        page.get_latest_revision().publish()
    save(page, editor, title="Newer")
    PageState.objects.all().delete()
    row = api.record_of(page)
    assert (row.state, row.track, row.authors) == ("published", "draft", [editor.pk])
    assert row.published_id == Page.objects.get(pk=page.pk).live_revision_id


def test_a_page_without_a_workflow_is_left_alone(owner):
    root = people.root()
    assert api.record_of(root) is None


def test_r20_nothing_is_left_of_a_transition_that_is_rolled_back(page, owner):
    with transaction.atomic():
        api.fire(page, "submit", user=owner)
        transaction.set_rollback(True)
    assert now(page)[0] == "private"
    assert not HistoryEntry.objects.exists()
    assert not OutboxRow.objects.exists()
    assert not WorkflowState.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_state_that_asks_for_no_review_publishes_what_is_saved():
    follow(ArticlePage, "one_state")
    page = people.article(owner=user("olga"))
    assert now(page) == ("published", "none", True)
    save(page, user("olga"), title="Newer")
    assert now(page) == ("published", "none", True)
    assert Page.objects.get(pk=page.pk).title == "Newer"
    save(page, user("olga"), title="")
    assert Page.objects.get(pk=page.pk).title == "Newer"


def test_an_internal_page_is_live_for_its_workflow(owner, manager):
    parent = people.root()
    page = parent.add_child(instance=HandbookPage(title="Handbook", live=False, owner=owner))
    row = api.record_of(page)
    assert row.workflow == "intranet"


class TestHistoryOfChanges:
    """The history says when changes to a live page began, and by whom; not each save of them."""

    @pytest.fixture
    def lines(self, published):
        HistoryEntry.objects.all().delete()
        return HistoryEntry.objects.filter(page=published)

    def test_the_first_save_writes_a_line(self, published, lines, owner, editor):
        revision = save(published, owner, title="Newer")
        save(published, editor, title="Newest")
        line = lines.get()
        assert (line.actor, line.transition, line.outside, line.title) == (owner, "", False, "Newer")
        assert (line.from_state, line.to_state) == ("published", "published")
        assert (line.from_track, line.to_track, line.revision_key) == ("none", "draft", revision.pk)
        logged = PageLogEntry.objects.get(page=published.pk, action="workflows.changes")
        assert (logged.user, logged.label) == (owner, "Newer")
        assert "published / draft" in logged.formatter.format_message(logged)

    def test_each_round_of_changes_has_its_line(self, published, lines, owner, reviewer):
        for title in ("Newer", "Newest"):
            save(published, owner, title=title)
            api.fire(published, "submit", user=owner)
            api.fire(published, "publish", user=reviewer)
        assert [line.transition for line in lines] == ["", "submit", "publish"] * 2

    def test_what_is_no_change_to_a_live_page_writes_none(self, page, published, lines, owner):
        save(published, owner)
        assert not lines.exists()

    def test_a_draft_writes_none(self, page, owner):
        save(page, owner, title="Newer")
        assert not HistoryEntry.objects.filter(page=page).exists()

    def test_who_decided_before_is_still_known(self, page, owner, reviewer, another):
        api.fire(page, "submit", user=owner)
        seen = PageState.objects.get(pk=page.pk).version
        done = api.fire(page, "publish", user=reviewer)
        save(page, owner, title="Newer")
        with pytest.raises(api.TransitionRefused) as refused:
            api.fire(page, "reject", user=another, seen=seen)
        assert refused.value.code == Refusal.ALREADY_DECIDED
        assert api.fire(page, "publish", user=reviewer, seen=seen) == done
