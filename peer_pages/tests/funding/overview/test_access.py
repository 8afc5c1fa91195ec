"""Whose grants somebody sees: each address of the overview, by each role, with the grants of others."""

from typing import Any

import pytest
from django.test import Client

from peer_pages.tests.funding.overview.world import ADDRESS, CALENDAR, HEALTH, World, enter, make_world
from peer_pages.tests.roles.world import make_user

pytestmark = pytest.mark.django_db
OTHERS = ("Snart", "=Ukendt")


@pytest.fixture
def world(roles: None, at: Any) -> World:
    """Make an own grant and two of others."""
    return make_world()


@pytest.mark.parametrize(
    ("address", "who", "status"),
    [
        (ADDRESS, "editor", 200),
        (ADDRESS, "partner", 200),
        (CALENDAR, "editor", 200),
        (CALENDAR, "partner", 200),
        (HEALTH, "editor", 200),
        (HEALTH, "partner", 403),
    ],
)
def test_each_role_at_each_address(world: World, address: str, who: str, status: int) -> None:
    assert enter(getattr(world, who)).get(address).status_code == status


@pytest.mark.parametrize("address", [ADDRESS, CALENDAR, HEALTH])
def test_nobody_else_gets_in(world: World, address: str) -> None:
    for client in (Client(), enter(make_user("Niels"))):
        assert client.get(address).status_code == 302


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"format": "csv"},
        {"list": "soon"},
        {"list": "unknown"},
        {"sort": "amount"},
        {"sort": "amount", "format": "csv"},
        {"year": "2026"},
        {"p": "2"},
    ],
)
def test_partner_reads_nothing_of_others(world: World, query: dict[str, str]) -> None:
    text = enter(world.partner).get(ADDRESS, query).content.decode()
    assert all(title not in text for title in OTHERS)
    assert "497.979" not in text


def test_partner_cannot_ask_for_what_others_have(world: World) -> None:
    soon = world.soon
    answer = enter(world.partner).get(ADDRESS, {"funder": soon.funder_id, "year": "2026"})
    assert list(answer.context["rows"]) == []
    offered = {one.name: one.options for one in answer.context["filters"]}
    assert offered["year"] == [(2028, "2028")]


def test_totals_and_picture_of_a_partner_are_of_own_grants(world: World) -> None:
    answer = enter(world.partner).get(ADDRESS)
    assert answer.context["totals"].everything.grants == 1
    assert [line.title for line in answer.context["timeline"].lines] == ["Egen"]
