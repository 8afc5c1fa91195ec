"""A mail is one sender's at a time, and is never lost with them."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone

from peer_pages.funding.asking.writing import plan_day
from peer_pages.funding.mailing.claiming import claim, hand_over, lease, settle, sweep
from peer_pages.funding.mailing.sending import send, send_due
from peer_pages.models import Contact, Digest, DigestLine, OptOut, Reminder
from peer_pages.tests import factories
from peer_pages.tests.funding.world import DAY, make_people, move_end, page_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("roles", "at")]
State = Digest.State


@pytest.fixture
def digest() -> Digest:
    """The one mail of a planned day."""
    make_people()
    plan_day(DAY)
    return Digest.objects.get()


def taken() -> Digest:
    found = claim()
    assert found
    return found


def pass_time(seconds: float) -> None:
    """Let what was claimed have been claimed so much earlier."""
    for one in Digest.objects.filter(claimed_at__isnull=False):
        assert one.claimed_at
        Digest.objects.filter(pk=one.pk).update(claimed_at=one.claimed_at - timedelta(seconds=seconds))


def test_a_claimed_mail_is_nobody_elses(digest: Digest) -> None:
    assert claim() == digest
    assert claim() is None
    assert send_due() == {}
    assert mail.outbox == []


def test_a_mail_that_is_not_due_is_left(digest: Digest) -> None:
    Digest.objects.update(due_at=timezone.now() + timedelta(seconds=1))
    assert claim() is None


def test_the_one_that_has_waited_longest_comes_first(digest: Digest) -> None:
    older = Digest.objects.create(address="old@example.org", day=DAY, due_at=digest.due_at - timedelta(1))
    assert [claim(), claim()] == [older, digest]


def test_a_lease_is_swept_only_when_it_is_over(digest: Digest) -> None:
    claim()
    pass_time(lease().total_seconds() - 1)
    assert sweep() == 0
    pass_time(2)
    assert sweep() == 1


def test_what_was_never_handed_over_waits_again(digest: Digest) -> None:
    claim()
    pass_time(lease().total_seconds() + 1)
    assert send_due() == {"sent": 1}
    digest.refresh_from_db()
    assert (digest.state, digest.doubts, len(mail.outbox)) == (State.SENT, 0, 1)


def test_r02_what_may_have_been_sent_is_sent_once_more_under_the_same_name_and_flagged(digest: Digest) -> None:
    for _time in range(2):
        assert hand_over(taken())
        pass_time(lease().total_seconds() + 1)
        sweep()
    digest.refresh_from_db()
    assert (digest.state, digest.doubts) == (State.UNSURE, 2)
    assert claim() is None


def test_r02_the_second_time_settles_it(digest: Digest) -> None:
    hand_over(taken())
    pass_time(lease().total_seconds() + 1)
    assert send_due() == {"sent": 1}
    digest.refresh_from_db()
    assert (digest.state, digest.doubts) == (State.SENT, 1)
    assert mail.outbox[0].extra_headers["Message-ID"] == digest.message_id


def test_who_lost_the_claim_writes_nothing(digest: Digest) -> None:
    slow = taken()
    pass_time(lease().total_seconds() + 1)
    sweep()
    assert claim() == digest
    assert not hand_over(slow)
    assert not settle(slow, state=State.FAILED)
    assert send(slow) is None
    assert mail.outbox == []


def test_a_clock_that_was_set_back_frees_what_was_claimed_later(digest: Digest) -> None:
    claim()
    pass_time(-2 * lease().total_seconds())
    assert sweep() == 1


def answer(_people: Any) -> None:
    Reminder.objects.update(state=Reminder.State.ANSWERED)


def withdraw(people: Any) -> None:
    Contact.objects.filter(pk=people.responsible.pk).update(withdrawn_on=DAY)


def replace(people: Any) -> None:
    people.grant.responsible = None
    people.grant.save()


def unpublish(people: Any) -> None:
    factories.unpublish(page_of(people.grant))


def move(people: Any) -> None:
    move_end(people.grant, "2030")


@pytest.mark.parametrize("change", [answer, withdraw, replace, unpublish, move])
def test_what_changed_since_it_was_planned_is_left_out_and_an_empty_mail_is_cancelled(change: Any) -> None:
    people = make_people()
    plan_day(DAY)
    change(people)
    assert send_due() == {"cancelled": 1}
    assert mail.outbox == []
    assert not DigestLine.objects.filter(revoked_at__isnull=True).exists()


def test_who_opts_out_meanwhile_gets_no_optional_question() -> None:
    people = make_people("2040", checked=DAY - timedelta(400))
    plan_day(DAY)
    OptOut.objects.create(address=people.responsible.email)
    assert send_due() == {"cancelled": 1}
