"""Time a submission and a publication through the door against Wagtail's own moderation, in the same run.

Usage: transitions.py [--pages N] [--queries]. Both sides work on pages with the same text, in one transaction each,
committed, on a PostgreSQL server of their own; theirs in a workflow with one GroupApprovalTask. Fails when a
submission is not at least 4 times, or a publication not at least 2 times, as fast as Wagtail's.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bare import in_bare_project, middle, milliseconds, queries

WANTED = {"submit": 4.0, "publish": 2.0}
TEXT = "<p>Peers meet every Tuesday, and everybody is welcome.</p>" * 20


@dataclass
class People:
    """Who writes and who decides, on both sides."""

    owner: Any
    reviewer: Any


def people() -> People:
    """Make them, with a group of five reviewers."""
    from django.contrib.auth import get_user_model
    from django.contrib.auth.models import Group
    from wagtail.models import GroupPagePermission, Page

    from workflows.models import GroupRole

    reviewers = Group.objects.create(name="Reviewers")
    GroupRole.objects.create(group=reviewers, role="Reviewer")
    root = Page.get_first_root_node()
    for action in ("change", "publish"):
        GroupPagePermission.objects.create(group=reviewers, page=root, permission_type=action)
    users = [get_user_model().objects.create_user(f"reviewer{number}", f"{number}@example.org") for number in range(5)]
    reviewers.user_set.set(users)
    return People(get_user_model().objects.create_user("owner", "owner@example.org"), users[0])


def make(model: type[Any], count: int, owner: Any) -> list[Any]:
    """Return drafts with one revision each, as they are read from the database."""
    from wagtail.models import Page

    parent = Page.get_first_root_node().add_child(instance=model(title=f"All {model.__name__}", live=False))
    for number in range(count):
        page = model(title=f"{model.__name__} {number}", body=TEXT, live=False, owner=owner)
        parent.add_child(instance=page).save_revision(user=owner)
    return list(model.objects.child_of(parent).order_by("pk"))


def wagtails_workflow() -> Any:
    """Return a workflow with one task that the reviewers approve."""
    from django.contrib.auth.models import Group
    from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowPage, WorkflowTask

    task = GroupApprovalTask.objects.create(name="Approval")
    task.groups.add(Group.objects.get(name="Reviewers"))
    workflow = Workflow.objects.create(name="Moderation")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.update_or_create(page=Page.get_first_root_node(), defaults={"workflow": workflow})
    return workflow


def theirs(workflow: Any, who: People) -> dict[str, Callable[[Any], Any]]:
    """Return what Wagtail does when somebody submits, and when somebody approves."""

    def submit(page: Any) -> None:
        workflow.start(page, who.owner)

    def publish(page: Any) -> None:
        task_state = page.current_workflow_task_state
        task_state.task.specific.on_action(task_state, who.reviewer, "approve")

    return {"submit": submit, "publish": publish}


def ours(who: People) -> dict[str, Callable[[Any], Any]]:
    """Return the same through the door."""
    from workflows import api

    return {
        "submit": lambda page: api.fire(page, "submit", user=who.owner),
        "publish": lambda page: api.fire(page, "publish", user=who.reviewer),
    }


def in_one_transaction(work: Callable[[Any], Any], page: Any) -> Callable[[], Any]:
    """Return `work` on `page`, read anew beforehand, as one committed transaction."""
    from django.db import transaction

    page = type(page).objects.get(pk=page.pk)

    def do() -> None:
        with transaction.atomic():
            work(page)

    return do


def measure(count: int, *, shows_queries: bool) -> int:
    """Run both, in turns; print what came out; return the exit status."""
    from workflows.tests.bare.pages.models import ArticlePage, PlainPage

    who = people()
    sides = {"wagtail": theirs(wagtails_workflow(), who), "workflows": ours(who)}
    drafts = {"wagtail": make(PlainPage, count + 6, who.owner), "workflows": make(ArticlePage, count + 6, who.owner)}
    times: dict[tuple[str, str], list[float]] = {(side, act): [] for side in sides for act in WANTED}
    counts: dict[tuple[str, str], int] = {}
    for number in range(count + 6):
        for act in WANTED:
            for side, acts in sides.items():
                do = in_one_transaction(acts[act], drafts[side][number])
                if number == 5:  # the first five fill the caches
                    statements = queries(do)
                    counts[side, act] = len(statements)
                    if shows_queries:
                        print(f"--- {side} {act}", *statements, sep="\n")
                elif number < 5:
                    do()
                else:
                    times[side, act].append(milliseconds(do))
    for side in sides:
        assert all(type(page).objects.get(pk=page.pk).live for page in drafts[side])
    return report(times, counts)


def report(times: dict[tuple[str, str], list[float]], counts: dict[tuple[str, str], int]) -> int:
    """Print the medians, the ratios and the counts; return the exit status."""
    missed = 0
    print(f"{'':8} {'Wagtail':>20} {'workflows':>20} {'ratio':>8} {'wanted':>8}")
    for act, wanted in WANTED.items():
        before, now = middle(times["wagtail", act]), middle(times["workflows", act])
        cells = [
            f"{before:.2f} ms, {counts['wagtail', act]} queries",
            f"{now:.2f} ms, {counts['workflows', act]} queries",
        ]
        print(f"{act:8} {cells[0]:>20} {cells[1]:>20} {before / now:8.2f} {wanted:8.1f}")
        missed += before / now < wanted
    return missed


def main() -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--queries", action="store_true", help="print the statements too")
    options = parser.parse_args()
    return in_bare_project("postgresql", lambda: measure(options.pages, shows_queries=options.queries))


if __name__ == "__main__":
    raise SystemExit(main())
