"""The review: a partner's draft on its way to the public and back."""

from typing import Any

import pytest
from django.core import mail
from django.urls import reverse
from wagtail.models import Page, TaskState

from peer_pages.models import InitiativePage
from peer_pages.tests import factories
from peer_pages.tests.roles.forms import initiative_form as form
from peer_pages.tests.roles.world import World, make_editor
from peer_pages.workflow.progress import CHANGED, DRAFT, PUBLIC, RETURNED, WAITING, progress_of_one, stage_of
from workflows.api import LONGEST_COMMENT
from workflows.models import OutboxRow, PageState

SEND = {"action-transition": "submit"}


@pytest.fixture
def partner(world: World, browse: Any) -> Any:
    return browse(world.ours.user)


@pytest.fixture
def editor(world: World, browse: Any) -> Any:
    return browse(world.editor)


def write(partner: Any, world: World, **values: Any) -> InitiativePage:
    """Let the partner save a new initiative in their section; return it."""
    url = reverse("wagtailadmin_pages:add", args=["peer_pages", "initiativepage", world.ours.place.section.pk])
    response = partner.post(url, form(**values))
    assert response.status_code == 302, response.context and response.context["form"].errors
    return InitiativePage.objects.get(slug="kaffe-med-en-peer")


def edit_url(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def act(client: Any, page: Page, action: str, **extra: Any) -> Any:
    """Let the client answer the review of `page`."""
    task = page.current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, task.pk])
    return client.post(url, extra)


def fresh(page: Page) -> Any:
    return Page.objects.get(pk=page.pk).specific


def test_half_filled_page_is_saved_as_a_draft(world: World, partner: Any) -> None:
    page = write(partner, world)
    assert stage_of(page) is DRAFT
    assert page.owner == world.ours.user
    assert page.get_parent().pk == world.ours.place.section.pk


def test_new_page_begins_with_the_partners_organisation(world: World, partner: Any) -> None:
    url = reverse("wagtailadmin_pages:add", args=["peer_pages", "initiativepage", world.ours.place.section.pk])
    response = partner.get(url)
    assert response.context["form"].initial["organisations"] == [world.ours.place.organisation]


def test_partner_cannot_publish_by_posting_the_publish_action(world: World, partner: Any) -> None:
    page = write(partner, world, **{"action-publish": "1"})
    partner.post(edit_url(page), form(**{"action-publish": "1"}))
    assert not fresh(page).live


