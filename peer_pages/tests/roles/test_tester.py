"""What one user may do with one page: roles × states × acts."""

from collections.abc import Callable
from typing import Any

import pytest
from wagtail.models import Page

from peer_pages.tests.roles.world import World, submit
from workflows import api

ACTS = ("can_view", "can_edit", "can_delete", "can_move", "can_copy", "can_publish", "can_take_off")
USERS: dict[str, Callable[[World], Any]] = {
    "partner": lambda world: world.ours.user,
    "other partner": lambda world: world.theirs.user,
    "editor": lambda world: world.editor,
    "nobody in particular": lambda world: world.newcomer,
}
MAY: dict[tuple[str, str], set[str]] = {
    ("partner", "draft"): {"can_view", "can_edit", "can_delete"},
    ("partner", "under review"): {"can_view"},
    ("partner", "public"): {"can_view", "can_edit"},
    ("partner", "public with changes"): {"can_view", "can_edit"},
    ("other partner", "draft"): set(),
    ("other partner", "under review"): set(),
    ("other partner", "public"): {"can_view"},
    ("other partner", "public with changes"): set(),
    ("editor", "draft"): set(ACTS) - {"can_publish", "can_take_off"},
    ("editor", "under review"): {"can_view", "can_edit", "can_copy"},
    ("editor", "public"): set(ACTS) - {"can_publish"},
    ("editor", "public with changes"): set(ACTS) - {"can_publish"},
    ("nobody in particular", "draft"): set(),
    ("nobody in particular", "under review"): set(),
    ("nobody in particular", "public"): {"can_view"},
    ("nobody in particular", "public with changes"): set(),
}


def page_at(state: str, world: World) -> Any:
    page = world.ours.changed.specific if state.startswith("public") else world.ours.draft
    if state == "public":
        api.place(page, "published")
    if state == "under review":
        submit(page, world.ours.user)
    return Page.objects.get(pk=page.pk).specific


@pytest.mark.parametrize(("user", "state"), MAY, ids=[" - ".join(key) for key in MAY])
def test_table_of_roles_states_and_acts(world: World, user: str, state: str) -> None:
    tester = page_at(state, world).permissions_for_user(USERS[user](world))
    assert {act for act in ACTS if getattr(tester, act)()} == MAY[user, state]


def test_bulk_deletion_does_not_get_around_the_review(world: World) -> None:
    tester = page_at("under review", world).permissions_for_user(world.ours.user)
    assert not tester.can_delete(ignore_bulk=True)


def test_plain_page_asks_the_same_tester_as_its_own_type(world: World) -> None:
    plain = Page.objects.get(pk=world.ours.draft.pk)
    assert not plain.permissions_for_user(world.ours.user).can_move()
    assert plain.permissions_for_user(world.editor).can_move()
