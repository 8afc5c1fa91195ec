"""The buttons below a page's form, and what was written about it above."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.contrib.messages.storage.fallback import FallbackStorage
from django.test import RequestFactory
from wagtail.admin.action_menu import (
    PublishMenuItem,
    SaveDraftMenuItem,
    SubmitForModerationMenuItem,
    UnpublishMenuItem,
    WorkflowMenuItem,
)
from wagtail.models import WorkflowState

from peer_pages.roles.hooks import acting
from peer_pages.roles.hooks.acting import ButtonRow, SubmitItem, say_what_was_written, show_what_one_came_for
from peer_pages.roles.note import FIELD, LENGTH

IN_PROGRESS, NEEDS_CHANGES = WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES


def request_of(role: str, method: str = "get") -> Any:
    request: Any = getattr(RequestFactory(), method)("/admin/")
    request.user = SimpleNamespace(is_active=True, is_superuser=False, _catalogue_group_names=frozenset([role]))
    request.session = {}
    request._messages = FallbackStorage(request)
    return request


def decision(name: str, *, modal: bool = False) -> WorkflowMenuItem:
    return WorkflowMenuItem(name, name.title(), modal)


def after(role: str, *items: Any) -> list[Any]:
    """Return the menu after the hook, with the row's items as a list in it."""
    menu = list(items)
    show_what_one_came_for(menu, request_of(role), {})
    return [
        [type(one).__name__ if isinstance(one, SubmitItem) else one for one in item.items]
        if isinstance(item, ButtonRow)
        else item
        for item in menu
    ]


def test_partner_saves_and_sends_side_by_side_without_wagtails_button() -> None:
    save, send, unpublish = SaveDraftMenuItem(), SubmitForModerationMenuItem(), UnpublishMenuItem()
    assert after("Partner: Broen", unpublish, send, save) == [[save, "SubmitItem"], unpublish]


@pytest.mark.parametrize("role", ["Partner: Broen", "Redaktører"])
def test_menu_with_nothing_to_send_or_decide_stays_as_it_is(role: str) -> None:
    save, unpublish = SaveDraftMenuItem(), UnpublishMenuItem()
    assert after(role, save, unpublish) == [save, unpublish]
    assert after(role) == []


def test_editor_approves_and_rejects_side_by_side_and_keeps_the_rest() -> None:
    save, publish = SaveDraftMenuItem(), PublishMenuItem()
    approve, comment, reject = decision("approve"), decision("approve", modal=True), decision("reject", modal=True)
    assert after("Redaktører", save, reject, comment, approve, publish) == [[approve, reject], save, comment, publish]


def test_editor_who_writes_keeps_wagtails_buttons() -> None:
    save, send = SaveDraftMenuItem(), SubmitForModerationMenuItem()
    assert after("Redaktører", save, send) == [save, send]


def test_partner_who_could_decide_is_shown_no_row_for_it() -> None:
    approve = decision("approve")
    assert after("Partner: Broen", approve) == [approve]


def test_row_carries_the_style_and_scripts_of_its_items() -> None:
    media = str(ButtonRow([SubmitItem()]).media)
    assert "roles.css" in media
    assert "submit.js" in media


def test_form_that_shows_the_row_loads_its_style(world: Any, browse: Any) -> None:
    html = browse(world.ours.user).get(f"/admin/pages/{world.ours.draft.pk}/edit/").content.decode()
    assert "peer_pages/roles/roles.css" in html
    assert "peer_pages/roles/submit.js" in html


def page(review: str | None = None, comment: str = "", pk: int | None = 1) -> Any:
    step = SimpleNamespace(specific=SimpleNamespace(get_comment=lambda: comment))
    state = review and SimpleNamespace(status=review, current_task_state=step)
    return SimpleNamespace(pk=pk, live=False, current_workflow_state=state)


@pytest.mark.parametrize(
    ("somewhere", "label"),
    [
        ({}, "Send til gennemsyn"),
        ({"page": None}, "Send til gennemsyn"),
        ({"page": page(pk=None)}, "Send til gennemsyn"),
        ({"page": page()}, "Send til gennemsyn"),
        ({"page": page(NEEDS_CHANGES)}, "Send til gennemsyn igen"),
    ],
)
def test_button_says_whether_it_is_the_first_time(somewhere: dict[str, Any], label: str) -> None:
    context = SubmitItem().get_context_data(
        {"request": request_of("Partner: Broen"), "is_revision": False, **somewhere}
    )
    assert str(context["label"]) == label
    assert (context["note_field"], context["note_length"]) == (FIELD, str(LENGTH))


@pytest.mark.parametrize(
    ("role", "review", "method", "said"),
    [
        ("Partner: Broen", NEEDS_CHANGES, "get", ["Redaktionen skriver: Skriv mere."]),
        ("Redaktører", NEEDS_CHANGES, "get", ["Redaktionen skriver: Skriv mere."]),
        ("Redaktører", IN_PROGRESS, "get", ["Besked til redaktionen: Telefonen er ny."]),
        ("Partner: Broen", IN_PROGRESS, "get", []),
        ("Redaktører", None, "get", []),
        ("Partner: Broen", NEEDS_CHANGES, "post", []),
        ("Redaktører", IN_PROGRESS, "post", []),
    ],
)
def test_each_side_reads_what_the_other_wrote_when_the_form_opens(
    monkeypatch: pytest.MonkeyPatch, role: str, review: str | None, method: str, said: list[str]
) -> None:
    monkeypatch.setattr(acting, "last_note", lambda _page: "Telefonen er ny.")
    request = request_of(role, method)
    say_what_was_written(request, page(review, "Skriv mere."))
    assert [str(message) for message in get_messages(request)] == said


def test_reviewer_without_a_note_to_read_is_told_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(acting, "last_note", lambda _page: "")
    request = request_of("Redaktører")
    say_what_was_written(request, page(IN_PROGRESS))
    assert list(get_messages(request)) == []
