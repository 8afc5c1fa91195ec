"""Whatever happens in whatever order, days pass, clocks jump, ends move, ladders change: each rung is asked once."""

from collections import Counter
from datetime import date, datetime, time, timedelta
from typing import Any
from unittest import mock

import pytest
from django.conf import settings as site
from django.core import mail
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from peer_pages.funding import clock, ladder
from peer_pages.models import DigestLine, Funding, InitiativePage, Reminder
from peer_pages.tests import factories
from peer_pages.tests.funding.world import DAY, make_grant

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("roles")]
DAYS = st.integers(-40, 200)
ENDS = st.sampled_from(["2026-07-15", "2026-07-16", "2026-09", "2026", "2027~", "2026-24", "", "2015/.."])
LADDERS = st.sampled_from(["", "100, 50", "60, 30, 7", "-7", "10"])
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("pass"), DAYS), st.tuples(st.just("end"), ENDS), st.tuples(st.just("ladder"), LADDERS)
    ),
    min_size=2, max_size=8,
)  # fmt: skip
CALM = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
Told = tuple[str, int | None, int, date | None]


class History:
    """A grant, the day it is, and what was said about it to whom."""

    def __init__(self, grant: Funding) -> None:
        self.grant, self.day = grant, DAY
        self.told: dict[int, Told] = {}

    def step(self, kind: str, value: Any) -> None:
        """Let something happen, and the clock tick twice."""
        if kind == "pass":
            self.day += timedelta(value)
        else:
            setattr(self.grant, {"end": "ends", "ladder": "rungs"}[kind], value)
            self.grant.save()
            self.day += timedelta(1)
        now = timezone.make_aware(datetime.combine(self.day, time(8)))
        with mock.patch.object(timezone, "now", return_value=now):
            clock.tick()
            clock.tick()
        self.listen()

    def listen(self) -> None:
        """Note which questions have gone out."""
        gone = DigestLine.objects.filter(digest__state="sent", revoked_at__isnull=True).select_related("reminder")
        for line in gone.select_related("reminder", "digest"):
            asked = line.reminder
            self.told[line.pk] = (line.digest.address, asked.funding_id, asked.rung, asked.deadline)

    def rung_due(self) -> int | None:
        """Return the rung on which the grant is."""
        if self.grant.deadline is None:
            return None
        rungs = ladder.parse(self.grant.rungs or site.REMINDERS_RUNGS)
        return ladder.rung_due(rungs, self.grant.deadline, self.day)


@pytest.fixture
def grant() -> Funding:
    """A grant with somebody who is asked, of a page that needs no check in this century."""
    grant = make_grant("2026-12-31", responsible=factories.make_contact(email="ansvarlig@example.org"))
    InitiativePage.objects.update(last_checked_on=date(2099, 1, 1))
    return grant


@CALM
@given(STEPS)
@example([("pass", 0), ("end", "2026-07-15"), ("pass", 30), ("end", "2026-09"), ("pass", 1), ("end", "2026-07-15")])
@example([("end", "2026-07-15"), ("pass", -30), ("pass", 60), ("pass", -60), ("pass", 200)])
@example([("end", "2026-07-15"), ("ladder", "100, 50"), ("ladder", ""), ("pass", 25)])
def test_r11_nothing_is_asked_twice_and_every_open_rung_is(grant: Funding, steps: list[tuple[str, Any]]) -> None:
    with transaction.atomic():
        history = History(Funding.objects.get(pk=grant.pk))
        for step in steps:
            history.step(*step)
            assert_open_rung_is_asked(history)
        about_rungs = [told for told in history.told.values() if told[3] is not None]
        assert [told for told, times in Counter(about_rungs).items() if times > 1] == []
        transaction.set_rollback(True)
    mail.outbox.clear()


def assert_open_rung_is_asked(history: History) -> None:
    """The rung on which the grant is, or a later one of the same deadline, is in a mail that went out or waits."""
    rung = history.rung_due()
    if rung is not None:
        asked = Reminder.objects.filter(funding=history.grant, question__in=Reminder.LADDER)
        [*mails] = asked.filter(deadline=history.grant.deadline, rung__lte=rung).values_list("lines__digest__state")
        assert {state for (state,) in mails} & {"sent", "waiting"}
