"""The buttons below a page's form, and what was written about it above."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.contrib.messages.storage.fallback import FallbackStorage
from django.test import RequestFactory
from django.urls import reverse
from wagtail.admin.action_menu import PageLockedMenuItem, PublishMenuItem, SaveDraftMenuItem, UnpublishMenuItem

from peer_pages.models import InitiativePage, StandardPage
from peer_pages.roles.hooks.acting import (
    ButtonRow,
    DialogItem,
    SendBackItem,
    SubmitItem,
    say_what_was_written,
    show_what_one_came_for,
)
from peer_pages.tests.roles.world import World
from peer_pages.workflow.definition import PEER_PUBLICATION
from workflows import api
from workflows.integration.menu import TransitionMenuItem


def request_of(user: Any = None, method: str = "get", **parts: str) -> Any:
    request: Any = getattr(RequestFactory(), method)("/admin/")
    request.user, request.session = user, {}
    request.resolver_match = SimpleNamespace(kwargs=parts)
    request._messages = FallbackStorage(request)
    return request


def button(name: str, *, locked: bool = False) -> TransitionMenuItem:
    return TransitionMenuItem(PEER_PUBLICATION.transition(name), over_locked_form=locked, order=10)


def called(item: Any) -> Any:
    """Return what stands for `item` in a comparison: a row is a list, a transition its id, a dialogue its class."""
    if isinstance(item, ButtonRow):
        return [called(one) for one in item.items]
    return item.transition.id if isinstance(item, TransitionMenuItem) else type(item).__name__


def after(*items: Any, view: str = "edit", **parts: str) -> list[Any]:
    """Return the menu after the hook."""
    menu = list(items)
    show_what_one_came_for(menu, request_of(**parts), {"view": view})
    return [called(item) for item in menu]


def test_writer_saves_and_sends_side_by_side_and_keeps_the_rest() -> None:
    menu = after(SaveDraftMenuItem(), button("submit"), button("emergency_publish"), button("archive"))
    assert menu == [["SaveDraftMenuItem", "SubmitItem"], "emergency_publish", "archive"]


def test_reviewer_approves_and_sends_back_side_by_side_and_keeps_the_rest() -> None:
    menu = after(SaveDraftMenuItem(), button("publish"), button("send_back"), button("retract"))
    assert menu == [["publish", "SendBackItem"], "SaveDraftMenuItem", "retract"]


def test_reviewer_of_own_work_may_only_send_it_back() -> None:
    assert after(SaveDraftMenuItem(), button("send_back")) == [["SendBackItem"], "SaveDraftMenuItem"]


def test_author_of_what_waits_takes_it_back() -> None:
    assert after(PageLockedMenuItem(), button("retract", locked=True)) == [["retract"], "PageLockedMenuItem"]


def test_over_a_locked_form_a_transition_has_a_page_of_its_own() -> None:
    assert after(button("send_back", locked=True)) == [["send_back"]]


def test_menu_with_nothing_to_send_or_decide_stays_as_it_is() -> None:
    assert after(SaveDraftMenuItem(), UnpublishMenuItem()) == ["SaveDraftMenuItem", "UnpublishMenuItem"]
    assert after() == []


@pytest.mark.parametrize(
    ("model", "menu"),
    [
        (InitiativePage, [["SaveDraftMenuItem", "SubmitItem"]]),
        (StandardPage, ["PublishMenuItem", "SaveDraftMenuItem"]),
    ],
)
def test_new_page_is_saved_or_sent_and_a_plain_one_published(model: Any, menu: list[Any]) -> None:
    parts = {"content_type_app_name": "peer_pages", "content_type_model_name": model._meta.model_name}
    assert after(PublishMenuItem(), SaveDraftMenuItem(), view="create", **parts) == menu


def test_row_carries_the_style_and_scripts_of_its_items() -> None:
    media = str(ButtonRow([SubmitItem()]).media)
    assert "roles.css" in media
    assert "submit.js" in media


def test_form_that_shows_the_row_loads_its_style(world: Any, browse: Any) -> None:
    html = browse(world.ours.user).get(f"/admin/pages/{world.ours.draft.pk}/edit/").content.decode()
    assert "peer_pages/roles/roles.css" in html
    assert "peer_pages/roles/submit.js" in html


@pytest.mark.parametrize(
    ("fired", "label"), [((), "Send til gennemsyn"), (("submit", "send_back"), "Send til gennemsyn igen")]
)
def test_button_says_whether_it_is_the_first_time(world: World, fired: tuple[str, ...], label: str) -> None:
    for name in fired:
        api.fire(world.ours.draft, name, user=world.editor, comment="Skriv mere.")
    context = {"request": request_of(world.ours.user), "is_revision": False, "page": world.ours.draft}
    assert str(SubmitItem().get_context_data(context)["label"]) == label


@pytest.mark.parametrize("item", [SubmitItem, SendBackItem])
def test_dialogue_asks_for_what_its_transition_takes(item: type[DialogItem]) -> None:
    html = item().render_html({"request": request_of(), "is_revision": False, "page": None})
    transition = PEER_PUBLICATION.transition(item.transition)
    assert f'value="{item.transition}"' in html
    assert ("required" in html.split("<textarea")[1].split(">")[0]) is transition.comment_required


def said(page: Any, user: Any, method: str = "get") -> list[str]:
    request = request_of(user, method)
    say_what_was_written(request, page)
    return [str(message) for message in get_messages(request)]


def test_each_side_reads_what_the_other_wrote_when_the_form_opens(world: World) -> None:
    page, partner, editor = world.ours.draft, world.ours.user, world.editor
    assert said(page, editor) == []
    api.fire(page, "submit", user=partner, comment="Telefonen er ny.")
    assert said(page, editor) == ["Besked til redaktionen: Telefonen er ny."]
    assert said(page, partner) == said(page, editor, "post") == []
    api.fire(page, "send_back", user=editor, comment="Skriv mere.")
    assert said(page, editor) == said(page, partner) == ["Redaktionen skriver: Skriv mere."]
    assert said(page, partner, "post") == []


def test_reviewer_without_a_note_to_read_is_told_nothing(world: World) -> None:
    assert said(world.theirs.draft, world.editor) == []


def test_editors_are_told_of_a_page_nobody_has_reviewed(world: World) -> None:
    api.fire(world.ours.draft, "emergency_publish", user=world.administrator, comment="Nummeret er forkert.")
    (text,) = said(world.ours.draft, world.editor)
    assert "uden gennemsyn" in text
    assert said(world.ours.draft, world.ours.user) == []


def test_reviewers_form_has_both_decisions(world: World, browse: Any) -> None:
    html = browse(world.editor).get(reverse("wagtailadmin_pages:edit", args=[world.theirs.draft.pk])).content.decode()
    assert "Godkend og publicér" in html
    assert "Hvad skal rettes?" in html
