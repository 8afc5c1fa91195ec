"""The order of locks, all or nothing, and what happens when the database asks to do it all again."""

import re

import pytest
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, WorkflowState

from workflows import api
from workflows.engine import history, projection, publishing, retry
from workflows.models import HistoryEntry, OutboxRow
from workflows.tests.engine.people import now


class DeadlockError(Exception):
    sqlstate = "40P01"


def deadlock() -> OperationalError:
    error = OperationalError("deadlock detected")
    error.__cause__ = DeadlockError()
    return error


@pytest.mark.django_db
@pytest.mark.parametrize(("transition", "who"), [("submit", "owner"), ("publish", "manager")])
def test_r23_the_row_of_the_state_is_always_the_first_to_be_locked(page, owner, manager, transition, who):
    with CaptureQueriesContext(connection) as queries:
        api.fire(page, transition, user={"owner": owner, "manager": manager}[who])
    statements = [query["sql"] for query in queries if not query["sql"].startswith(("SAVEPOINT", "RELEASE", "BEGIN"))]
    assert '"workflows_pagestate"' in statements[0]
    if connection.features.has_select_for_update:
        assert re.search(r"FOR UPDATE OF s\b", statements[0])
    written = [sql for sql in statements if sql.startswith(("UPDATE", "INSERT", "DELETE"))]
    assert written


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("times", [1, 2])
def test_r23_the_whole_transition_is_done_again_after_a_deadlock(page, owner, monkeypatch, times):
    original, left = history.write_down, [times]

    def fail_sometimes(deed):
        if left[0]:
            left[0] -= 1
            raise deadlock()
        return original(deed)

    monkeypatch.setattr(history, "write_down", fail_sometimes)
    api.fire(page, "submit", user=owner)
    assert now(page)[0] == "pending"
    assert HistoryEntry.objects.count() == WorkflowState.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_r23_the_retries_are_bounded(page, owner, monkeypatch):
    tried: list[int] = []

    def always(_deed):
        tried.append(1)
        raise deadlock()

    monkeypatch.setattr(history, "write_down", always)
    with pytest.raises(OperationalError):
        api.fire(page, "submit", user=owner)
    assert len(tried) == retry.ATTEMPTS
    assert now(page)[0] == "private"


@pytest.mark.django_db
def test_r23_inside_another_transaction_nothing_is_repeated(page, owner, monkeypatch):
    tried: list[int] = []

    def always(_deed):
        tried.append(1)
        raise deadlock()

    monkeypatch.setattr(history, "write_down", always)
    with pytest.raises(OperationalError):
        api.fire(page, "submit", user=owner)
    assert len(tried) == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("error", [OperationalError("server closed the connection unexpectedly"), MemoryError()])
@pytest.mark.parametrize(
    ("module", "name"),
    [(projection, "end"), (publishing, "publish"), (history, "write_down"), (history, "_log"), (history, "write")],
)
def test_r22_a_loss_in_the_middle_leaves_nothing_behind(page, owner, reviewer, monkeypatch, module, name, error):
    api.fire(page, "submit", user=owner)
    lines, rows = HistoryEntry.objects.count(), OutboxRow.objects.count()

    def lost(*_args, **_kwargs):
        raise error

    monkeypatch.setattr(module, name, lost)
    with pytest.raises(type(error)):
        api.fire(page, "publish", user=reviewer)
    monkeypatch.undo()
    assert now(page) == ("pending", "none", False)
    assert (HistoryEntry.objects.count(), OutboxRow.objects.count()) == (lines, rows)
    assert WorkflowState.objects.get().status == "in_progress"
    api.fire(page, "publish", user=reviewer)
    assert Page.objects.get(pk=page.pk).live