def test_page_is_submitted_with_a_note_and_the_editors_are_told(
    world: World, partner: Any, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        page = write(partner, world, **SEND, **{"transition-comment": "Telefonen er ny."})
    assert stage_of(page) is WAITING
    assert progress_of_one(page).note == "Telefonen er ny."
    assert {to for message in mail.outbox for to in message.to} == {world.editor.email, world.administrator.email}
    assert len(mail.outbox) == 2
    message = mail.outbox[0]
    assert message.subject == "Til gennemsyn: Kaffe med en peer"
    assert "Alma Prøvesen har sendt “Kaffe med en peer” til gennemsyn." in message.body
    assert "Telefonen er ny." in message.body
    assert edit_url(page) in message.body


def test_submitting_works_when_the_mail_server_does_not(
    world: World, partner: Any, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    settings.EMAIL_BACKEND = "peer_pages.tests.roles.broken_mail.UnknownHostBackend"
    with django_capture_on_commit_callbacks(execute=True):
        page = write(partner, world, **SEND)
    assert stage_of(page) is WAITING
    row = OutboxRow.objects.filter(kind="transition").latest("pk")
    assert (row.status, row.attempts) == (OutboxRow.Status.WAITING, 1)
    assert "gaierror" in row.error


def test_page_under_review_is_locked_for_its_author(world: World, partner: Any) -> None:
    page = write(partner, world, **SEND)
    before = page.latest_revision_id
    partner.post(edit_url(page), form(title="Noget andet"))
    assert fresh(page).latest_revision_id == before


def test_page_under_review_cannot_be_deleted_by_its_author(world: World, partner: Any) -> None:
    page = write(partner, world, **SEND)
    assert partner.post(reverse("wagtailadmin_pages:delete", args=[page.pk])).status_code == 404
    assert Page.objects.filter(pk=page.pk).exists()


def test_own_draft_may_be_deleted_before_it_is_sent(world: World, partner: Any) -> None:
    page = write(partner, world)
    assert partner.post(reverse("wagtailadmin_pages:delete", args=[page.pk])).status_code == 302
    assert not Page.objects.filter(pk=page.pk).exists()


def test_approval_publishes_and_tells_the_author(
    world: World, partner: Any, editor: Any, django_capture_on_commit_callbacks: Any
) -> None:
    page = write(partner, world, **SEND)
    OutboxRow.objects.all().delete()
    with django_capture_on_commit_callbacks(execute=True):
        act(editor, page, "publish")
    assert stage_of(fresh(page)) is PUBLIC
    (message,) = mail.outbox
    assert message.to == [world.ours.user.email]
    assert message.subject == "Nu kan alle se: Kaffe med en peer"


def test_rejection_gives_the_page_and_the_comment_back(
    world: World, partner: Any, editor: Any, django_capture_on_commit_callbacks: Any
) -> None:
    page = write(partner, world, **SEND)
    OutboxRow.objects.all().delete()
    with django_capture_on_commit_callbacks(execute=True):
        act(editor, page, "send_back", comment="Skriv et telefonnummer.")
    assert stage_of(fresh(page)) is RETURNED
    assert "Skriv et telefonnummer." in mail.outbox[0].body
    assert "Skriv et telefonnummer." in partner.get(reverse("wagtailadmin_home")).content.decode()


def test_rejected_page_is_edited_and_sent_again(world: World, partner: Any, editor: Any) -> None:
    page = write(partner, world, **SEND)
    act(editor, page, "send_back", comment="Skriv mere.")
    partner.post(edit_url(page), form(title="Kaffe og mere", **SEND, **{"transition-comment": "Nu med mere."}))
    page = fresh(page)
    assert stage_of(page) is WAITING
    assert progress_of_one(page).note == "Nu med mere."
    act(editor, page, "publish")
    assert fresh(page).title == "Kaffe og mere"


def test_edit_of_a_public_page_keeps_the_old_version_up(world: World, partner: Any, editor: Any) -> None:
    page = write(partner, world, **SEND)
    act(editor, page, "publish")
    partner.post(edit_url(page), form(title="Te med en peer"))
    page = fresh(page)
    assert page.live
    assert page.title == "Kaffe med en peer"
    assert page.draft_title == "Te med en peer"
    assert stage_of(page) is CHANGED


@pytest.mark.parametrize("action", ["publish", "send_back"])
def test_partner_cannot_answer_the_review(world: World, partner: Any, action: str) -> None:
    page = write(partner, world, **SEND)
    assert act(partner, page, action).status_code == 403
    assert stage_of(fresh(page)) is WAITING


def test_partner_may_take_the_page_back(world: World, partner: Any) -> None:
    page = write(partner, world, **SEND)
    partner.post(edit_url(page), form(**{"action-cancel-workflow": "1"}))
    assert stage_of(fresh(page)) is DRAFT


def test_colleague_shares_the_drafts(world: World, browse: Any) -> None:
    colleague = browse(world.ours.user)
    assert colleague.get(edit_url(world.ours.draft)).status_code == 200


def test_r24_page_deleted_under_review_closes_the_review(world: World, partner: Any, browse: Any) -> None:
    administrator = browse(world.administrator)
    page = write(partner, world, **SEND)
    task = page.current_workflow_task_state
    administrator.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
    assert not TaskState.objects.filter(pk=task.pk, status=TaskState.STATUS_IN_PROGRESS).exists()
    late = administrator.post(reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "publish", task.pk]))
    assert late.status_code == 404


def test_note_is_escaped_in_the_history_and_on_the_dashboard(world: World, partner: Any, editor: Any) -> None:
    page = write(partner, world, **SEND, **{"transition-comment": "<script>alert(1)</script>"})
    for url in (reverse("wagtailadmin_pages:history", args=[page.pk]), reverse("wagtailadmin_home")):
        assert b"<script>alert(1)" not in editor.get(url).content


def test_note_longer_than_the_limit_is_cut(world: World, partner: Any) -> None:
    page = write(partner, world, **SEND, **{"transition-comment": "a" * (LONGEST_COMMENT + 1)})
    assert len(progress_of_one(page).note) == LONGEST_COMMENT


