"""The one generic Wagtail task that shows our review step in Wagtail's own dashboard and bar."""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.models import Task, TaskState

from workflows.errors import Protected

if TYPE_CHECKING:
    from wagtail.models import Page


class StateReviewTask(Task):
    """A page waits in its review state; the actions are the transitions the user may fire.

    What it answers is in `workflows.integration.task`, which needs the models and therefore comes after them.
    """

    definition = models.CharField(max_length=100, unique=True, editable=False)
    """The workflow this is the review step of."""

    # There is nothing to fill in; Wagtail's form of a task stops at a read-only field it does not have.
    admin_form_fields: list[str] = []
    admin_form_readonly_on_edit_fields: list[str] = []

    class Meta:
        verbose_name = _("review by workflow state")
        verbose_name_plural = _("reviews by workflow state")

    def get_actions(self, obj: "Page", user: Any) -> list[tuple[str, str, bool]]:
        """Return the transitions that `user` may fire."""
        return _answers().actions(obj, user)

    def on_action(self, task_state: TaskState, user: Any, action_name: str, /, **kwargs: Any) -> None:
        """Fire a transition on the page of `task_state`; raise `TransitionRefused` when the door stays shut.

        `kwargs` is whatever the browser sent: no name in it may stand for one of ours.
        """
        _answers().act(task_state, user, action_name, kwargs)

    def get_task_states_user_can_moderate(self, user: Any, **_kwargs: Any) -> QuerySet[TaskState]:
        """Return the review steps that wait for `user`, in one query."""
        return _answers().moderated_by(self, user)

    def user_can_access_editor(self, obj: "Page", user: Any) -> bool:
        """Return whether there is something for `user` to decide."""
        return bool(_answers().actions(obj, user))

    def locked_for_user(self, obj: "Page", user: Any) -> bool:
        """Return whether `user` may not write in the page while it waits."""
        return not _answers().may_modify(obj, user)

    def user_can_lock(self, obj: "Page", user: Any) -> bool:
        """Return whether `user` may keep others from writing."""
        return _answers().may_modify(obj, user)

    def start(self, workflow_state: Any, user: Any = None) -> TaskState:
        """Refuse: a review begins with a transition."""
        raise Protected(_("A review by workflow state begins with a transition of the page's workflow."))

    def deactivate(self, user: Any = None) -> None:
        """Refuse: it would end every review without a decision, and the pages would wait for nobody."""
        raise Protected(_("This task shows the reviews of a workflow; it goes when no page follows the workflow."))

    @classmethod
    def get_description(cls) -> str:
        """Return what the task does."""
        return str(_("Shows pages that wait in a state of their workflow; who may decide follows from their state."))


def _answers() -> Any:
    from workflows.integration import task  # noqa: PLC0415

    return task
