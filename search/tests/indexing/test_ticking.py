"""What the clock brings."""

import logging
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from peer_pages.models import InitiativePage
from peer_pages.tests import factories
from search.catalogue.ids import contact_id, page_id
from search.engines import registry
from search.engines.base import EngineError
from search.indexing import ticking
from search.indexing.models import Chore, comparing
from search.indexing.rebuilding import Differences, rebuild
from search.tests.conftest import Ask, titles
from workflows import api
from workflows import tick as workflows_tick

HOUR = timedelta(hours=1)


def move_clock(monkeypatch: pytest.MonkeyPatch, by: timedelta) -> None:
    """Let it be so much later."""
    now = timezone.now() + by
    monkeypatch.setattr(timezone, "now", lambda: now)


def index() -> None:
    """Make the index, with nothing left that waits for it."""
    rebuild(registry.engine())
    while api.drain():
        pass


def record(identity: str) -> Any:
    return registry.engine().read([identity]).get(identity)


@pytest.mark.django_db
def test_the_tick_of_the_site_is_told() -> None:
    assert ticking.tick in workflows_tick._more


@pytest.mark.django_db
def test_an_event_that_is_over_is_written_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    event = factories.make_event("Dagen", starts_at=timezone.now() + HOUR, ends_at=timezone.now() + 2 * HOUR)
    index()
    before = record(page_id(event.pk))
    assert ticking.tick() == 0
    move_clock(monkeypatch, 3 * HOUR)
    assert ticking.tick() == 1
    after = record(page_id(event.pk))
    assert (before["status"], after["status"]) == ("active", "ended")
    assert ticking.tick() == 0


@pytest.mark.django_db
def test_a_person_whose_consent_ended_is_taken_away(monkeypatch: pytest.MonkeyPatch) -> None:
    person = factories.make_contact(withdrawn_on=timezone.localdate() + timedelta(days=2))
    index()
    assert record(contact_id(person.pk, "da"))
    move_clock(monkeypatch, timedelta(days=3))
    assert ticking.tick() == 1
    assert record(contact_id(person.pk, "da")) is None


@pytest.mark.django_db
def test_what_was_checked_a_year_ago_counts_no_more(monkeypatch: pytest.MonkeyPatch, ask: Ask) -> None:
    checked = factories.make_initiative("Huset", last_checked_on=timezone.localdate())
    index()
    before = record(page_id(checked.pk))["changes"]
    move_clock(monkeypatch, timedelta(days=400))
    ticking.tick()
    assert record(page_id(checked.pk)).get("changes", 0) == 0 < before


@pytest.mark.django_db
def test_more_than_one_tick_can_do_follows_in_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    for _one in range(3):
        factories.make_event(starts_at=timezone.now() + HOUR)
    index()
    Chore.take(comparing("embedded"), timedelta(days=1))
    monkeypatch.setattr(ticking, "MOST", 2)
    move_clock(monkeypatch, 3 * HOUR)
    assert [ticking.tick() for _each in range(3)] == [2, 1, 0]


@pytest.mark.django_db
def test_once_a_day_what_differs_is_mended_and_told(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, ask: Ask
) -> None:
    page = factories.make_initiative("Vagtel")
    rebuild(registry.engine())
    ticking.tick()
    InitiativePage.objects.filter(pk=page.pk).update(title="Ugle")
    assert ticking.tick() == 0
    move_clock(monkeypatch, timedelta(days=1, minutes=1))
    with caplog.at_level(logging.WARNING):
        assert ticking.tick() == 1
    assert "1 written, 0 removed" in caplog.text
    assert titles(ask("ugle")) == ["Ugle"]


@pytest.mark.django_db
def test_an_engine_that_cannot_be_healed_keeps_the_others_from_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails() -> None:
        raise EngineError("There is no room.")

    rebuild(registry.engine())
    monkeypatch.setattr(ticking, "heal_in_turn", fails)
    assert ticking.tick() == 0
    assert set(Chore.objects.values_list("name", flat=True)) == {"forget", "compare embedded"}


@pytest.mark.django_db
def test_an_engine_that_could_not_be_compared_is_compared_when_it_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = []

    def fails(engine: Any) -> Differences:
        compared.append(engine.name)
        if len(compared) == 1:
            raise EngineError("It is away.")
        return Differences(0, 0)

    rebuild(registry.engine())
    monkeypatch.setattr(ticking, "reconcile", fails)
    ticking.tick()
    registry.forget()
    move_clock(monkeypatch, timedelta(minutes=11))
    ticking.tick()
    assert compared == ["embedded", "embedded"]


@pytest.mark.django_db
def test_a_chore_is_due_once_in_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    taken = [Chore.take("x", HOUR), Chore.take("x", HOUR), Chore.take("y", HOUR)]
    move_clock(monkeypatch, HOUR)
    assert [*taken, Chore.take("x", HOUR)] == [True, False, True, True]


@pytest.mark.django_db
def test_a_chore_begun_in_the_future_is_due() -> None:
    Chore.objects.create(name="x", begun_at=timezone.now() + HOUR)
    assert Chore.take("x", HOUR)


@pytest.mark.django_db
def test_of_two_that_take_a_chore_at_once_one_gets_it(monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[bool] = []
    look = Chore.objects.get_or_create

    def look_while_another_takes_it(**values: Any) -> Any:
        found = look(**values)
        monkeypatch.setattr(Chore.objects, "get_or_create", look)
        taken.append(Chore.take("x", HOUR))
        return found

    monkeypatch.setattr(Chore.objects, "get_or_create", look_while_another_takes_it)
    assert [Chore.take("x", HOUR), *taken] == [False, True]
