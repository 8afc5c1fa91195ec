"""An older site: partners by Wagtail's grants, and pages in its own moderation."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone
from wagtail.models import (
    GroupApprovalTask,
    GroupPagePermission,
    Page,
    PageLogEntry,
    TaskState,
    Workflow,
    WorkflowPage,
    WorkflowState,
    WorkflowTask,
)

from peer_pages.roles.groups import PARTNER_ROLES, ensure_roles
from peer_pages.roles.pages import own_pages
from peer_pages.tests import factories
from peer_pages.tests.roles.world import World
from peer_pages.workflow.progress import CHANGED, DRAFT, PUBLIC, RETURNED, WAITING, progress_of_one
from peer_pages.workflow.upgrade import NOTE, OF_THE_SITE
from workflows import api
from workflows.models import HistoryEntry, LocalRole, OutboxRow, PageState

NAME = OF_THE_SITE[0]


@pytest.fixture
def old(world: World) -> World:
    """Return the world as it was before there was a workflow."""
    for model in (WorkflowState, HistoryEntry, OutboxRow, PageState, LocalRole):
        model.objects.all().delete()
    for home in (world.ours, world.theirs):
        for codename in ("add_page", "change_page", "lock_page"):
            permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=codename)
            GroupPagePermission.objects.create(group=home.place.group, page=home.place.section, permission=permission)
    task = GroupApprovalTask.objects.create(name=NAME)
    WorkflowTask.objects.create(workflow=Workflow.objects.create(name=NAME), task=task)
    WorkflowPage.objects.create(page=Page.get_first_root_node(), workflow=Workflow.objects.get(name=NAME))
    return world


def review(page: Any, user: Any) -> WorkflowState:
    """Begin one of Wagtail's reviews."""
    return Workflow.objects.get(name=NAME).start(page, user)


def stage(page: Any) -> Any:
    return progress_of_one(Page.objects.get(pk=page.pk)).stage


def test_partners_keep_their_pages_by_roles(old: World) -> None:
    assert not own_pages(old.ours.user).exists()
    ensure_roles()
    assert not GroupPagePermission.objects.filter(group=old.ours.place.group).exists()
    given = old.ours.place.group.local_roles.values_list("page", "role")
    assert set(given) == {(old.ours.place.section.pk, role) for role in PARTNER_ROLES}
    keys = set(own_pages(old.ours.user).values_list("pk", flat=True))
    assert keys == {old.ours.place.section.pk, old.ours.draft.pk, old.ours.changed.pk}


def test_every_page_has_its_place(old: World) -> None:
    ensure_roles()
    assert stage(old.ours.draft) is DRAFT
    assert stage(old.ours.changed) is CHANGED
    assert stage(old.ours.place.section) is PUBLIC


def test_page_under_review_waits_on_with_its_author_and_note(old: World) -> None:
    page = old.ours.draft
    review(page, old.ours.user)
    PageLogEntry.objects.log_action(
        page, NOTE, user=old.ours.user, revision=page.latest_revision, data={"note": "Telefonen er ny."}
    )
    ensure_roles()
    assert stage(page) is WAITING
    assert progress_of_one(page).note == "Telefonen er ny."


@pytest.mark.parametrize("name", ["draft", "changed"])
def test_a_page_that_waited_has_waited_since_then(old: World, name: str) -> None:
    page, since = getattr(old.ours, name), timezone.now() - timedelta(days=9)
    begun = review(page, old.ours.user)
    WorkflowState.objects.filter(pk=begun.pk).update(created_at=since)
    ensure_roles()
    assert PageState.objects.get(pk=page.pk).submitted_at == since
    assert HistoryEntry.objects.get(page=page, transition="submit").at == since
    assert api.record_of(page).submitted_by == old.ours.user
    assert [record.page_id for record in api.waiting_for(old.editor)] == [page.pk]
    api.fire(page, "publish", user=old.editor)
    assert stage(page) is PUBLIC


def test_changes_under_review_wait_on_while_the_page_stays_public(old: World) -> None:
    page = old.ours.changed.specific
    review(page, old.ours.user)
    ensure_roles()
    assert stage(page) is WAITING
    before = Page.objects.get(pk=page.pk)
    assert (before.live, before.title) == (True, "Anemonen åben")
    api.fire(page, "publish", user=old.editor)
    assert Page.objects.get(pk=page.pk).title == "Elmen"


@pytest.mark.parametrize("which", ["draft", "changed"])
def test_page_that_was_sent_back_says_so_and_why(old: World, which: str) -> None:
    page = getattr(old.ours, which).specific
    step = review(page, old.ours.user).current_task_state
    step.reject(user=old.editor, comment="Skriv mere.")
    ensure_roles()
    assert stage(page) is RETURNED
    assert progress_of_one(page).comment == "Skriv mere."
    api.fire(page, "submit", user=old.ours.user)
    assert stage(page) is WAITING


def test_page_whose_author_is_gone_waits_too(old: World) -> None:
    review(old.ours.draft, old.ours.user)
    old.ours.user.delete()
    ensure_roles()
    assert stage(old.ours.draft) is WAITING


def test_nobody_gets_mail_about_it_and_a_second_run_changes_nothing(old: World, mailoutbox: list[Any]) -> None:
    review(old.ours.draft, old.ours.user)
    ensure_roles()
    api.drain()
    assert mailoutbox == []
    before = (HistoryEntry.objects.count(), list(PageState.objects.values()), LocalRole.objects.count())
    ensure_roles()
    assert (HistoryEntry.objects.count(), list(PageState.objects.values()), LocalRole.objects.count()) == before


def test_wagtails_workflow_is_retired_without_publishing_anything(old: World) -> None:
    review(old.ours.draft, old.ours.user)
    ensure_roles()
    assert not Workflow.objects.get(name=NAME).active
    assert not GroupApprovalTask.objects.get(name=NAME).active
    assert not WorkflowPage.objects.exists()
    assert not TaskState.objects.filter(status="in_progress", task__name=NAME).exists()
    assert not Page.objects.get(pk=old.ours.draft.pk).live


def test_plain_page_under_review_keeps_its_review(old: World) -> None:
    plain = factories.tree().home.get_children().get(slug="om").specific
    started = review(plain, old.editor)
    ensure_roles()
    started.refresh_from_db()
    assert started.status == WorkflowState.STATUS_IN_PROGRESS
    assert Workflow.objects.get(name=NAME).active


def test_workflow_of_ones_own_for_other_pages_is_left_alone(old: World) -> None:
    own = Workflow.objects.create(name="Vores egen")
    WorkflowPage.objects.update_or_create(page=Page.get_first_root_node(), defaults={"workflow": own})
    ensure_roles()
    assert WorkflowPage.objects.get().workflow == own
