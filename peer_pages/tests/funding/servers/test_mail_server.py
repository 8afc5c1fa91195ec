"""What a mail server may do to us, with a real one: rows 7 to 10 of the list of what can go wrong."""

import smtplib
import socket
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from peer_pages.funding import clock
from peer_pages.funding.asking.writing import plan_day
from peer_pages.funding.health import health
from peer_pages.funding.mailing.sending import ATTEMPTS, backoff, send_due
from peer_pages.models import Digest, DigestLine, Reminder
from peer_pages.tests import factories
from peer_pages.tests.funding.conftest import At
from peer_pages.tests.funding.servers.sink import DROP, DROP_AFTER, GREYLIST, HANG, REFUSE, SPAM, Sink
from peer_pages.tests.funding.world import DAY, make_grant, make_people

pytestmark = [pytest.mark.services, pytest.mark.django_db, pytest.mark.usefixtures("roles", "at")]
BAD, GOOD, OTHER = "a@example.org", "b@example.org", "c@example.org"
State = Digest.State


@pytest.fixture
def three(db: None, roles: None) -> None:
    """Three people who are each asked about a grant of their own; the first one's mail comes first."""
    for address in (BAD, GOOD, OTHER):
        make_grant(responsible=factories.make_contact(address[0], email=address))
    plan_day(DAY)
    Digest.objects.filter(address=BAD).update(due_at=timezone.now() - timedelta(hours=1))


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[[timedelta], None]:
    """Let time pass."""

    def move(by: timedelta) -> None:
        now = timezone.now() + by
        monkeypatch.setattr(timezone, "now", lambda: now)

    return move


def states() -> dict[str, str]:
    return dict(Digest.objects.order_by("address").values_list("address", "state"))


def bad() -> Digest:
    return Digest.objects.get(address=BAD, day=DAY)


def test_every_mail_arrives_once(three: None, sink: Sink) -> None:
    assert send_due() == {"sent": 3}
    assert sorted(sink.taken) == sorted((one.address, one.message_id) for one in Digest.objects.all())
    assert send_due() == {}


@pytest.mark.parametrize("manner", [DROP, HANG])
def test_r07_r08_a_server_that_drops_or_hangs_is_tried_later_and_holds_up_one_tick(
    three: None, sink: Sink, manner: str
) -> None:
    sink.manner[BAD] = manner
    assert send_due() == {"waiting": 1}
    assert (bad().attempts, bad().due_at) == (1, timezone.now() + timedelta(minutes=5))
    assert bad().error
    assert send_due() == {"sent": 2}
    assert states() == {BAD: "waiting", GOOD: "sent", OTHER: "sent"}


def test_r07_a_server_that_is_not_there_costs_one_attempt_of_one_mail_a_tick(three: None, settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        settings.EMAIL_HOST, settings.EMAIL_PORT = nobody.getsockname()
        assert send_due() == {"waiting": 1}
    assert sorted(Digest.objects.values_list("attempts", flat=True)) == [0, 0, 1]
    assert health().retrying == 1


def test_r07_retries_are_bounded_and_the_end_is_seen(
    three: None, sink: Sink, later: Callable[[timedelta], None]
) -> None:
    sink.manner[BAD] = GREYLIST
    begun = timezone.now()
    for _attempt in range(ATTEMPTS + 5):
        send_due()
        if bad().state == State.FAILED:
            break
        later(bad().due_at - timezone.now())
    assert (bad().state, bad().attempts) == (State.FAILED, ATTEMPTS)
    assert timedelta(days=1.5) < timezone.now() - begun < timedelta(days=2.5)
    assert health().failed == 1
    assert sink.tried[BAD] == ATTEMPTS


def test_r07_each_wait_is_longer_than_the_one_before_up_to_six_hours() -> None:
    waits = [backoff(attempts) for attempts in range(1, ATTEMPTS)]
    assert waits == sorted(waits)
    assert (waits[0], waits[-1]) == (timedelta(minutes=5), timedelta(hours=6))
    assert timedelta(days=1.5) < sum(waits, timedelta()) < timedelta(days=2.5)


def test_r08_a_silent_server_is_left_after_the_timeout_outside_any_transaction(
    three: None, sink: Sink, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.core.mail.backends.smtp import EmailBackend  # noqa: PLC0415 - what is watched
    from django.db import connection  # noqa: PLC0415

    depth, seen = len(connection.savepoint_ids), []
    send = EmailBackend.send_messages

    def watch(self: Any, messages: Any) -> Any:
        seen.append(len(connection.savepoint_ids))
        return send(self, messages)

    monkeypatch.setattr(EmailBackend, "send_messages", watch)
    sink.manner[BAD] = HANG
    send_due()
    assert seen == [depth]
    assert "timed out" in bad().error.lower()


def test_r09_greylisting_is_no_refusal_and_keeps_nobody_else_waiting(
    three: None, sink: Sink, later: Callable[[timedelta], None]
) -> None:
    sink.manner[BAD] = GREYLIST
    assert send_due() == {"waiting": 1, "sent": 2}
    sink.manner.clear()
    assert send_due() == {}
    later(timedelta(minutes=5))
    assert send_due() == {"sent": 1}
    assert set(sink.copies().values()) == {1}


@pytest.mark.parametrize("manner", [REFUSE, SPAM])
def test_r10_a_bad_address_fails_for_good_and_the_others_get_their_mail(three: None, sink: Sink, manner: str) -> None:
    sink.manner[BAD] = manner
    assert send_due() == {"failed": 1, "sent": 2}
    assert send_due() == {}
    assert sink.tried[BAD] == 1
    assert "55" in bad().error


def test_r10_a_bad_address_has_the_next_people_asked_at_the_same_tick(sink: Sink, at: At) -> None:
    people = make_people()
    sink.manner[people.responsible.email] = REFUSE
    clock.tick()
    assert Reminder.objects.get().level == Reminder.Level.PARTNERS
    assert list(DigestLine.objects.order_by("pk").values_list("digest__address", "escalated")) == [
        (people.responsible.email, False),
        (people.partner.email, True),
    ]
    clock.tick()
    assert [address for address, _name in sink.taken] == [people.partner.email]


def test_a_server_that_drops_after_it_took_the_mail_gets_it_again_under_the_same_name(
    three: None, sink: Sink, later: Callable[[timedelta], None]
) -> None:
    sink.manner[BAD] = DROP_AFTER
    assert send_due() == {"waiting": 1}
    sink.manner.clear()
    later(timedelta(minutes=5))
    send_due()
    assert sink.copies() == {bad().message_id: 2, **{one.message_id: 1 for one in Digest.objects.exclude(pk=bad().pk)}}


@pytest.mark.parametrize("code", [535, 421, 554])
def test_a_login_that_is_refused_is_not_the_readers_fault(
    three: None, sink: Sink, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def refuse(*_arguments: Any, **_options: Any) -> None:
        raise smtplib.SMTPAuthenticationError(code, b"no")

    monkeypatch.setattr(smtplib.SMTP, "connect", refuse)
    assert send_due() == {"waiting": 1}
    assert set(states().values()) == {"waiting"}
