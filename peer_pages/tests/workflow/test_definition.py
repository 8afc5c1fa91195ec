"""The table of the catalogue's workflow: complete, without mistakes, and with words in both languages."""

from typing import Any

import pytest
from django.utils import translation

from peer_pages.models import CATALOGUE_PAGES, OrganisationPage, StandardPage, StatusReportPage
from peer_pages.tests.roles.world import World
from peer_pages.workflow.definition import EVERYBODY, MANAGED, PEER_PUBLICATION, READERS
from peer_pages.workflow.progress import BY_STATE
from workflows import api
from workflows.definitions.registry import get_definition
from workflows.definitions.validation import problems
from workflows.guards.rights import roles_with
from workflows.policies.choose import fallback, opted_in
from workflows.vocabulary import Permission, Role, Track, Visibility

STATES = [state.id for state in PEER_PUBLICATION.states]
WAYS = {
    "private": {"submit": "pending", "emergency_publish": "published", "archive": "archived"},
    "pending": {
        "publish": "published",
        "send_back": "private",
        "retract": "private",
        "emergency_publish": "published",
    },
    "published": {"approve": "", "end": "ended", "end_on_day": "ended", "archive": "archived"},
    "ended": {"approve": "", "reopen": "published", "archive": "archived"},
    "archived": {"restore": "private"},
}


def test_it_is_registered_and_without_mistakes() -> None:
    assert get_definition("peer_publication") is PEER_PUBLICATION
    assert list(problems(PEER_PUBLICATION)) == []


@pytest.mark.parametrize("state", STATES)
def test_ways_out_of_each_state(state: str) -> None:
    assert {one.id: one.target for one in PEER_PUBLICATION.exits(state)} == WAYS[state]


@pytest.mark.parametrize("state", STATES)
def test_every_state_maps_every_managed_permission_and_acquires_nothing(state: str) -> None:
    maps = PEER_PUBLICATION.state(state).permissions
    assert set(maps) == set(MANAGED)
    assert not any(mapped.acquired for mapped in maps.values())


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("permission", MANAGED)
def test_owning_a_page_gives_no_right(state: str, permission: str) -> None:
    assert Role.OWNER not in PEER_PUBLICATION.state(state).permissions[permission].roles


@pytest.mark.parametrize(
    ("state", "visibility"),
    [
        ("private", Visibility.PRIVATE),
        ("pending", Visibility.PRIVATE),
        ("published", Visibility.PUBLIC),
        ("ended", Visibility.PUBLIC),
        ("archived", Visibility.PRIVATE),
    ],
)
def test_who_reads_each_state(state: str, visibility: Visibility) -> None:
    assert PEER_PUBLICATION.visibility(state) is visibility
    access = roles_with(PEER_PUBLICATION, state, Permission.ACCESS, container_roles=EVERYBODY)
    assert access == READERS


@pytest.mark.parametrize(
    ("transition", "traits"),
    [
        ("publish", (True, False, False)),
        ("approve", (True, False, False)),
        ("send_back", (False, True, False)),
        ("emergency_publish", (False, True, True)),
        ("submit", (False, False, False)),
    ],
)
def test_four_eyes_reasons_and_emergencies(transition: str, traits: tuple[bool, bool, bool]) -> None:
    found = PEER_PUBLICATION.transition(transition)
    assert (found.not_author, found.comment_required, found.emergency) == traits


@pytest.mark.parametrize("track", [Track.DRAFT, Track.PENDING])
def test_archiving_is_about_the_page_and_never_about_changes_to_it(track: Track) -> None:
    assert "archive" not in {one.id for one in PEER_PUBLICATION.exits_of_changes(track)}


def test_pages_that_partners_write_follow_it_and_the_others_do_not() -> None:
    for model in (*CATALOGUE_PAGES, StatusReportPage, OrganisationPage):
        assert fallback(model) == PEER_PUBLICATION.id
    assert not opted_in(StandardPage)


@pytest.mark.parametrize("part", [*PEER_PUBLICATION.states, *PEER_PUBLICATION.transitions], ids=lambda part: part.id)
def test_every_title_is_danish_and_english(part: Any) -> None:
    titles = set()
    for language in ("da", "en"):
        with translation.override(language):
            titles.add(str(part.title))
    assert len(titles) == 2


def test_every_state_has_a_stage() -> None:
    assert set(BY_STATE) == set(STATES)


def test_editor_takes_back_own_work_only_and_sends_back_the_rest(world: World) -> None:
    page = world.ours.draft
    api.fire(page, "submit", user=world.ours.user)
    assert not api.may_fire(page, "retract", user=world.editor)
    assert api.may_fire(page, "retract", user=world.ours.user)
    api.fire(page, "retract", user=world.ours.user)
    api.fire(page, "submit", user=world.editor)
    assert api.may_fire(page, "retract", user=world.editor)
