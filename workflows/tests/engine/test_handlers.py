"""What a site does before and after a transition: inside the door, or not at all."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page, Revision

from workflows import api
from workflows.definitions import handlers
from workflows.definitions.registry import registered
from workflows.definitions.shipped.simple_publication import SIMPLE_PUBLICATION
from workflows.definitions.tables import Script
from workflows.errors import Refusal
from workflows.genericsetup.write import write
from workflows.models import Approval, HistoryEntry, OutboxRow, PageState, StoredDefinition
from workflows.tests.bare.pages.models import ArticlePage
from workflows.tests.engine import people, tables
from workflows.tests.engine.people import now

pytestmark = pytest.mark.django_db

TOLD = tables.changed(SIMPLE_PUBLICATION, "told", publish={"before": "ask", "after": "tell"})
TWICE = tables.changed(TOLD, "twice", publish={"before": "ask", "after": "tell", "min_approvals": 2})
BY_ITSELF = tables.changed(tables.AUTOMATIC, "by_itself", straight_out={"before": "ask", "after": "tell"})
IN_TIME = tables.changed(tables.TIMED, "in_time", give_up={"before": "ask"})


class Site:
    """The handlers of a site, and what they saw."""

    def __init__(self):
        self.seen = []
        self.ask = self.tell = lambda change: None

    def note(self, word, change):
        self.seen.append((word, change, *now(change.page)))

    def before(self, change):
        self.note("ask", change)
        self.ask(change)

    def after(self, change):
        self.note("tell", change)
        self.tell(change)

    @property
    def words(self):
        return [seen[0] for seen in self.seen]


@pytest.fixture(autouse=True)
def site(monkeypatch):
    monkeypatch.setattr(handlers, "_HANDLERS", {})
    site = Site()
    handlers.transition_handler("ask")(site.before)
    handlers.transition_handler("tell")(site.after)
    with registered(TOLD, TWICE, BY_ITSELF, IN_TIME):
        yield site


def refuse(_change):
    raise api.TransitionRefused(Refusal.HANDLER, "The grant has run out.")


def fail(_change):
    get_user_model().objects.create(username="half-done")
    raise ValueError


@pytest.fixture
def waiting(owner):
    return of("told", owner)


def of(workflow, owner):
    people.follow(ArticlePage, workflow)
    page = people.article("Told", owner=owner)
    api.fire(page, "submit", user=owner)
    return page


def test_before_sees_the_old_state_and_after_the_new(waiting, site, reviewer):
    entry = api.fire(waiting, "publish", user=reviewer, comment="Good")
    (_, asked, *before), (_, told, *after) = site.seen
    assert before == ["pending", "none", False]
    assert after == ["published", "none", True]
    assert (asked.entry, told.entry) == (None, entry)
    for change in (asked, told):
        assert (change.from_state, change.to_state, change.comment) == ("pending", "published", "Good")
        assert (change.user, change.transition.id, change.definition.id) == (reviewer, "publish", "told")
        assert change.revision == waiting.latest_revision
        assert isinstance(change.page, ArticlePage)


def test_changes_to_a_live_page_are_told_with_their_track(waiting, site, owner, reviewer):
    api.place(waiting, "published")
    people.save(waiting, owner, title="Newer")
    api.fire(waiting, "submit", user=owner)
    api.fire(waiting, "publish", user=reviewer)
    change = site.seen[0][1]
    assert (change.from_state, change.from_track) == ("published", "pending")
    assert (change.to_state, change.to_track) == ("published", "none")


@pytest.mark.parametrize("hook", ["ask", "tell"])
@pytest.mark.parametrize(("act", "message"), [(refuse, "The grant has run out."), (fail, "could not be done")])
def test_what_a_handler_refuses_or_fails_at_never_happened(waiting, site, reviewer, hook, act, message, caplog):
    setattr(site, hook, act)
    lines = HistoryEntry.objects.count()
    with pytest.raises(api.TransitionRefused, match=message) as refused:
        api.fire(waiting, "publish", user=reviewer)
    assert refused.value.code == Refusal.HANDLER
    assert now(waiting) == ("pending", "none", False)
    assert HistoryEntry.objects.count() == lines
    assert not get_user_model().objects.filter(username="half-done").exists()
    assert bool(caplog.records) == (act is fail)
    setattr(site, hook, lambda change: None)
    api.fire(waiting, "publish", user=reviewer)
    assert now(waiting) == ("published", "none", True)


def test_nothing_is_asked_when_a_check_refuses(waiting, site, owner):
    with pytest.raises(api.TransitionRefused):
        api.fire(waiting, "publish", user=owner)
    assert site.seen == []


def test_of_two_who_approve_the_second_sets_the_handlers_off(site, owner, reviewer, another):
    page = of("twice", owner)
    api.fire(page, "publish", user=reviewer)
    assert site.seen == []
    site.ask = refuse
    with pytest.raises(api.TransitionRefused):
        api.fire(page, "publish", user=another)
    assert Approval.objects.count() == 1
    site.ask = lambda change: None
    api.fire(page, "publish", user=another)
    assert site.words == ["ask", "ask", "tell"]


class TestScheduled:
    @pytest.fixture
    def tomorrow(self, waiting, site, reviewer):
        api.fire(waiting, "publish", user=reviewer, when=timezone.now() + timedelta(days=1))
        assert site.seen == []
        return waiting

    def come(self, page):
        past = timezone.now() - timedelta(minutes=1)
        PageState.objects.filter(pk=page.pk).update(scheduled_for=past)
        Revision.objects.filter(approved_go_live_at__isnull=False).update(approved_go_live_at=past)

    @pytest.mark.parametrize("way", ["ours", "wagtail"])
    def test_the_handlers_run_when_the_time_has_come(self, tomorrow, site, way):
        self.come(tomorrow)
        api.run_timed() if way == "ours" else call_command("publish_scheduled")
        assert site.words == ["ask", "tell"]
        assert now(tomorrow) == ("published", "none", True)

    @pytest.mark.parametrize("way", ["ours", "wagtail"])
    @pytest.mark.parametrize("hook", ["ask", "tell"])
    def test_a_refusal_then_takes_it_off_the_calendar(self, tomorrow, site, way, hook):
        setattr(site, hook, refuse)
        self.come(tomorrow)
        api.run_timed() if way == "ours" else call_command("publish_scheduled")
        assert now(tomorrow) == ("pending", "none", False)
        assert PageState.objects.get(pk=tomorrow.pk).scheduled_transition == ""
        assert HistoryEntry.objects.last().comment == "The grant has run out."


class TestByItself:
    @pytest.fixture
    def administrator(self):
        return people.user("sanne", "Site Administrator")

    def test_an_automatic_transition_has_handlers_too(self, site, administrator):
        page = of("by_itself", administrator)
        assert site.words == ["ask", "tell"]
        assert now(page) == ("published", "none", True)

    @pytest.mark.parametrize("hook", ["ask", "tell"])
    def test_one_that_is_refused_leaves_what_set_it_off(self, site, administrator, hook):
        setattr(site, hook, refuse)
        page = of("by_itself", administrator)
        assert now(page) == ("pending", "none", False)
        assert HistoryEntry.objects.filter(page=page).last().transition == "submit"
        assert not OutboxRow.objects.filter(kind="alarm").exists()

    def test_a_timed_one_that_is_refused_waits_for_the_next_run(self, site, owner):
        site.ask = refuse
        page = of("in_time", owner)
        PageState.objects.filter(pk=page.pk).update(entered_at=timezone.now() - timedelta(days=31))
        assert api.run_timed() == []
        site.ask = lambda change: None
        assert [entry.transition for entry in api.run_timed()] == ["give_up"]


class TestWhatTheyDo:
    def test_after_may_fire_the_next_transition(self, waiting, site, reviewer):
        site.tell = lambda change: api.fire(change.page, "reject", user=reviewer)
        api.fire(waiting, "publish", user=reviewer)
        assert now(waiting) == ("private", "none", False)

    def test_before_may_not_move_the_page_it_is_asked_about(self, waiting, site, reviewer):
        site.ask = lambda change: api.fire(change.page, "reject", user=reviewer)
        with pytest.raises(api.TransitionRefused):
            api.fire(waiting, "publish", user=reviewer)
        assert now(waiting) == ("pending", "none", False)

    def test_what_is_automatic_goes_on_from_where_a_handler_left_the_page(self, site, reviewer):
        administrator = people.user("sanne", "Site Administrator", "Reviewer")
        definition = tables.changed(BY_ITSELF, "moved_on", submit={"after": "tell"}, straight_out={})
        site.tell = lambda change: api.fire(change.page, "reject", user=administrator)
        with registered(replace(definition, id="by_itself")):
            page = of("by_itself", administrator)
        assert now(page) == ("private", "none", False)


class TestNames:
    def test_a_name_that_nobody_registered_is_passed_over(self, waiting, site, reviewer, monkeypatch):
        monkeypatch.setattr(handlers, "_HANDLERS", {})
        api.fire(waiting, "publish", user=reviewer)
        assert now(waiting) == ("published", "none", True)
        assert site.seen == []

    def test_two_of_one_name_are_refused(self):
        with pytest.raises(ValueError, match="ask"):
            handlers.transition_handler("ask")(lambda change: None)

    def test_the_script_of_an_imported_workflow_is_the_handler_of_its_name(self, site, owner, reviewer):
        imported = replace(TOLD, id="imported", scripts=(Script(id="ask"), Script(id="tell")))
        StoredDefinition.objects.create(name="imported", xml=write(imported))
        page = of("imported", owner)
        api.fire(page, "publish", user=reviewer)
        assert site.words == ["ask", "tell"]
        assert Page.objects.get(pk=page.pk).live
