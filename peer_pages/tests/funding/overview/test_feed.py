"""The private calendar of deadlines and its secret address."""

from typing import Any

import pytest
from django.test import Client
from icalendar import Calendar

from peer_pages.funding.overview.feed import renew, revoke
from peer_pages.models import DeadlineFeed
from peer_pages.tests.funding.overview.world import World, enter, make_world

pytestmark = pytest.mark.django_db
PAGE = "/admin/bevillinger/kalender/"


@pytest.fixture
def world(roles: None, at: Any) -> World:
    """Make the grants on one day."""
    return make_world()


def ask(token: str) -> Any:
    return Client().get(f"/frister/{token}.ics")


def summaries(answer: Any) -> list[str]:
    return [str(event["summary"]) for event in Calendar.from_ical(answer.content).walk("VEVENT")]


def test_editor_has_all_deadlines_and_a_partner_the_own_ones(world: World) -> None:
    assert summaries(ask(renew(world.editor))) == ["Pengene slutter: Snart", "Pengene slutter: Egen"]
    assert summaries(ask(renew(world.partner))) == ["Pengene slutter: Egen"]


def test_events_last_all_day_ring_nobody_and_can_be_told_apart(world: World) -> None:
    answer = ask(renew(world.editor))
    text = answer.content.decode()
    assert "DTSTART;VALUE=DATE:20260715" in text
    assert "BEGIN:VALARM" not in text
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    assert len({str(event["uid"]) for event in events}) == 2
    assert all("sequence" in event for event in events)


def test_nobody_keeps_or_lists_it(world: World) -> None:
    answer = ask(renew(world.editor))
    assert "no-store" in answer["Cache-Control"]
    assert "noindex" in answer["X-Robots-Tag"]


def test_wrong_secret_opens_nothing(world: World) -> None:
    renew(world.editor)
    assert ask("forkert").status_code == 404


def test_secret_is_not_in_the_database(world: World) -> None:
    token = renew(world.editor)
    assert not DeadlineFeed.objects.filter(digest=token).exists()


def test_old_secret_dies_with_a_new_one_and_with_withdrawal(world: World) -> None:
    old, new = renew(world.editor), renew(world.editor)
    assert (ask(old).status_code, ask(new).status_code) == (404, 200)
    revoke(world.editor)
    assert ask(new).status_code == 404


def test_secret_dies_with_the_account_or_the_role(world: World) -> None:
    of_editor, of_partner = renew(world.editor), renew(world.partner)
    world.editor.is_active = False
    world.editor.save()
    world.partner.groups.clear()
    assert (ask(of_editor).status_code, ask(of_partner).status_code) == (404, 404)


def test_owner_gets_and_withdraws_the_address(world: World) -> None:
    client = enter(world.partner)
    address = client.post(PAGE, {"action": "renew"}).context["address"]
    path = address.removeprefix("http://testserver")
    assert Client().get(path).status_code == 200
    assert path not in client.get(PAGE).content.decode()
    client.post(PAGE, {"action": "revoke"})
    assert Client().get(path).status_code == 404


def test_post_without_a_choice_says_what_to_choose(world: World) -> None:
    answer = enter(world.partner).post(PAGE, {}, follow=True)
    assert "Vælg, om du vil have en ny adresse" in answer.content.decode()
    assert not DeadlineFeed.objects.exists()
