"""The review step as Wagtail sees it: what `StateReviewTask` answers. Each answer is asked of the engine anew."""

from typing import Any

from django.db.models import CharField, QuerySet
from django.db.models.functions import Cast
from wagtail.models import Page, TaskState

from workflows import api
from workflows.definitions.tables import Transition
from workflows.integration.forms import asks_for_something
from workflows.vocabulary import Permission


def actions(page: Page, user: Any) -> list[tuple[str, str, bool]]:
    """Return (transition, label, whether a form is to be shown first) for what `user` may do with the page."""
    return [(one.id, label_of(one), asks_for_something(one)) for one in api.transitions_for(page, user)]


def label_of(transition: Transition) -> str:
    """Return what stands on the button."""
    return str(transition.action.label or transition.title or transition.id)


def act(task_state: TaskState, user: Any, action: str, extra: dict[str, Any]) -> None:
    """Fire the transition on the page and the revision of the review step, whatever page the address named.

    Of what the browser sends along only the comment and the checklist are taken.
    """
    page = task_state.workflow_state.content_object.specific
    ticked = extra.get("checklist", ())
    api.fire(
        page,
        action,
        user=user,
        comment=str(extra.get("comment") or ""),
        checklist=tuple(map(str, ticked)) if isinstance(ticked, list | tuple) else (),
        revision=task_state.revision,
    )


def moderated_by(task: Any, user: Any) -> QuerySet[TaskState]:
    """Return the review steps that wait for `user`."""
    waiting = api.waiting_for(user).order_by().annotate(key=Cast("page_id", CharField())).values("key")
    return task.task_states.filter(status=TaskState.STATUS_IN_PROGRESS, workflow_state__object_id__in=waiting)


def may_modify(page: Page, user: Any) -> bool:
    """Return whether `user` may write in the page while it waits."""
    return api.has_permission(user, page, Permission.VIEW) and api.has_permission(user, page, Permission.MODIFY)


def transition_of(page: Page, transition_id: str) -> Transition | None:
    """Return the transition of the page's workflow, or None."""
    definition = api.workflow_for(page)
    found = [one for one in definition.transitions if one.id == transition_id] if definition else []
    return found[0] if found else None
