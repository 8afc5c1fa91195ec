"""Long walks at random through everything that happens to pages: after each step all that is written agrees.

The number of steps comes from WORKFLOWS_STEPS; a walk that fails names its seed and prints the way it took.
"""

import os
import random
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page, Revision, TaskState, WorkflowState

from workflows import api
from workflows.definitions.registry import get_definition
from workflows.engine.content import fingerprint
from workflows.errors import WorkflowError
from workflows.models import GroupRole, HistoryEntry, LocalRole, PageState, RoleBlock
from workflows.roles import sharing
from workflows.tests.bare.pages.models import ArticlePage, FolderPage
from workflows.tests.engine import people
from workflows.vocabulary import Track

STEPS = int(os.environ.get("WORKFLOWS_STEPS", "60"))
WORKFLOWS = ("simple_publication", "four_eyes", "two_yes", "emergency", "timed", "automatic")
PEOPLE = {
    "olga": (),
    "edvin": ("Editor",),
    "rikke": ("Reviewer",),
    "anders": ("Reviewer", "Editor"),
    "sam": ("Site Administrator",),
}

pytestmark = pytest.mark.django_db


class Walk:
    """A small site, and somebody who does one thing after another in it."""

    def __init__(self, seed: int) -> None:
        self.chance, self.way = random.Random(seed), [f"seed {seed}"]
        self.people = [people.user(name, *roles) for name, roles in PEOPLE.items()]
        self.people.append(people.user("mia", is_superuser=True))
        people.follow(ArticlePage, self.chance.choice(WORKFLOWS))
        self.folders = [self.add(FolderPage, people.root(), f"Folder {number}") for number in range(2)]
        for number in range(3):
            people.article(f"Page {number}", owner=self.person(), parent=self.chance.choice(self.folders))

    def add(self, model: type[Page], parent: Page, title: str) -> Page:
        return Page.objects.get(pk=parent.pk).add_child(instance=model(title=title, live=False))

    def person(self) -> Any:
        return self.chance.choice(self.people)

    def page(self) -> Page:
        return self.chance.choice(list(ArticlePage.objects.filter(alias_of=None)))

    def step(self) -> None:
        act: Callable[[], object] = self.chance.choice(self.acts())
        self.way.append(act.__name__)
        try:
            self.way[-1] += f" {act()}"
        except WorkflowError as refusal:
            self.way[-1] += f" refused: {refusal}"

    def acts(self) -> list[Callable[[], object]]:
        often = [self.fire] * 8 + [self.edit] * 4 + [self.save] * 2
        return [
            *often, self.schedule, self.let_time_pass, self.publish_past, self.unpublish_past, self.copy, self.move,
            self.delete, self.place, self.change_roles, self.follow, self.lock, self.alias, self.expire,
        ]  # fmt: skip

    def fire(self) -> str:
        page, person = self.page(), self.person()
        names = [one.id for one in api.transitions_for(page, person)] or ["submit", "publish"]
        name = self.chance.choice(names)
        self.way[-1] += f" {page.pk} {name} {person}"
        return str(api.fire(page, name, user=person, comment="Why", revision=page.latest_revision))

    def schedule(self) -> str:
        page, person = self.page(), self.person()
        when = timezone.now() + timedelta(hours=1)
        return str(api.fire(page, "publish", user=person, comment="Later", when=when))

    def edit(self) -> str:
        page = self.page()
        people.save(page, self.person(), title=f"Title {self.chance.randrange(10**6)}")
        return str(page.pk)

    def save(self) -> str:
        page = self.page()
        people.save(page, self.person())
        return str(page.pk)

    def let_time_pass(self) -> str:
        past = timezone.now() - timedelta(minutes=1)
        Revision.objects.filter(approved_go_live_at__isnull=False).update(approved_go_live_at=past)
        PageState.objects.filter(scheduled_for__isnull=False).update(scheduled_for=past)
        PageState.objects.update(entered_at=past - timedelta(days=40))
        if self.chance.random() < 0.5:
            return str(api.run_timed())
        call_command("publish_scheduled")
        return "by Wagtail"

    def publish_past(self) -> str:
        page = self.page()
        if self.chance.random() < 0.7:
            page.latest_revision.publish()
        else:
            with api.outside_allowed():
                page.latest_revision.publish()
        return str(page.pk)

    def unpublish_past(self) -> str:
        page = self.page()
        if self.chance.random() < 0.7:
            page.unpublish()
        else:
            with api.outside_allowed():
                page.unpublish()
        return str(page.pk)

    def expire(self) -> str:
        page = self.page()
        Page.objects.filter(pk=page.pk, live=True).update(expire_at=timezone.now() - timedelta(hours=1))
        call_command("publish_scheduled")
        Page.objects.filter(pk=page.pk).update(expire_at=None)
        return str(page.pk)

    def copy(self) -> str:
        page = self.page()
        slug = f"copy-{self.chance.randrange(10**9)}"
        return str(page.copy(update_attrs={"slug": slug}, keep_live=self.chance.random() < 0.5, log_action=None).pk)

    def move(self) -> str:
        page, folder = self.page(), Page.objects.get(pk=self.chance.choice(self.folders).pk)
        if folder.get_children().filter(slug=page.slug).exists():
            return "not"
        page.move(folder, pos="last-child")
        return str(page.pk)

    def delete(self) -> str:
        if ArticlePage.objects.filter(alias_of=None).count() < 4:
            return "not"
        page = self.page()
        page.delete()
        return str(page.pk)

    def place(self) -> str:
        page = self.page()
        definition = get_definition(api.record_of(page).workflow)
        return str(api.place(page, self.chance.choice(definition.states).id, user=self.person()))

    def change_roles(self) -> str:
        person, role = self.person(), self.chance.choice(["Editor", "Reviewer", "Reader"])
        page = self.chance.choice([self.page(), *self.folders])
        if self.chance.random() < 0.6:
            sharing.give(page, role, user=person)
        else:
            LocalRole.objects.filter(user=person).delete()
        if self.chance.random() < 0.2:
            sharing.block(page)
        else:
            RoleBlock.objects.filter(page_id=page.pk).delete()
        return f"{person} {role}"

    def follow(self) -> str:
        people.follow(ArticlePage, self.chance.choice(WORKFLOWS))
        page = self.page()
        api.page_moved(page)
        return str(page.pk)

    def lock(self) -> str:
        page = self.page()
        locked = self.chance.random() < 0.3
        Page.objects.filter(pk=page.pk).update(locked=locked, locked_by=self.person() if locked else None)
        return f"{page.pk} {locked}"

    def alias(self) -> str:
        page = self.page()
        if page.alias_of_id or ArticlePage.objects.count() > 12:
            return "not"
        return str(page.create_alias(update_slug=f"alias-{self.chance.randrange(10**9)}").pk)


