"""The outbox: written with the change, done after it, each retry bounded."""

from datetime import timedelta

import pytest
from django.utils import timezone

from workflows.models import OutboxRow
from workflows.outbox import drain, handlers, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def handled():
    seen: list[dict] = []
    function = handlers.handler("thing")(seen.append)
    yield seen
    handlers.unregister("thing", function)


def test_rows_are_done_once(handled):
    write.write([("thing", {"number": 1}), ("thing", {"number": 2}), ("nobody's", {})])
    assert drain.drain() == 3
    assert drain.drain() == 0
    assert handled == [{"number": 1}, {"number": 2}]
    assert set(OutboxRow.objects.values_list("status", flat=True)) == {"done"}


def test_a_failure_is_tried_again_later_and_ends_where_somebody_sees_it():
    def fail(_payload):
        raise ConnectionError("refused")

    handlers.handler("failing")(fail)
    write.write([("failing", {})])
    for attempt in range(1, drain.ATTEMPTS + 1):
        OutboxRow.objects.update(due_at=timezone.now())
        assert drain.drain() == 0
        row = OutboxRow.objects.get()
        assert (row.attempts, row.error) == (attempt, "ConnectionError: refused")
        assert row.due_at > timezone.now()
    assert row.status == "failed"
    OutboxRow.objects.update(due_at=timezone.now())
    assert drain.claim() is None
    handlers.unregister("failing", fail)


def test_a_failure_holds_up_nobody_else(handled):
    def fail(_payload):
        raise ValueError

    handlers.handler("failing")(fail)
    write.write([("failing", {}), ("thing", {"number": 1})])
    assert drain.drain() == 1
    assert handled == [{"number": 1}]
    handlers.unregister("failing", fail)


def test_a_claimed_row_is_left_alone_until_its_lease_is_over(handled):
    write.write([("thing", {"number": 1})])
    assert drain.claim() is not None
    assert drain.claim() is None
    OutboxRow.objects.update(due_at=timezone.now() - timedelta(seconds=1))
    assert drain.drain() == 1


def test_waits_grow_up_to_an_hour():
    waits = [drain.backoff(attempt) for attempt in range(1, 12)]
    assert waits[:3] == [timedelta(seconds=10), timedelta(seconds=20), timedelta(seconds=40)]
    assert waits[-1] == timedelta(hours=1)


def test_a_kind_that_never_gives_up_is_tried_every_five_minutes_until_it_is_done():
    def fail(_payload):
        raise ConnectionError("refused")

    handlers.handler("patient", gives_up=False)(fail)
    write.write([("patient", {})])
    for _attempt in range(2 * drain.ATTEMPTS):
        OutboxRow.objects.update(due_at=timezone.now())
        assert drain.drain() == 0
    row = OutboxRow.objects.get()
    assert row.status == OutboxRow.Status.WAITING
    assert row.due_at <= timezone.now() + drain.OFTEN
    handlers.unregister("patient", fail)
    OutboxRow.objects.update(due_at=timezone.now())
    assert drain.drain() == 1
