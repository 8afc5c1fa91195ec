"""The note with which somebody sends a page to the editors."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st
from wagtail.log_actions import log, registry
from wagtail.models import PageLogEntry, TaskState

from peer_pages.roles.note import ACTION, FIELD, LENGTH, last_note, note_of, read_note, remember, write_note
from peer_pages.tests.roles.world import World


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("", ""),
        ("  \n ", ""),
        ("Telefonen er ny.", "Telefonen er ny."),
        ("\n Æblegrød på Ærø \n", "Æblegrød på Ærø"),
        ("to\nlinjer", "to\nlinjer"),
        ("a\x00b", "ab"),
        ("\x00", ""),
        ("å" * 1000, "å" * 1000),
        ("å" * 1001, "å" * 1000),
        ("<b>fed</b>", "<b>fed</b>"),
    ],
)
def test_note_is_trimmed_cut_and_free_of_what_the_database_refuses(text: str, kept: str) -> None:
    user = SimpleNamespace()
    remember(user, text)
    assert note_of(user) == kept


@given(st.text(max_size=3 * LENGTH))
def test_no_note_is_longer_than_the_limit_or_changed_by_keeping_it_again(text: str) -> None:
    user = SimpleNamespace()
    remember(user, text)
    first = note_of(user)
    remember(user, first)
    assert len(first) <= LENGTH
    assert note_of(user) == first.strip()


@pytest.mark.parametrize("user", [None, SimpleNamespace(), AnonymousUser()])
def test_who_sends_no_note_has_none(user: Any) -> None:
    assert note_of(user) == ""


def post(user: Any, **values: str) -> None:
    request = RequestFactory().post("/", values)
    request.user = user
    read_note(request)


def test_note_is_taken_from_what_is_posted_and_from_nothing_else() -> None:
    user = AnonymousUser()
    request = RequestFactory().get("/", {FIELD: "fra adressen"})
    request.user = user
    read_note(request)
    assert note_of(user) == ""
    post(user, **{FIELD: "fra formularen"})
    assert note_of(user) == "fra formularen"


def test_later_post_without_a_note_forgets_the_earlier_one() -> None:
    user = AnonymousUser()
    post(user, **{FIELD: "første"})
    post(user)
    assert note_of(user) == ""


def notes_of(page: Any) -> list[str]:
    return [entry.data["note"] for entry in PageLogEntry.objects.filter(page=page.pk, action=ACTION)]


def test_note_goes_with_the_version_that_was_sent(world: World) -> None:
    page, user = world.theirs.draft, world.theirs.user
    remember(user, "Telefonen er ny.")
    write_note(TaskState.objects.get(workflow_state__object_id=str(page.pk)), user)
    assert notes_of(page) == ["Telefonen er ny."]
    assert last_note(page) == "Telefonen er ny."
    page.save_revision()
    assert last_note(page) == ""


@pytest.mark.parametrize("text", ["", "   "])
def test_empty_note_leaves_no_trace(world: World, text: str) -> None:
    remember(world.theirs.user, text)
    write_note(TaskState.objects.get(), world.theirs.user)
    assert notes_of(world.theirs.draft) == []


def test_last_of_several_notes_with_one_version_counts(world: World) -> None:
    page = world.ours.draft
    for text in ("første", "anden"):
        log(instance=page, action=ACTION, user=world.ours.user, revision=page.latest_revision, data={"note": text})
    assert last_note(page) == "anden"


def test_history_shows_the_note_in_words(world: World) -> None:
    entry = PageLogEntry(action=ACTION, data={"note": "Telefonen er ny."})
    formatter = registry.get_formatter(entry)
    assert formatter.format_comment(entry) == "Telefonen er ny."
    assert formatter.format_comment(PageLogEntry(action=ACTION, data={})) == ""
    assert str(formatter.label) == "Besked til redaktionen"
