"""The secret of a calendar: whom it lets in, and when it dies."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from peer_pages.funding.overview.deadlines.secret import renew, revoke
from peer_pages.models import DeadlineFeed
from peer_pages.tests.funding.overview.world import World, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(roles: None, at: Any) -> World:
    """Make the grants on one day."""
    return make_world()


def ask(token: str) -> Any:
    return Client().get(f"/frister/{token}.ics")


def test_secret_is_not_in_the_database(world: World) -> None:
    token = renew(world.editor)
    [kept] = DeadlineFeed.objects.values_list("digest", flat=True)
    assert token not in kept
    assert len(token) >= 43
    assert len(kept) == 64


def shut_out(user: Any) -> None:
    User.objects.filter(pk=user.pk).update(is_active=False)


def take_role(user: Any) -> None:
    user.groups.clear()


def delete(user: Any) -> None:
    user.delete()


@pytest.mark.parametrize("who", ["editor", "partner"])
@pytest.mark.parametrize("end", [shut_out, take_role, delete, revoke, renew])
def test_secret_dies_with_the_account_the_role_withdrawal_and_a_new_one(world: World, who: str, end: Any) -> None:
    user = getattr(world, who)
    token = renew(user)
    assert ask(token).status_code == 200
    end(user)
    assert ask(token).status_code == 404


def test_a_new_secret_opens_it(world: World) -> None:
    renew(world.editor)
    assert ask(renew(world.editor)).status_code == 200


def test_a_wrong_secret_is_answered_as_one_that_died(world: World) -> None:
    dead = renew(world.editor)
    revoke(world.editor)
    renew(world.partner)
    answers = [ask(token) for token in (dead, "xyz-0123", "x" * 500)]
    assert {answer.status_code for answer in answers} == {404}
    lengths = {
        len(answer.content.replace(token.encode(), b""))
        for answer, token in zip(answers, (dead, "xyz-0123", "x" * 500), strict=True)
    }
    assert len(lengths) == 1


def test_nothing_is_written_there(world: World) -> None:
    assert Client().post(f"/frister/{renew(world.editor)}.ics").status_code == 405
