"""The doors of Wagtail that are known to leak, one test for each."""

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, TaskState, WorkflowState, WorkflowTask

from workflows import api
from workflows.errors import Protected, TransitionRefused
from workflows.models import GroupRole, HistoryEntry, LocalRole, OutboxRow, StateReviewTask
from workflows.outbox.write import ALARM
from workflows.tests.bare.pages.models import ArticlePage
from workflows.tests.integration.forms import said, url
from workflows.tests.integration.world import CANARY, World, article, person

REPORTS = ("locked_pages", "page_types_usage", "site_history", "workflow", "workflow_tasks")


def fresh(page) -> ArticlePage:
    return ArticlePage.objects.get(pk=page.pk)


def state(page) -> str:
    return api.record_of(page).state


def step(page) -> TaskState:
    return page.current_workflow_task_state


def act(world: World, name: str, page, action: str, of=None, **data):
    address = url("workflow_action", page.pk, action, step(of or page).pk)
    return world.client(name).post(address, data, follow=True)


class TestWorkflowAction:
    def test_the_step_shows_the_open_transitions(self, world: World) -> None:
        task = world.ours.waiting.current_workflow_task
        assert isinstance(task, StateReviewTask)
        names = {name for name, _label, _form in task.get_actions(world.ours.waiting, world.people["reviewer"])}
        assert names == {"publish", "reject"}
        assert task.get_actions(world.ours.waiting, world.people["reader"]) == []

    def test_a_reviewer_decides(self, world: World) -> None:
        act(world, "reviewer", world.ours.waiting, "publish", comment="Fine")
        assert fresh(world.ours.waiting).live
        entry = HistoryEntry.objects.get(page=world.ours.waiting, transition="publish")
        assert entry.comment == "Fine"
        assert not WorkflowState.objects.active().filter(object_id=str(world.ours.waiting.pk)).exists()

    def test_r17_a_step_of_another_page_is_not_there(self, world: World) -> None:
        response = act(world, "reviewer", world.ours.waiting, "publish", of=world.theirs.waiting)
        assert response.status_code == 404
        assert state(world.theirs.waiting) == state(world.ours.waiting) == "pending"

    def test_the_task_derives_the_page_itself(self, world: World) -> None:
        task = world.theirs.waiting.current_workflow_task
        with pytest.raises(TransitionRefused):
            task.on_action(step(world.theirs.waiting), world.people["ann"], "retract", page=world.ours.waiting)
        assert state(world.theirs.waiting) == "pending"

    def test_what_the_browser_sends_along_is_not_trusted(self, world: World) -> None:
        task = world.ours.waiting.current_workflow_task
        extra = {"user": world.people["root"], "revision": None, "when": "now", "comment": ["x"], "checklist": "y"}
        with pytest.raises(TransitionRefused):
            task.on_action(step(world.ours.waiting), world.people["reader"], "publish", **extra)

    @pytest.mark.parametrize("name", ["ann", "reader", "outsider"])
    def test_who_may_not_decide_does_not(self, world: World, name: str) -> None:
        act(world, name, world.ours.waiting, "publish")
        assert state(world.ours.waiting) == "pending"

    def test_r12_the_second_of_two_learns_who_was_first(self, world: World) -> None:
        address = url("workflow_action", world.ours.waiting.pk, "publish", step(world.ours.waiting).pk)
        world.client("reviewer").post(address)
        response = world.client("administrator").post(address, follow=True)
        assert response.status_code in {200, 404}
        assert HistoryEntry.objects.filter(page=world.ours.waiting, transition="publish").count() == 1

    def test_r15_the_revision_of_the_step_is_published(self, world: World) -> None:
        task_state = step(world.ours.waiting)
        page = fresh(world.ours.waiting)
        page.summary = "Slipped in"
        page.save_revision(user=world.people["administrator"])
        with pytest.raises(TransitionRefused) as refused:
            task_state.task.specific.on_action(task_state, world.people["reviewer"], "publish")
        assert refused.value.code == "stale"
        assert not fresh(world.ours.waiting).live

    def test_the_form_of_the_step_is_shown_and_checked(self, world: World) -> None:
        address = url("collect_workflow_action_data", world.ours.waiting.pk, "reject", step(world.ours.waiting).pk)
        response = world.client("reviewer").get(address)
        assert response.status_code == 200
        assert world.client("reviewer").post(address, {"comment": "x"}).json()["cleaned_data"]["comment"] == "x"


