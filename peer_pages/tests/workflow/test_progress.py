"""Where pages are, in words for those who write them."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.utils import translation

from peer_pages.tests.roles.world import World
from peer_pages.workflow.progress import (
    ARCHIVED,
    CHANGED,
    DRAFT,
    ENDED,
    PUBLIC,
    RETURNED,
    STAGES,
    WAITING,
    Progress,
    progress_of,
    progress_of_one,
)
from workflows import api


def at(state: str, track: str = "none", last: str = "", comment: str = "") -> Progress:
    record: Any = SimpleNamespace(state=state, track=track)
    entry: Any = SimpleNamespace(transition=last, comment=comment)
    return Progress(record, entry)


@pytest.mark.parametrize(
    ("state", "track", "last", "stage"),
    [
        ("private", "none", "", DRAFT),
        ("private", "none", "retract", DRAFT),
        ("private", "none", "send_back", RETURNED),
        ("pending", "none", "submit", WAITING),
        ("published", "none", "publish", PUBLIC),
        ("published", "draft", "publish", CHANGED),
        ("published", "pending", "submit", WAITING),
        ("published", "draft", "send_back", RETURNED),
        ("ended", "none", "end", ENDED),
        ("ended", "draft", "end", ENDED),
        ("ended", "pending", "submit", WAITING),
        ("archived", "none", "archive", ARCHIVED),
    ],
)
def test_stage_of_each_place(state: str, track: str, last: str, stage: Any) -> None:
    assert at(state, track, last).stage is stage


def test_page_without_a_record_is_a_draft() -> None:
    assert Progress(None, None).stage is DRAFT
    assert Progress(None, None).comment == Progress(None, None).note == ""


@pytest.mark.parametrize(
    ("place", "comment", "note"),
    [
        (("private", "none", "send_back"), "Skriv mere.", ""),
        (("pending", "none", "submit"), "", "Skriv mere."),
        (("published", "draft", "send_back"), "Skriv mere.", ""),
        (("published", "none", "publish"), "", ""),
        (("private", "none", "retract"), "", ""),
    ],
)
def test_what_was_written_is_for_the_one_who_has_the_page_now(
    place: tuple[str, str, str], comment: str, note: str
) -> None:
    progress = at(*place, comment="Skriv mere.")
    assert (progress.comment, progress.note) == (comment, note)


def test_progress_of_many_pages_takes_two_queries(world: World, django_assert_num_queries: Any) -> None:
    pages = [world.ours.draft, world.ours.changed, world.theirs.draft]
    with django_assert_num_queries(2):
        stages = [progress.stage for progress in progress_of(pages).values()]
    assert stages == [DRAFT, CHANGED, WAITING]


def test_ended_page_is_read_on_and_comes_back(world: World) -> None:
    page = world.ours.changed
    for transition, stage in (("end", ENDED), ("reopen", CHANGED)):
        api.fire(page, transition, user=world.editor)
        page.refresh_from_db()
        assert (page.live, progress_of_one(page).stage) == (True, stage)


def test_archived_page_is_taken_off_with_its_changes_and_comes_back_as_a_draft(world: World) -> None:
    page = world.ours.changed
    for transition, stage in (("archive", ARCHIVED), ("restore", DRAFT)):
        api.fire(page, transition, user=world.editor)
        page.refresh_from_db()
        assert (page.live, progress_of_one(page).stage) == (False, stage)


@pytest.mark.parametrize("language", ["da", "en"])
def test_no_two_stages_are_called_the_same(language: str) -> None:
    with translation.override(language):
        assert len({str(stage.label) for stage in STAGES}) == len({stage.key for stage in STAGES}) == len(STAGES)
