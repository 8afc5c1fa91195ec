"""The health of the reminders in the admin."""

from typing import Any

import pytest
from django.utils import timezone

from peer_pages.funding.clock import CLOCK
from peer_pages.models import Digest, DigestLine, Reminder, Tick
from peer_pages.tests.funding.overview.world import HEALTH, World, enter, make_world
from peer_pages.tests.funding.world import DAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(roles: None, at: Any) -> World:
    """Make the grants on `DAY`."""
    return make_world()


def make_failed(world: World) -> Digest:
    """Return a mail about a grant that did not arrive."""
    reminder = Reminder.objects.create(
        funding=world.soon, page_id=world.soon.page_id, title="Snart", question="end", due_on=DAY, level=1
    )
    values = {"state": Digest.State.FAILED, "attempts": 5, "error": "550 no such user"}
    mail = Digest.objects.create(address="vaek@example.org", day=DAY, **values)
    DigestLine.objects.create(reminder=reminder, digest=mail, why=1)
    return mail


def test_a_clock_that_stands_still_is_said_and_one_that_ticks_is_not(world: World) -> None:
    client = enter(world.editor)
    assert "Uret står stille" in client.get(HEALTH).content.decode()
    Tick.objects.create(name=CLOCK, at=timezone.now(), day=DAY)
    assert "Påmindelserne har det godt." in client.get(HEALTH).content.decode()


def test_failed_mail_says_to_whom_why_and_what_went_wrong(world: World) -> None:
    make_failed(world)
    text = enter(world.editor).get(HEALTH).content.decode()
    for said in ("vaek@example.org", "Snart", "550 no such user", "Send igen"):
        assert said in text


def test_failed_mail_waits_again_when_sent_again(world: World) -> None:
    mail = make_failed(world)
    answer = enter(world.editor).post(HEALTH, {"address": mail.address}, follow=True)
    mail.refresh_from_db()
    assert (mail.state, mail.attempts) == (Digest.State.WAITING, 0)
    assert "1 mail sendes igen." in answer.content.decode()


@pytest.mark.parametrize("address", ["", "en.anden@example.org"])
def test_address_without_failed_mail_sends_nothing(world: World, address: str) -> None:
    mail = make_failed(world)
    answer = enter(world.editor).post(HEALTH, {"address": address}, follow=True)
    mail.refresh_from_db()
    assert mail.state == Digest.State.FAILED
    assert "Ingen mail til den adresse" in answer.content.decode()


def test_partner_is_refused(world: World) -> None:
    assert enter(world.partner).get(HEALTH).status_code == 403