class TestLocks:
    def lock(self, world: World, page) -> None:
        Page.objects.filter(pk=page.pk).update(locked=True, locked_by=world.people["root"])

    def bulk(self, world: World, name: str, action: str, *pages, **data):
        ids = "&".join(f"id={page.pk}" for page in pages)
        address = reverse("wagtail_bulk_action", args=("wagtailcore", "page", action))
        return world.client(name).post(f"{address}?{ids}", data, follow=True)

    def test_bulk_publishing_keeps_out_of_a_locked_page(self, world: World) -> None:
        self.lock(world, world.ours.waiting)
        response = self.bulk(world, "reviewer", "publish", world.ours.waiting)
        assert state(world.ours.waiting) == "pending"
        assert said(response)

    def test_bulk_publishing_is_a_transition_with_a_line_for_each_page(self, world: World) -> None:
        response = self.bulk(world, "reviewer", "publish", world.ours.waiting, world.theirs.waiting)
        assert state(world.ours.waiting) == state(world.theirs.waiting) == "published"
        assert said(response).count("is now") == 2

    @pytest.mark.parametrize("action", ["publish", "unpublish", "delete", "move"])
    def test_r34_bulk_actions_know_no_foreign_pages(self, world: World, action: str) -> None:
        response = self.bulk(world, "ann", action, world.theirs.draft, world.theirs.waiting)
        assert response.status_code == 404
        response = self.bulk(world, "ann", action, world.ours.draft, world.theirs.draft)
        assert f"{CANARY} draft" not in response.content.decode()
        assert Page.objects.filter(pk=world.theirs.draft.pk).exists()

    def test_bulk_publishing_refuses_what_is_not_open(self, world: World) -> None:
        response = self.bulk(world, "ann", "publish", world.ours.draft, world.ours.waiting)
        assert not ArticlePage.objects.filter(live=True, pk__in=[world.ours.draft.pk, world.ours.waiting.pk]).exists()
        assert said(response).count("not open to you") == 2

    def test_bulk_unpublishing_is_a_transition(self, world: World) -> None:
        self.bulk(world, "ann", "unpublish", world.ours.live, world.theirs.live)
        assert state(world.ours.live) == "private"
        assert state(world.theirs.live) == "published"

    def test_bulk_deleting_takes_what_one_may(self, world: World) -> None:
        self.bulk(world, "ann", "delete", world.ours.draft, world.theirs.live)
        assert not Page.objects.filter(pk=world.ours.draft.pk).exists()
        assert Page.objects.filter(pk=world.theirs.live.pk).exists()

    def test_deleting_and_moving_keep_out_of_a_locked_page(self, world: World) -> None:
        self.lock(world, world.ours.draft)
        assert not fresh(world.ours.draft).permissions_for_user(world.people["ann"]).can_delete()
        assert not fresh(world.ours.draft).permissions_for_user(world.people["ann"]).can_move_to(world.home)


