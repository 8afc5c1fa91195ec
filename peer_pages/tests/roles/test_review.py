"""The interim review: a partner's draft on its way to the public and back."""

from typing import Any

import pytest
from django.core import mail
from django.urls import reverse
from wagtail.models import Page, TaskState

from peer_pages.models import InitiativePage
from peer_pages.roles.note import last_note
from peer_pages.roles.states import CHANGED, DRAFT, PUBLIC, RETURNED, WAITING, stage_of
from peer_pages.tests import factories
from peer_pages.tests.roles.forms import initiative_form as form
from peer_pages.tests.roles.world import World


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
        page = write(partner, world, **{"action-submit": "1", "submit_note": "Telefonen er ny."})
    assert stage_of(page) is WAITING
    assert last_note(page) == "Telefonen er ny."
    assert {to for message in mail.outbox for to in message.to} == {world.editor.email, world.administrator.email}
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
        page = write(partner, world, **{"action-submit": "1"})
    assert stage_of(page) is WAITING


def test_page_under_review_is_locked_for_its_author(world: World, partner: Any) -> None:
    page = write(partner, world, **{"action-submit": "1"})
    before = page.latest_revision_id
    partner.post(edit_url(page), form(title="Noget andet"))
    assert fresh(page).latest_revision_id == before


def test_page_under_review_cannot_be_deleted_by_its_author(world: World, partner: Any) -> None:
    page = write(partner, world, **{"action-submit": "1"})
    assert partner.post(reverse("wagtailadmin_pages:delete", args=[page.pk])).status_code == 404
    assert Page.objects.filter(pk=page.pk).exists()


def test_own_draft_may_be_deleted_before_it_is_sent(world: World, partner: Any) -> None:
    page = write(partner, world)
    assert partner.post(reverse("wagtailadmin_pages:delete", args=[page.pk])).status_code == 302
    assert not Page.objects.filter(pk=page.pk).exists()


def test_approval_publishes_and_tells_the_author(
    world: World, partner: Any, editor: Any, django_capture_on_commit_callbacks: Any
) -> None:
    page = write(partner, world, **{"action-submit": "1"})
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        act(editor, page, "approve")
    assert stage_of(fresh(page)) is PUBLIC
    (message,) = mail.outbox
    assert message.to == [world.ours.user.email]
    assert message.subject == "Nu kan alle se: Kaffe med en peer"


def test_rejection_gives_the_page_and_the_comment_back(
    world: World, partner: Any, editor: Any, django_capture_on_commit_callbacks: Any
) -> None:
    page = write(partner, world, **{"action-submit": "1"})
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        act(editor, page, "reject", comment="Skriv et telefonnummer.")
    assert stage_of(fresh(page)) is RETURNED
    assert "Skriv et telefonnummer." in mail.outbox[0].body
    assert "Skriv et telefonnummer." in partner.get(reverse("wagtailadmin_home")).content.decode()


def test_rejected_page_is_edited_and_sent_again(world: World, partner: Any, editor: Any) -> None:
    page = write(partner, world, **{"action-submit": "1"})
    act(editor, page, "reject", comment="Skriv mere.")
    partner.post(edit_url(page), form(title="Kaffe og mere", **{"action-submit": "1", "submit_note": "Nu med mere."}))
    page = fresh(page)
    assert stage_of(page) is WAITING
    assert last_note(page) == "Nu med mere."
    act(editor, page, "approve")
    assert fresh(page).title == "Kaffe og mere"


def test_edit_of_a_public_page_keeps_the_old_version_up(world: World, partner: Any, editor: Any) -> None:
    page = write(partner, world, **{"action-submit": "1"})
    act(editor, page, "approve")
    partner.post(edit_url(page), form(title="Te med en peer"))
    page = fresh(page)
    assert page.live
    assert page.title == "Kaffe med en peer"
    assert page.draft_title == "Te med en peer"
    assert stage_of(page) is CHANGED


@pytest.mark.parametrize("action", ["approve", "reject"])
def test_partner_cannot_answer_the_review(world: World, partner: Any, action: str) -> None:
    page = write(partner, world, **{"action-submit": "1"})
    assert act(partner, page, action).status_code == 403
    assert stage_of(fresh(page)) is WAITING


def test_partner_may_take_the_page_back(world: World, partner: Any) -> None:
    page = write(partner, world, **{"action-submit": "1"})
    partner.post(edit_url(page), form(**{"action-cancel-workflow": "1"}))
    assert stage_of(fresh(page)) is DRAFT


def test_colleague_shares_the_drafts(world: World, browse: Any) -> None:
    colleague = browse(world.ours.user)
    assert colleague.get(edit_url(world.ours.draft)).status_code == 200


def test_r24_page_deleted_under_review_closes_the_review(world: World, partner: Any, editor: Any) -> None:
    page = write(partner, world, **{"action-submit": "1"})
    task = page.current_workflow_task_state
    editor.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
    assert not TaskState.objects.filter(pk=task.pk, status=TaskState.STATUS_IN_PROGRESS).exists()
    late = editor.post(reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task.pk]))
    assert late.status_code == 404


def test_note_is_escaped_in_the_history_and_on_the_dashboard(world: World, partner: Any, editor: Any) -> None:
    page = write(partner, world, **{"action-submit": "1", "submit_note": "<script>alert(1)</script>"})
    for url in (reverse("wagtailadmin_pages:history", args=[page.pk]), reverse("wagtailadmin_home")):
        assert b"<script>alert(1)" not in editor.get(url).content


def test_note_longer_than_the_limit_is_cut(world: World, partner: Any) -> None:
    page = write(partner, world, **{"action-submit": "1", "submit_note": "a" * 5000})
    assert len(last_note(page)) == 1000


def test_saving_without_sending_leaves_no_note(world: World, partner: Any) -> None:
    assert last_note(write(partner, world, submit_note="Glemt")) == ""


def test_editor_may_publish_directly(world: World, editor: Any) -> None:
    page = factories.make_initiative("Ren tekst", state=factories.DRAFT, slug="ren-tekst")
    editor.post(edit_url(page), form(title="Ren tekst", slug="ren-tekst", **{"action-publish": "1"}))
    assert fresh(page).live


def test_dialogue_lets_the_author_write_as_much_as_is_kept(world: World, partner: Any) -> None:
    url = reverse("wagtailadmin_pages:add", args=["peer_pages", "initiativepage", world.ours.place.section.pk])
    assert 'name="submit_note" maxlength="1000"' in partner.get(url).content.decode()


def test_reviewer_reads_the_note_and_author_the_comment_above_the_form(world: World, partner: Any, editor: Any) -> None:
    page = write(partner, world, **{"action-submit": "1", "submit_note": "Telefonen er ny."})
    assert "Besked til redaktionen: Telefonen er ny." in editor.get(edit_url(page)).content.decode()
    act(editor, page, "reject", comment="Skriv mere.")
    assert "Redaktionen skriver: Skriv mere." in partner.get(edit_url(page)).content.decode()


def test_explorer_has_no_boxes_to_tick_for_partners(world: World, partner: Any, editor: Any) -> None:
    url = reverse("wagtailadmin_explore", args=[world.ours.place.section.pk])
    assert "bulk-action-checkbox" not in partner.get(url).content.decode()
    assert "bulk-action-checkbox" in editor.get(url).content.decode()
