"""How Celery is set up: a killed worker loses no task, none waits for a moment of its own, one clock ticks."""

import ast

from django.conf import settings

from peerportal.celery import app
from tests.project.tree import product_modules, relative, syntax

MOMENTS = {"eta", "countdown"}


def test_a_task_is_given_out_again_when_its_worker_or_the_pools_child_dies() -> None:
    assert app.conf.task_acks_late
    assert app.conf.task_reject_on_worker_lost
    assert app.conf.worker_prefetch_multiplier == 1


def test_a_task_is_stopped_well_before_the_broker_gives_it_out_again() -> None:
    assert 2 * app.conf.task_time_limit <= app.conf.broker_transport_options["visibility_timeout"]


def test_the_schedule_is_in_utc_and_has_one_coarse_tick_that_is_not_kept_for_later() -> None:
    assert (app.conf.timezone, app.conf.enable_utc) == ("UTC", True)
    [tick] = settings.CELERY_BEAT_SCHEDULE.values()
    assert tick == {"task": "peer_pages.tasks.do_what_is_due", "schedule": 60, "options": {"expires": 60}}


def test_no_task_changes_this_for_itself() -> None:
    app.loader.import_default_modules()
    ours = [task for name, task in app.tasks.items() if not name.startswith("celery.")]
    assert ours
    limit = app.conf.task_time_limit
    assert {(task.acks_late, task.reject_on_worker_lost, task.time_limit or limit) for task in ours} == {
        (True, True, limit)
    }


def test_no_code_gives_a_task_a_moment_to_run_at() -> None:
    calls = [
        f"{relative(path)}:{node.lineno}"
        for path in product_modules()
        for node in ast.walk(syntax(path))
        if isinstance(node, ast.Call) and MOMENTS & {one.arg for one in node.keywords}
    ]
    assert calls == []