class TestSwitchingOff:
    def test_r26_deactivating_the_task_publishes_nothing(self, world: World) -> None:
        task = StateReviewTask.objects.get(definition="simple_publication")
        with pytest.raises(Protected):
            task.deactivate(user=world.people["root"])
        world.client("root").post(reverse("wagtailadmin_workflows:disable_task", args=(task.pk,)))
        assert StateReviewTask.objects.get(pk=task.pk).active
        assert not fresh(world.ours.waiting).live
        assert fresh(world.ours.waiting).workflow_in_progress

    def test_r26_deactivating_the_workflow_ends_no_review(self, world: World) -> None:
        workflow = world.ours.waiting.current_workflow_state.workflow
        world.client("root").post(reverse("wagtailadmin_workflows:disable", args=(workflow.pk,)))
        workflow.refresh_from_db()
        assert workflow.active
        assert not fresh(world.ours.waiting).live
        assert fresh(world.ours.waiting).workflow_in_progress

    def test_r26_nothing_that_reviews_hang_on_can_be_deleted(self, world: World) -> None:
        workflow = world.ours.waiting.current_workflow_state.workflow
        for thing in (workflow, StateReviewTask.objects.get(definition="simple_publication")):
            with pytest.raises(PermissionDenied), transaction.atomic():
                thing.delete()
        with pytest.raises(PermissionDenied), transaction.atomic():
            WorkflowTask.objects.filter(workflow=workflow).get().delete()

    def test_r26_wagtails_own_end_of_a_review_publishes_nothing(self, world: World) -> None:
        world.ours.waiting.current_workflow_state.finish(user=world.people["root"])
        assert not fresh(world.ours.waiting).live

    def test_r25_the_last_reviewer_gone_the_site_is_told_and_others_decide(self, world: World) -> None:
        Group.objects.get(name="Reviewers").delete()
        assert not GroupRole.objects.filter(role="Reviewer").exists()
        alarm = OutboxRow.objects.get(kind=ALARM, payload__alarm="no_reviewers")
        assert alarm.payload["fallback"] == ["Site Administrator", "Manager"]
        assert world.ours.waiting.pk in api.waiting_for(world.people["administrator"]).values_list("pk", flat=True)
        api.fire(world.ours.waiting, "publish", user=world.people["administrator"])
        assert fresh(world.ours.waiting).live

    @pytest.mark.parametrize("how", ["deactivated", "left", "deleted"])
    def test_r25_one_alarm_however_the_last_one_goes(self, world: World, how: str) -> None:
        reviewer = world.people["reviewer"]
        if how == "deactivated":
            reviewer.is_active = False
            reviewer.save()
            reviewer.save()
        elif how == "left":
            reviewer.groups.clear()
        else:
            reviewer.delete()
        assert OutboxRow.objects.filter(kind=ALARM, payload__alarm="no_reviewers").count() == 1

    def test_r25_no_alarm_while_somebody_is_left(self, world: World) -> None:
        person("second", Group.objects.get(name="Reviewers"))
        world.people["reviewer"].delete()
        assert not OutboxRow.objects.filter(kind=ALARM, payload__alarm="no_reviewers").exists()

    def test_r25_who_is_switched_off_is_logged_out(self, world: World) -> None:
        client = world.client("ann")
        world.people["ann"].is_active = False
        world.people["ann"].save()
        assert client.get(url("edit", world.ours.draft.pk)).status_code == 302


