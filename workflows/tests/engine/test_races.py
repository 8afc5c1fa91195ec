"""Several people at once, with real threads on a real database: a file, or the server the tests run on."""

import pytest
from django.db import connection

from workflows import api
from workflows.models import Approval, HistoryEntry, OutboxRow, PageState
from workflows.tests.bare.pages.models import ArticlePage
from workflows.tests.engine import databases, people, races
from workflows.tests.engine.people import now

ROUNDS = {"postgresql": races.RACES, "sqlite": races.RACES}


@pytest.fixture(scope="module")
def kind(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), databases.of_our_own() as settings, databases.in_place_of_default(settings):
        people.follow(ArticlePage, "simple_publication")
        yield connection.vendor


@pytest.fixture
def unlocked(django_db_blocker, kind):
    with django_db_blocker.unblock():
        yield kind


@pytest.fixture
def two(unlocked):
    return people.user("rikke", "Reviewer"), people.user("anders", "Reviewer")


def pending(number: int) -> ArticlePage:
    owner = people.user("olga")
    page = people.article(f"Race {PageState.objects.count()} {number}", owner=owner)
    api.fire(page, "submit", user=owner)
    return page


def test_r12_two_reviewers_approve_at_once(unlocked, two):
    for number in range(ROUNDS[unlocked]):
        page = pending(number)
        results = races.at_once(*(races.fire(page, "publish", user) for user in two))
        assert sorted(races.codes(results)) == ["already_decided", "ok"]
        winner = next(result for result in results if isinstance(result, HistoryEntry))
        loser = next(result for result in results if not isinstance(result, HistoryEntry))
        assert winner.actor_name in str(loser)
        assert now(page) == ("published", "none", True)
        races.consistent(page, 2)


def test_r13_approve_and_reject_at_once(unlocked, two):
    outcomes = set()
    for number in range(ROUNDS[unlocked]):
        page = pending(number)
        seen = PageState.objects.get(pk=page.pk).version
        acts = [races.fire(page, "publish", two[0], seen=seen), races.fire(page, "reject", two[1], seen=seen)]
        results = races.at_once(*(acts if number % 2 else acts[::-1]))
        assert sorted(races.codes(results)) == ["already_decided", "ok"]
        races.consistent(page, 2)
        winner = next(result for result in results if isinstance(result, HistoryEntry))
        assert now(page)[0] == winner.to_state
        outcomes.add(winner.to_state)
    assert outcomes <= {"published", "private"}


def test_r14_a_double_click_is_one_decision(unlocked, two):
    for number in range(max(ROUNDS[unlocked] // 5, 2)):
        page = pending(number)
        results = races.at_once(*(races.fire(page, "publish", two[0]) for _ in range(3)))
        assert races.codes(results) == ["ok"] * 3
        assert len({entry.pk for entry in results}) == 1
        races.consistent(page, 2)


def test_several_approvals_at_once_are_all_counted(unlocked, two):
    for number in range(max(ROUNDS[unlocked] // 5, 2)):
        people.follow(ArticlePage, "two_yes")
        try:
            page = pending(number)
        finally:
            people.follow(ArticlePage, "simple_publication")
        results = races.at_once(*(races.fire(page, "publish", user) for user in two))
        assert races.codes(results) == ["ok", "ok"]
        assert now(page)[0] == "published"
        assert not Approval.objects.filter(page=page.pk).exists()
        races.consistent(page, 3)


def test_r16_a_save_against_an_approval_never_publishes_what_nobody_read(unlocked, two):
    owner = people.user("olga")
    for number in range(max(ROUNDS[unlocked] // 5, 2)):
        page = pending(number)
        read = page.get_latest_revision()
        races.at_once(
            races.fire(page, "publish", two[0], revision=read),
            lambda page=page: people.save(page, owner, title="Slipped in"),
        )
        fresh = ArticlePage.objects.get(pk=page.pk)
        assert not (fresh.live and fresh.title == "Slipped in")
        assert fresh.live == (PageState.objects.get(pk=page.pk).state == "published")


def test_r03_two_workers_drain_each_row_once(unlocked, two):
    handled: list[int] = []
    api.handler("counted")(lambda payload: handled.append(payload["number"]))
    OutboxRow.objects.all().delete()
    OutboxRow.objects.bulk_create([OutboxRow(kind="counted", payload={"number": number}) for number in range(20)])
    races.at_once(*(lambda: api.drain(limit=30) for _ in range(3)))
    api.drain(limit=30)
    assert sorted(handled) == list(range(20))