def test_saving_without_sending_leaves_no_note(world: World, partner: Any) -> None:
    page = write(partner, world, **{"transition-comment": "Glemt"})
    assert progress_of_one(page).note == ""


def test_editor_does_not_publish_a_draft_that_nobody_sent(world: World, editor: Any) -> None:
    page = factories.make_initiative("Ren tekst", state=factories.DRAFT, slug="ren-tekst")
    for button in ({"action-publish": "1"}, {"action-transition": "publish"}):
        editor.post(edit_url(page), form(title="Ren tekst", slug="ren-tekst", **button))
        assert not fresh(page).live


def test_editor_does_not_publish_own_work_and_a_colleague_does(world: World, editor: Any, browse: Any) -> None:
    page = factories.make_initiative("Ren tekst", state=factories.DRAFT, slug="ren-tekst")
    editor.post(edit_url(page), form(title="Ny tekst", slug="ren-tekst", **SEND))
    assert stage_of(page) is WAITING
    act(editor, fresh(page), "publish")
    assert not fresh(page).live
    act(browse(make_editor("Rasmus")), fresh(page), "publish")
    assert fresh(page).live


def test_emergency_needs_a_reason_and_is_flagged_until_another_approves(world: World, editor: Any, browse: Any) -> None:
    page = factories.make_initiative("Ren tekst", state=factories.DRAFT, slug="ren-tekst")
    url = reverse("workflows:transition", args=[page.pk, "emergency_publish"])
    editor.post(url, {"comment": " ", "revision": page.latest_revision_id})
    assert not fresh(page).live
    editor.post(url, {"comment": "Nummeret er forkert.", "revision": page.latest_revision_id})
    assert fresh(page).live
    home = reverse("wagtailadmin_home")
    assert "Publiceret uden gennemsyn" in editor.get(home).content.decode()
    approve = reverse("workflows:transition", args=[page.pk, "approve"])
    editor.post(approve, {"comment": "", "revision": page.latest_revision_id})
    assert PageState.objects.get(pk=page.pk).flagged_by == world.editor
    colleague = browse(make_editor("Rasmus"))
    assert "Læs og godkend" in colleague.get(home).content.decode()
    colleague.post(approve, {"comment": "", "revision": page.latest_revision_id})
    assert PageState.objects.get(pk=page.pk).flagged_by is None
    assert "Publiceret uden gennemsyn" not in editor.get(home).content.decode()


def test_changes_to_a_public_page_are_reviewed_while_the_old_version_stays(
    world: World, partner: Any, editor: Any
) -> None:
    page = write(partner, world, **SEND)
    act(editor, page, "publish")
    partner.post(edit_url(page), form(title="Te med en peer", **SEND))
    page = fresh(page)
    assert (page.live, page.title, stage_of(page)) == (True, "Kaffe med en peer", WAITING)
    act(editor, page, "publish")
    page = fresh(page)
    assert (page.live, page.title, stage_of(page)) == (True, "Te med en peer", PUBLIC)


def test_partner_does_not_delete_a_public_page_by_changing_it_first(world: World, partner: Any) -> None:
    page = world.ours.changed
    partner.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
    assert Page.objects.filter(pk=page.pk, live=True).exists()


def test_dialogue_lets_the_author_write_as_much_as_is_kept(world: World, partner: Any) -> None:
    url = reverse("wagtailadmin_pages:add", args=["peer_pages", "initiativepage", world.ours.place.section.pk])
    assert 'maxlength="5000"' in partner.get(url).content.decode()


def test_reviewer_reads_the_note_and_author_the_comment_above_the_form(world: World, partner: Any, editor: Any) -> None:
    page = write(partner, world, **SEND, **{"transition-comment": "Telefonen er ny."})
    assert "Besked til redaktionen: Telefonen er ny." in editor.get(edit_url(page)).content.decode()
    act(editor, page, "send_back", comment="Skriv mere.")
    assert "Redaktionen skriver: Skriv mere." in partner.get(edit_url(page)).content.decode()


def test_explorer_has_no_boxes_to_tick_for_partners(world: World, partner: Any, editor: Any) -> None:
    url = reverse("wagtailadmin_explore", args=[world.ours.place.section.pk])
    assert "bulk-action-checkbox" not in partner.get(url).content.decode()
    assert "bulk-action-checkbox" in editor.get(url).content.decode()