class TestListsAndTitles:
    def lost(self, world: World) -> ArticlePage:
        """Return a page that Ann has edited and locked, and may not see any more."""
        page = article(world.theirs.folder, "Lost page", world.people["bob"])
        grant = LocalRole.objects.create(page=page, user=world.people["ann"], role="Editor")
        page.summary = "By Ann"
        page.save_revision(user=world.people["ann"], log_action=True)
        Page.objects.filter(pk=page.pk).update(locked=True, locked_by=world.people["ann"], locked_at=timezone.now())
        assert "Lost page" in world.client("ann").get(reverse("wagtailadmin_home")).content.decode()
        grant.delete()
        return page

    def test_the_dashboard_shows_nothing_that_is_lost(self, world: World) -> None:
        self.lost(world)
        assert "Lost page" not in world.client("ann").get(reverse("wagtailadmin_home")).content.decode()

    @pytest.mark.parametrize("report", REPORTS)
    @pytest.mark.parametrize("export", ["", "?export=csv"])
    def test_no_report_shows_what_is_lost(self, world: World, report: str, export: str) -> None:
        self.lost(world)
        response = world.client("ann").get(reverse(f"wagtailadmin_reports:{report}") + export)
        body = b"".join(response.streaming_content) if response.streaming else response.content
        assert response.status_code in {200, 302}
        assert b"Lost page" not in body
        assert CANARY.encode() not in body.replace(f"{CANARY} live".encode(), b"")

    def test_the_dashboard_lists_what_waits_for_a_reviewer(self, world: World) -> None:
        text = world.client("reviewer").get(reverse("wagtailadmin_home")).content.decode()
        assert "Meadow waiting" in text
        assert f"{CANARY} waiting" in text
        text = world.client("ann").get(reverse("wagtailadmin_home")).content.decode()
        assert f"{CANARY} waiting" not in text

    def test_what_waits_is_listed_in_the_same_number_of_queries(self, world: World) -> None:
        def queries(expected: int) -> int:
            with CaptureQueriesContext(connection) as captured:
                assert len(TaskState.objects.reviewable_by(world.people["reviewer"])) == expected
            return len(captured)

        queries(2)
        few = queries(2)
        for number in range(3):
            article(world.ours.folder, f"More {number}", world.people["ann"], "pending")
        assert queries(5) == few <= 8

    @pytest.mark.parametrize("name", ["choose_page_child", "choose_page", "choose_page_search"])
    def test_the_chooser_offers_nothing_foreign(self, world: World, name: str) -> None:
        args = (world.ours.folder.get_parent().pk,) if name.endswith("child") else ()
        response = world.client("ann").get(reverse(f"wagtailadmin_{name}", args=args), {"q": "kanari"})
        assert response.status_code == 200
        text = response.content.decode().replace(f"{CANARY} live", "")
        assert CANARY not in text
        folder_url = reverse("wagtailadmin_choose_page_child", args=(world.theirs.folder.pk,))
        assert world.client("ann").get(folder_url).status_code == 404

    def test_search_does_not_name_the_folder_above(self, world: World) -> None:
        response = world.client("ann").get(reverse("wagtailadmin_pages:search"), {"q": "live"})
        text = response.content.decode()
        assert f"{CANARY} live" in text
        assert f"{CANARY} folder" not in text

    @pytest.mark.parametrize("name", ["root", "reviewer", "administrator"])
    def test_the_pages_of_a_type_are_listed(self, world: World, name: str) -> None:
        response = world.client(name).get(url("type_use", "bare_pages", "articlepage"))
        assert response.status_code == 200
        assert ("Meadow draft" in response.content.decode()) is (name != "reviewer")


class TestOtherPaths:
    def test_code_that_publishes_is_undone(self, world: World) -> None:
        world.ours.draft.get_latest_revision().publish()
        assert not fresh(world.ours.draft).live
        assert state(world.ours.draft) == "private"
        assert HistoryEntry.objects.filter(page=world.ours.draft, outside=True).exists()

    @pytest.mark.parametrize("action", ["publish", "unpublish"])
    @pytest.mark.parametrize("name", ["root", "reviewer", "ann"])
    def test_the_admins_api_publishes_nothing_by_itself(self, world: World, action: str, name: str) -> None:
        page = world.ours.waiting if action == "publish" else world.ours.live
        address = reverse("wagtailadmin_api:pages:action", args=(page.pk, action))
        response = world.client(name).post(address)
        assert response.status_code in {302, 403, 404}
        assert fresh(page).live is (action == "unpublish")

    @pytest.mark.parametrize("action", ["delete", "copy", "move", "convert_alias", "revert_to_page_revision"])
    def test_the_admins_api_knows_no_foreign_pages(self, world: World, action: str) -> None:
        for page in (world.theirs.draft, world.theirs.live):
            address = reverse("wagtailadmin_api:pages:action", args=(page.pk, action))
            data = {"destination_page_id": world.ours.folder.pk, "revision_id": page.latest_revision_id}
            assert world.client("ann").post(address, data).status_code in {400, 403, 404, 302}
        assert Page.objects.filter(pk=world.theirs.live.pk, path__startswith=world.theirs.folder.path).exists()

    def test_cancelling_wagtails_way_does_not_end_ours(self, world: World) -> None:
        data = {"action-cancel-workflow": "1"}
        assert world.client("bob").post(url("edit", world.ours.waiting.pk), data).status_code == 404
        assert state(world.ours.waiting) == "pending"
        assert fresh(world.ours.waiting).workflow_in_progress
