"""What a tick does, from which hour of Denmark on, and what a wrong clock does not do."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone

from peer_pages.funding import clock
from peer_pages.funding.asking.writing import PLAN, plan_day
from peer_pages.funding.days import begin_of, midnight, today
from peer_pages.models import Digest, DigestLine, Reminder, Tick
from peer_pages.tasks import do_what_is_due
from peer_pages.tests.funding.conftest import At
from peer_pages.tests.funding.world import DAY, make_people, move_end

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("roles", "at")]
Moment = Callable[[datetime], None]
HOUR = timedelta(hours=1)


@pytest.fixture
def moment(monkeypatch: pytest.MonkeyPatch) -> Moment:
    """Let it be some moment."""

    def move(now: datetime) -> None:
        monkeypatch.setattr(timezone, "now", lambda: now)

    return move


def utc(text: str) -> datetime:
    """Return a moment of UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def questions() -> list[tuple[int, date]]:
    return list(Reminder.objects.order_by("pk").values_list("rung", "due_on"))


@pytest.mark.parametrize(
    ("now", "day"),
    [
        ("2026-06-15T21:59", "2026-06-15"),
        ("2026-06-15T22:00", "2026-06-16"),
        ("2026-06-15T23:30", "2026-06-16"),
        ("2026-12-15T22:59", "2026-12-15"),
        ("2026-12-15T23:30", "2026-12-16"),
        ("2026-12-31T23:00", "2027-01-01"),
        ("2028-02-28T23:30", "2028-02-29"),
    ],
)
@pytest.mark.parametrize("zone", ["Europe/Copenhagen", "UTC", "America/Los_Angeles", "Pacific/Kiritimati"])
def test_r11_the_day_is_denmarks_whatever_zone_the_thread_is_in(moment: Moment, now: str, day: str, zone: str) -> None:
    moment(utc(now))
    with timezone.override(zone):
        assert today() == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("day", "begins", "first"),
    [
        ("2026-01-15", "2026-01-14T23:00", "2026-01-15T06:00"),
        ("2026-07-15", "2026-07-14T22:00", "2026-07-15T05:00"),
        ("2026-03-29", "2026-03-28T23:00", "2026-03-29T05:00"),
        ("2026-10-25", "2026-10-24T22:00", "2026-10-25T06:00"),
    ],
)
def test_r11_mail_goes_out_from_seven_in_denmark_on(moment: Moment, day: str, begins: str, first: str) -> None:
    assert (midnight(date.fromisoformat(day)), begin_of(date.fromisoformat(day))) == (utc(begins), utc(first))
    people = make_people(str(date.fromisoformat(day) + timedelta(30)))
    moment(utc(first) - timedelta(seconds=1))
    assert (clock.tick(), len(mail.outbox), Tick.objects.filter(name=PLAN).exists()) == (0, 0, False)
    moment(utc(first))
    clock.tick()
    assert [one.to for one in mail.outbox] == [[people.responsible.email]]


@pytest.mark.parametrize("night", ["2026-03-29", "2026-10-25"])
def test_r11_ticks_around_a_change_of_the_clocks_ask_once(moment: Moment, night: str) -> None:
    changes = date.fromisoformat(night)
    make_people(str(changes + timedelta(30)))
    begun = utc(f"{changes - timedelta(1)}T00:00")
    for halves in range(2 * 24 * 3):
        moment(begun + halves * HOUR / 2)
        clock.tick()
    assert questions() == [(90, changes - timedelta(60)), (30, changes)]
    assert len(mail.outbox) == 2
    assert [one.day for one in Digest.objects.order_by("day")] == [changes - timedelta(1), changes]


def test_r11_a_clock_that_goes_back_asks_nothing_twice(at: At) -> None:
    make_people()
    clock.tick()
    for days in (1, 2, 10, 40, 150):
        at(DAY - timedelta(days))
        clock.tick()
    at(DAY)
    clock.tick()
    assert questions() == [(30, DAY)]
    assert len(mail.outbox) == 1


def test_r11_a_clock_that_stood_still_or_jumps_forward_catches_up_once(at: At) -> None:
    make_people()
    at(DAY - timedelta(150))
    clock.tick()
    at(DAY + timedelta(24))
    for _again in range(3):
        clock.tick()
    assert questions() == [(180, date(2026, 1, 16)), (7, date(2026, 7, 8))]
    assert list(Reminder.objects.order_by("pk").values_list("state", flat=True)) == ["lapsed", "open"]
    assert [one.to for one in mail.outbox].count(["ansvarlig@example.org"]) == 2


def test_r11_a_year_in_the_future_by_mistake_and_back_asks_nothing_twice(at: At) -> None:
    people = make_people()
    clock.tick()
    at(DAY + timedelta(365))
    clock.tick()
    at(DAY)
    clock.tick()
    told = list(DigestLine.objects.values_list("digest__address", "reminder"))
    assert len(told) == len(set(told))
    assert Reminder.objects.filter(funding=people.grant).count() == 1


def test_r04_days_on_which_nothing_ran_are_one_question_and_one_mail(at: At) -> None:
    make_people()
    at(DAY + timedelta(5), time(23, 59))
    clock.tick()
    assert questions() == [(30, DAY)]
    assert len(mail.outbox) == 1


def test_a_day_is_planned_once_and_what_changes_is_seen_the_next_day(at: At) -> None:
    people = make_people("2040-01-01")
    clock.tick()
    move_end(people.grant, "2026-07-15")
    clock.tick()
    assert mail.outbox == []
    at(DAY + timedelta(1))
    clock.tick()
    assert len(mail.outbox) == 1


@pytest.mark.parametrize("ends", ["2026-07-15", "2040-01-01"])
def test_a_tick_is_written_down_whether_or_not_there_is_anything_to_do(at: At, ends: str) -> None:
    make_people(ends)
    at(DAY, time(3))
    assert clock.tick() == 0
    tick = Tick.objects.get(name=clock.CLOCK)
    assert (tick.at, tick.day) == (timezone.now(), DAY)


def test_the_sites_tick_and_the_task_of_the_beat_send_what_is_due() -> None:
    make_people()
    assert do_what_is_due() >= 2
    assert len(mail.outbox) == 1
    assert do_what_is_due() == 0


def test_a_day_that_cannot_be_planned_keeps_back_no_mail_and_shows(at: At, monkeypatch: pytest.MonkeyPatch) -> None:
    make_people()
    plan_day(DAY)

    def fail(*_arguments: Any, **_options: Any) -> None:
        raise ArithmeticError

    monkeypatch.setattr(clock, "plan_day", fail)
    at(DAY + timedelta(1))
    assert do_what_is_due() == 0
    assert len(mail.outbox) == 1
    assert not Tick.objects.filter(name=clock.CLOCK).exists()


@pytest.mark.parametrize(("days", "kept"), [(365, 1), (366, 0)])
def test_mails_are_deleted_after_a_year_and_what_was_asked_is_kept(at: At, days: int, kept: int) -> None:
    make_people()
    clock.tick()
    clock.forget(DAY + timedelta(days))
    assert (Digest.objects.count(), DigestLine.objects.count(), Reminder.objects.count()) == (kept, kept, 1)
