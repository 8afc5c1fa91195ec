"""Many at once: threads with connections of their own, all let go in the same moment."""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from threading import Barrier
from typing import Any

from django.db import connections
from wagtail.models import Page, TaskState, WorkflowState

from workflows import api
from workflows.errors import TransitionRefused
from workflows.models import HistoryEntry, PageState

RACES = int(os.environ.get("WORKFLOWS_RACES", "100"))


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """Run `acts` in threads, at the same time; return what each returned, or the exception it raised."""
    gate = Barrier(len(acts))

    def run(act: Callable[[], Any]) -> Any:
        try:
            gate.wait(timeout=30)
            return act()
        except Exception as error:
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def fire(page: Page, transition: str, user: Any, **brought: Any) -> Callable[[], HistoryEntry]:
    """Return an act: fire, on the page as it was read before."""
    return lambda: api.fire(page, transition, user=user, **brought)


def codes(results: list[Any]) -> list[str]:
    """Return what each act came to: "ok", the code of the refusal, or the name of another exception."""
    return [
        result.code
        if isinstance(result, TransitionRefused)
        else type(result).__name__
        if isinstance(result, Exception)
        else "ok"
        for result in results
    ]


def consistent(page: Page, transitions: int) -> None:
    """Assert that the page, its state, its history, Wagtail's log and the projection tell the same story."""
    record, fresh = PageState.objects.get(pk=page.pk), Page.objects.get(pk=page.pk)
    entries = list(HistoryEntry.objects.filter(page=page.pk))
    assert len(entries) == transitions
    assert (entries[-1].to_state, entries[-1].to_track) == (record.state, record.track)
    assert all(before.to_state == after.from_state for before, after in pairwise(entries))
    assert fresh.live == (record.state == "published")
    if fresh.live:
        assert fresh.live_revision_id == record.published_id == entries[-1].revision_key
    active = WorkflowState.objects.filter(object_id=str(page.pk), status="in_progress").count()
    assert active == (record.state == "pending")
    assert TaskState.objects.filter(workflow_state__object_id=str(page.pk), status="in_progress").count() == active
