"""The page on which somebody gets, renews and withdraws the secret address."""

from typing import Any

import pytest
from django.test import Client

from peer_pages.models import DeadlineFeed
from peer_pages.tests.funding.overview.world import CALENDAR, World, enter, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(roles: None, at: Any) -> World:
    """Make the grants on one day."""
    return make_world()


def get_address(client: Client) -> str:
    """Return the path of a new address."""
    return client.post(CALENDAR, {"action": "renew"}).context["address"].removeprefix("http://testserver")


@pytest.mark.parametrize("who", ["editor", "partner"])
def test_owner_gets_renews_and_withdraws_the_address(world: World, who: str) -> None:
    client = enter(getattr(world, who))
    assert "Du har ingen adresse endnu." in client.get(CALENDAR).content.decode()
    first = get_address(client)
    assert Client().get(first).status_code == 200
    second = get_address(client)
    assert [Client().get(path).status_code for path in (first, second)] == [404, 200]
    client.post(CALENDAR, {"action": "revoke"})
    assert Client().get(second).status_code == 404


def test_the_address_is_shown_once_and_kept_by_nobody(world: World) -> None:
    client = enter(world.partner)
    answer = client.post(CALENDAR, {"action": "renew"})
    address = answer.context["address"]
    assert address in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    again = client.get(CALENDAR).content.decode()
    assert address not in again
    assert "Du har en adresse fra 15. juni 2026." in again


@pytest.mark.parametrize("given", [{}, {"action": "delete"}])
def test_post_without_a_choice_says_what_to_choose(world: World, given: dict[str, str]) -> None:
    answer = enter(world.partner).post(CALENDAR, given, follow=True)
    assert "Vælg, om du vil have en ny adresse" in answer.content.decode()
    assert not DeadlineFeed.objects.exists()


def test_the_buttons_need_the_token_of_the_page(world: World) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.partner, backend="django.contrib.auth.backends.ModelBackend")
    assert client.post(CALENDAR, {"action": "renew"}).status_code == 403
    assert not DeadlineFeed.objects.exists()


def test_a_browser_may_say_where_the_form_was_posted_from(world: World) -> None:
    # Under "no-referrer" browsers post "Origin: null", which Django refuses.
    assert enter(world.partner).get(CALENDAR)["Referrer-Policy"] == "same-origin"


def test_reading_the_page_makes_no_address(world: World) -> None:
    enter(world.partner).get(CALENDAR, {"action": "renew"})
    assert not DeadlineFeed.objects.exists()
