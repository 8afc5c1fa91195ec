"""Whatever the ladder, and whenever a grant is first seen: the editors hear of an end before it comes."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.db import transaction
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from peer_pages.funding import ladder
from peer_pages.funding.asking.writing import plan_day
from peer_pages.models import Digest, DigestLine, Funding, InitiativePage, Reminder
from peer_pages.tests.funding.world import make_people, move_end

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("roles", "at")]
END = date(2026, 12, 31)
CALM = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
LADDERS = st.lists(st.integers(-60, 400), min_size=1, max_size=6, unique=True).map(
    lambda rungs: tuple(sorted(rungs, reverse=True))
)


@pytest.fixture
def grant() -> Funding:
    """A grant with somebody at each level, of a page that needs no check in this century."""
    grant = make_people(END.isoformat()).grant
    InitiativePage.objects.update(last_checked_on=date(2099, 1, 1))
    return grant


def days_of(rungs: ladder.Rungs, start: int) -> list[int]:
    """Return on how many days before the end the clock ticks: at first, when a rung comes, and between."""
    days = sorted({start, *(rung for rung in rungs if 0 <= rung <= start)}, reverse=True)
    between = {(one + other) // 2 for one, other in pairwise(days)}
    return sorted({*days, *between}, reverse=True)


@CALM
@given(LADDERS, st.integers(1, 400))
@example(ladder.DEFAULT, 30)
@example(ladder.DEFAULT, 20)
@example(ladder.DEFAULT, 3)
@example((30,), 30)
@example((400, 1), 300)
def test_editors_are_asked_before_the_end_whatever_rung_it_began_on(
    grant: Funding, rungs: ladder.Rungs, start: int
) -> None:
    assume(ladder.rung_due(rungs, END, END - timedelta(start)) is not None)
    with transaction.atomic():
        grant.rungs = ladder.write(rungs)
        move_end(grant, END.isoformat())
        for left in days_of(rungs, start):
            plan_day(END - timedelta(left))
            Digest.objects.update(state=Digest.State.SENT)
        told = DigestLine.objects.filter(why=Reminder.Level.EDITORS, digest__day__lte=END)
        assert told.exists()
        addresses = DigestLine.objects.values_list("reminder", "digest__address")
        assert len(addresses) == len(set(addresses))
        transaction.set_rollback(True)