def assert_agreement(walk: Walk) -> None:
    """Assert that state, live flag, live revision, projection, history, schedule and rights tell the same story."""
    pages = Page.objects.type(ArticlePage, FolderPage)
    for page in pages:
        record = PageState.objects.select_related("published", "revision").get(pk=page.pk)
        if page.alias_of_id:
            source = PageState.objects.get(pk=page.alias_of_id)
            assert (record.state, record.track) == (source.state, "none")
            assert page.live == page.alias_of.live
            continue
        _assert_one(page, record)
    for person in (walk.person(), None):
        listed = set(Page.objects.filter(api.pages_with(person, "View"), pk__in=pages).values_list("pk", flat=True))
        assert listed == {page.pk for page in pages if api.has_permission(person, page, "View")}


def _assert_one(page: Page, record: PageState) -> None:
    definition = get_definition(record.workflow)
    assert definition.has_state(record.state)
    assert page.live == definition.is_live(record.state)
    if page.live:
        assert page.live_revision_id == record.published_id
    assert record.track == "none" or page.live
    states = WorkflowState.objects.filter(object_id=str(page.pk), status__in=["in_progress", "needs_changes"])
    tasks = TaskState.objects.filter(workflow_state__object_id=str(page.pk), status="in_progress")
    waits = definition.rights_state(record.state, Track(record.track)) in definition.waiting_states
    assert (states.count(), tasks.count()) == ((1, 1) if waits else (0, 0))
    if waits:
        assert states.get().current_task_state == tasks.get()
        assert fingerprint(tasks.get().revision.content) == record.fingerprint
    entry = HistoryEntry.objects.filter(page=page.pk).last()
    assert entry is None or entry.to_state == record.state
    scheduled = list(Revision.objects.filter(object_id=str(page.pk), approved_go_live_at__isnull=False))
    assert scheduled == ([record.revision] if record.scheduled_transition else [])


@pytest.mark.parametrize("seed", range(max(STEPS // 60, 1)))
def test_everything_agrees_after_every_step(seed):
    GroupRole.objects.all().delete()
    walk = Walk(seed)
    for _ in range(60):
        walk.step()
        try:
            assert_agreement(walk)
        except AssertionError as error:
            raise AssertionError("\n".join([*walk.way, str(error)])) from error
