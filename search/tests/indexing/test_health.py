"""How the search is, as code and as the command tells it."""

import io
import json
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import timezone

from peer_pages.tests import factories
from search.commands.status import as_text
from search.engines import registry
from search.engines.schema import VERSION
from search.indexing.health import LATE, STALE, health
from search.indexing.models import Chore, comparing
from search.indexing.rebuilding import rebuild
from workflows.models import OutboxRow

pytestmark = pytest.mark.django_db


@pytest.fixture
def indexed() -> None:
    factories.make_course()
    rebuild(registry.engine())
    OutboxRow.objects.all().delete()


def waiting(kind: str, status: str, since: timedelta) -> None:
    OutboxRow.objects.create(kind=kind, status=status, created_at=timezone.now() - since)


WAITS = [
    ("a change just now", "search", "waiting", timedelta(0), True),
    ("a page that waits for long", "index", "waiting", 2 * LATE, False),
    ("a change that waits for long", "search", "waiting", 2 * LATE, False),
    ("a change that was given up", "search", "failed", 2 * LATE, False),
    ("a change that was done", "search", "done", 2 * LATE, True),
    ("mail that waits", "transition", "waiting", 2 * LATE, True),
]


@pytest.mark.parametrize(("kind", "status", "since", "well"), [w[1:] for w in WAITS], ids=[w[0] for w in WAITS])
def test_what_waits_for_long_is_not_well(indexed: None, kind: str, status: str, since: timedelta, well: bool) -> None:
    waiting(kind, status, since)
    assert health().is_well is well
    assert exit_status() == (0 if well else 1)


def test_r19_without_an_index_nothing_is_well() -> None:
    assert not health().is_well
    assert exit_status() == 1


def test_health_says_when_the_database_was_compared_last(indexed: None) -> None:
    assert health().compared_at is None
    Chore.take(comparing("embedded"), timedelta(days=1))
    compared = health().compared_at
    assert compared is not None
    assert timezone.now() - compared < timedelta(minutes=1)
    Chore.put_back(comparing("embedded"))
    assert health().compared_at is None


@pytest.mark.parametrize(("age", "well"), [(STALE - timedelta(hours=1), True), (STALE + timedelta(hours=1), False)])
def test_a_comparison_that_has_stopped_is_not_well(indexed: None, age: timedelta, well: bool) -> None:
    Chore.take(comparing("embedded"), timedelta(days=1))
    Chore.objects.update(begun_at=timezone.now() - age)
    assert health().is_well is well
    assert exit_status() == (0 if well else 1)
    assert as_text(health()).endswith("UTC" if well else "UTC, too long ago")


def test_both_engines_are_looked_at(indexed: None, settings: Any) -> None:
    settings.SEARCH_ENGINE, settings.SEARCH_URL = "elasticsearch", "http://127.0.0.1:1"
    registry.forget()
    found = health()
    assert [(one.engine, one.healthy) for one in found.engines] == [("elasticsearch", False), ("embedded", True)]
    assert "127.0.0.1:1 does not answer" in found.engines[0].problem
    assert not found.is_well


def status(*arguments: str) -> str:
    out = io.StringIO()
    call_command("search", "status", *arguments, stdout=out)
    return out.getvalue()


def exit_status() -> int:
    try:
        status()
    except CommandError as error:
        return error.returncode
    return 0


def test_the_command_says_in_lines_how_it_is(indexed: None) -> None:
    waiting("search", "waiting", timedelta(minutes=1))
    engine, waits, compared = status().strip().splitlines()
    assert engine.startswith("embedded: ")
    assert f" documents in v{VERSION}-" in engine
    assert waits.startswith("waiting to be indexed: 1, the oldest since 20")
    assert compared == "last compared: never"


def test_the_command_says_the_same_as_json(indexed: None) -> None:
    told = json.loads(status("--json"))
    assert (told["waiting"], told["waiting_since"], told["engines"][0]["healthy"]) == (0, None, True)
