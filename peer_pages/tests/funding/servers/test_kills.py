"""Workers, their children and the clock die at random while grants fall due: nothing is lost, and what doubles is said.

REMINDERS_KILLS= says how many die. The order of the deaths follows from a seed that is printed; REMINDERS_SEED= takes
it again. When each comes does not: the processes run as they like.
"""

import os
import secrets
import sys
import time
from collections import Counter
from collections.abc import Iterator
from functools import partial
from random import Random

import pytest

from peer_pages.tests.funding.servers.conftest import GRANTS, KILLS, LATER, Starter
from peer_pages.tests.funding.servers.herd import Herd
from peer_pages.tests.funding.servers.machines import DIGEST, LINE, REMINDER, Database, Machines, wait_until
from peer_pages.tests.funding.servers.sink import Sink

pytestmark = [pytest.mark.services, pytest.mark.django_db]
AT_ONCE = LATER // max(KILLS, 1)
Mails = dict[str, tuple[str, int, int]]
"""State, doubts and attempts by Message-ID."""


@pytest.fixture
def chance() -> Random:
    """Who dies, in an order that can be had again."""
    seed = os.environ.get("REMINDERS_SEED") or str(secrets.randbits(32))
    sys.stdout.write(f"REMINDERS_SEED={seed} REMINDERS_KILLS={KILLS}\n")
    return Random(seed)


@pytest.fixture
def site(machines: Starter) -> Machines:
    """A broker, and a site whose leases are short."""
    made = machines(TEST_LEASE="3")
    made.start_broker()
    return made


@pytest.fixture
def herd(site: Machines) -> Iterator[Herd]:
    """Everybody who may die."""
    found = Herd(site)
    yield found
    found.stop()


def test_nothing_is_lost_and_what_doubles_is_flagged(site: Machines, herd: Herd, sink: Sink, chance: Random) -> None:
    begun, sink.slowness = time.monotonic(), 0.2
    while herd.struck.total() < KILLS:
        site.database.let_fall_due(AT_ONCE)
        time.sleep(chance.uniform(0.3, 0.9))
        herd.strike(chance)
    due = GRANTS + site.database.count_due()
    wait_for_all(site.database, due)
    mails, copies = site.database.mails(), sink.copies()
    tell(herd, mails, copies, time.monotonic() - begun)
    assert {name: (mail, copies[name]) for name, mail in mails.items() if copies[name] not in allowed(*mail[:2])} == {}
    assert set(copies) <= set(mails)
    assert {state for state, _doubts, _attempts in mails.values()} <= {"sent", "unsure"}
    each_is_asked_once(site.database, due)


def wait_for_all(database: Database, due: int) -> None:
    """Wait until every question is asked and every mail settled, for as long as that goes on: computers differ."""

    def left() -> tuple[int, int]:
        return due - database.count(REMINDER), database.unsettled()

    def has_changed(before: tuple[int, int]) -> bool:
        return left() != before

    while any(now := left()):
        wait_until(partial(has_changed, now), f"less than {now} questions and mails")


def allowed(state: str, doubts: int) -> range:
    """Return how many copies of a mail may have come: one of what was sent, and one for each time that nobody knew."""
    sent = int(state == "sent")
    return range(sent, sent + doubts + 1)


def each_is_asked_once(database: Database, due: int) -> None:
    """Every grant that fell due has one question, and each question one line of one mail to one person."""
    [[questions, grants]] = database.rows(f"SELECT count(*), count(DISTINCT funding_id) FROM {REMINDER}")
    [[lines, asked, people]] = database.rows(
        f"SELECT count(*), count(DISTINCT reminder_id), count(DISTINCT address) FROM {LINE} "
        f"JOIN {DIGEST} ON {DIGEST}.id = digest_id"
    )
    assert (questions, grants, lines, asked, people) == (due,) * 5


def tell(herd: Herd, mails: Mails, copies: Counter[str], seconds: float) -> None:
    """Print what happened, for whoever runs many."""
    again = sum(attempts > 1 for _state, _doubts, attempts in mails.values())
    doubted = sum(bool(doubts) for _state, doubts, _attempts in mails.values())
    given_up = sum(state == "unsure" for state, _doubts, _attempts in mails.values())
    twice = sum(count > 1 for count in copies.values())
    sys.stdout.write(
        f"{herd.struck.total()} kills in {seconds:.0f} s: {dict(herd.struck)}, {herd.fell} fell by themselves\n"
        f"{len(mails)} mails: begun again {again}, "
        f"doubted {doubted}, came twice {twice}, left to people {given_up}\n"
    )
