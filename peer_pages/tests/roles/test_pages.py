"""Which pages are somebody's own, and which they may link to: a table of roles × pages."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from wagtail.models import Page, PageViewRestriction

from peer_pages.roles.pages import explorable_pages, linkable_pages, own_pages
from peer_pages.roles.places import ensure_place
from peer_pages.tests import factories
from peer_pages.tests.roles.world import World

USERS: dict[str, Callable[[World], Any]] = {
    "partner": lambda world: world.ours.user,
    "other partner": lambda world: world.theirs.user,
    "editor": lambda world: world.editor,
    "administrator": lambda world: world.administrator,
    "nobody in particular": lambda world: world.newcomer,
    "stranger": lambda _world: AnonymousUser(),
}
OURS: dict[str, Callable[[World], Page]] = {
    "draft": lambda world: world.ours.draft,
    "public with a new title": lambda world: world.ours.changed,
    "section": lambda world: world.ours.place.section,
    "list above the section": lambda world: world.ours.place.section.get_parent(),
    "root": lambda _world: Page.get_first_root_node(),
}
STAFF = {"editor", "administrator"}
WRITERS = {"partner"} | STAFF
PARTNERS = {"partner", "other partner"} | STAFF
EVERYBODY = set(USERS)


def who(question: Any, page: Page, world: World) -> set[str]:
    """Return the users for whom `page` is among the answers."""
    return {name for name, user in USERS.items() if question(user(world)).filter(pk=page.pk).exists()}


@pytest.mark.parametrize(
    ("page", "write", "explore", "link"),
    [
        ("draft", WRITERS, WRITERS, WRITERS),
        ("public with a new title", WRITERS, WRITERS, WRITERS),
        ("section", WRITERS, WRITERS, EVERYBODY),
        ("list above the section", STAFF, PARTNERS, EVERYBODY),
        ("root", STAFF, STAFF, EVERYBODY),
    ],
)
def test_r34_roles_and_pages(world: World, page: str, write: set[str], explore: set[str], link: set[str]) -> None:
    asked = OURS[page](world)
    assert who(own_pages, asked, world) == write
    assert who(explorable_pages, asked, world) == explore
    assert who(linkable_pages, asked, world) == link


@pytest.mark.parametrize(
    ("state", "link"),
    [
        (factories.DRAFT, STAFF | {"other partner"}),
        (factories.LIVE, EVERYBODY),
        (factories.CHANGED, STAFF | {"other partner"}),
        (factories.UNPUBLISHED, STAFF | {"other partner"}),
    ],
)
def test_others_pages_may_be_linked_to_while_all_that_is_shown_is_public(
    world: World, state: str, link: set[str]
) -> None:
    page = factories.make_initiative("Sangkor", state=state, parent=world.theirs.place.section)
    assert who(linkable_pages, page, world) == link


def test_page_behind_a_restriction_is_no_public_page(world: World) -> None:
    page = factories.make_initiative("Lukket kreds", parent=world.theirs.place.section)
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert who(linkable_pages, page, world) == STAFF | {"other partner"}


def test_page_below_an_own_one_is_own_also_when_somebody_else_wrote_it(world: World) -> None:
    page = factories.make_initiative("Ny", state=factories.DRAFT, parent=world.ours.place.section, owner=world.editor)
    assert who(own_pages, page, world) == WRITERS


def test_owner_of_a_page_elsewhere_has_no_right_to_it(world: World) -> None:
    page = factories.make_initiative(
        "Flyttet", state=factories.DRAFT, parent=world.theirs.place.section, owner=world.ours.user
    )
    assert who(own_pages, page, world) == STAFF | {"other partner"}


def test_partner_of_two_organisations_has_the_pages_of_both(world: World) -> None:
    place = ensure_place(name="Tredje")
    world.ours.user.groups.add(place.group)
    page = factories.make_initiative("Tredjes", state=factories.DRAFT, parent=place.section)
    own = own_pages(world.ours.user)
    assert {page.pk, world.ours.draft.pk} <= set(own.values_list("pk", flat=True))
    assert not own.filter(pk=world.theirs.draft.pk).exists()


def test_partner_who_left_the_group_has_no_pages(world: World) -> None:
    world.ours.user.groups.clear()
    assert not own_pages(world.ours.user).exists()
    assert not explorable_pages(world.ours.user).exists()


def test_shut_out_partner_has_no_pages(world: World) -> None:
    world.ours.user.is_active = False
    assert not own_pages(world.ours.user).exists()
