"""Rows 33, 35 and 37: logging in, and requests that somebody else wrote."""

from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from peer_pages.roles.people import password_link
from peer_pages.tests.roles.world import PASSWORD, World, make_user
from peer_pages.workflow.progress import WAITING, stage_of

WRONG = "Forkert-men-langt-nok-1"


def log_in(client: Client, username: str, password: str, **extra: Any) -> Any:
    return client.post(reverse("wagtailadmin_login"), {"username": username, "password": password, **extra})


def visible_text(response: Any) -> str:
    return " ".join(str(error) for error in response.context["form"].non_field_errors())


def test_r33_get_never_moves_a_page_on(world: World, browse: Any) -> None:
    editor, page = browse(world.editor), world.theirs.draft
    task = page.current_workflow_task_state
    for action in ("approve", "reject"):
        editor.get(reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, task.pk]))
    editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk]), {"action-publish": "1"})
    editor.get(reverse("wagtailadmin_pages:confirm_workflow_cancellation", args=[page.pk]))
    editor.get(reverse("wagtailadmin_pages:delete", args=[page.pk]))
    fresh = Page.objects.get(pk=page.pk).specific
    assert stage_of(fresh) is WAITING
    assert not fresh.live


def test_r33_post_without_the_token_is_refused(world: World, browse: Any) -> None:
    editor, page = browse(world.editor, enforce_csrf_checks=True), world.theirs.draft
    task = page.current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task.pk])
    assert editor.post(url).status_code == 403
    assert not Page.objects.get(pk=page.pk).live


def test_r33_mail_link_only_opens_the_page(world: World, browse: Any) -> None:
    page = world.theirs.draft
    assert browse(world.editor).get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200
    assert stage_of(Page.objects.get(pk=page.pk).specific) is WAITING


def test_r35_known_and_unknown_names_get_the_same_answer(world: World) -> None:
    known = log_in(Client(), world.editor.username, WRONG)
    unknown = log_in(Client(), "ingen@example.org", WRONG)
    assert known.status_code == unknown.status_code == 200
    assert visible_text(known) == visible_text(unknown) != ""


def test_r35_user_without_a_password_gets_the_same_answer(world: World) -> None:
    world.editor.set_unusable_password()
    world.editor.save()
    without, unknown = log_in(Client(), world.editor.username, WRONG), log_in(Client(), "ingen@example.org", WRONG)
    assert visible_text(without) == visible_text(unknown)


def test_r35_guessing_is_stopped_per_name_and_address(world: World, settings: Any) -> None:
    guesser, home = Client(REMOTE_ADDR="192.0.2.1"), Client(REMOTE_ADDR="192.0.2.2")
    for _attempt in range(settings.AXES_FAILURE_LIMIT):
        last = log_in(guesser, world.editor.username, WRONG)
    assert last.status_code == 429
    assert log_in(guesser, world.editor.username, PASSWORD).status_code == 429
    assert log_in(home, world.editor.username, PASSWORD).status_code == 302
    assert log_in(guesser, world.ours.user.username, PASSWORD).status_code == 302


def test_r35_lockout_looks_the_same_for_names_nobody_has(world: World, settings: Any) -> None:
    answers = []
    for number, name in enumerate((world.editor.username, "ingen@example.org")):
        client = Client(REMOTE_ADDR=f"192.0.2.{10 + number}")
        for _attempt in range(settings.AXES_FAILURE_LIMIT):
            response = log_in(client, name, WRONG)
        answers.append((response.status_code, response.content))
    assert answers[0] == answers[1]


def test_r35_password_reset_reveals_nobody(world: World, browse: Any) -> None:
    answers = []
    for email in (world.editor.email, "ingen@example.org"):
        response = browse().post(reverse("wagtailadmin_password_reset"), {"email": email})
        answers.append((response.status_code, response["Location"]))
    assert answers[0] == answers[1]
    assert [message.to for message in mail.outbox] == [[world.editor.email]]


@pytest.mark.parametrize("password", ["kort", "password1234", "123456789012", "nanna@example.org"])
def test_r35_weak_password_is_refused(world: World, password: str) -> None:
    user = make_user("Nanna")
    client = Client()
    form = client.get(password_link(user).removeprefix("http://127.0.0.1:8000"), follow=True)
    url = form.redirect_chain[-1][0]
    response = client.post(url, {"new_password1": password, "new_password2": password})
    assert response.context["form"].errors


def test_password_link_works_once(world: World) -> None:
    user, client = make_user("Nanna"), Client()
    path = password_link(user).removeprefix("http://127.0.0.1:8000")
    url = client.get(path, follow=True).redirect_chain[-1][0]
    assert client.post(url, {"new_password1": PASSWORD, "new_password2": PASSWORD}).status_code == 302
    assert not Client().get(path, follow=True).context["validlink"]


@pytest.mark.parametrize(
    "target",
    ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)", "https:evil.example"],
)
def test_r37_login_leads_to_no_other_site(world: World, target: str) -> None:
    response = log_in(Client(), world.editor.username, PASSWORD, next=target)
    assert response["Location"] == reverse("wagtailadmin_home")


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example/", "/\\evil.example"])
@pytest.mark.parametrize("view", ["lock", "delete"])
def test_r37_next_after_an_act_leads_to_no_other_site(world: World, browse: Any, view: str, target: str) -> None:
    url = reverse(f"wagtailadmin_pages:{view}", args=[world.ours.draft.pk])
    response = browse(world.ours.user).post(f"{url}?next={target}", {"next": target})
    assert response.status_code == 302
    assert "evil" not in response["Location"]


def test_r37_next_within_the_site_is_kept(world: World) -> None:
    response = log_in(Client(), world.editor.username, PASSWORD, next="/admin/pages/")
    assert response["Location"] == "/admin/pages/"
