"""What Wagtail shows of our reviews cannot be switched off or thrown away from Wagtail's side."""

from typing import Any

from django.db.models.signals import pre_delete, pre_save
from django.utils.translation import gettext as _
from wagtail.models import Task, TaskState, Workflow, WorkflowState, WorkflowTask

from workflows.errors import Protected
from workflows.models import StateReviewTask


def connect() -> None:
    """Listen; called once, when Django is ready."""
    pre_save.connect(keep_workflow_active, sender=Workflow, dispatch_uid="workflows.keep_workflow_active")
    pre_save.connect(keep_task_active, sender=StateReviewTask, dispatch_uid="workflows.keep_task_active")
    pre_save.connect(keep_task_active, sender=Task, dispatch_uid="workflows.keep_base_task_active")
    for sender in (Workflow, WorkflowTask, StateReviewTask):
        pre_delete.connect(keep_reviews, sender=sender, dispatch_uid=f"workflows.keep_{sender.__name__}")


def keep_workflow_active(instance: Workflow, raw: bool, **_kwargs: Any) -> None:
    """Refuse to deactivate a Wagtail workflow that shows reviews of ours: they would end, and their pages wait on."""
    if not raw and instance.pk and not instance.active and is_ours(instance):
        raise Protected(_("This workflow shows reviews by workflow state; it is not switched off here."))


def keep_task_active(instance: Task, raw: bool, **_kwargs: Any) -> None:
    """Refuse the same for the task."""
    if not raw and instance.pk and not instance.active and StateReviewTask.objects.filter(pk=instance.pk).exists():
        raise Protected(_("This task shows the reviews of a workflow; it goes when no page follows the workflow."))


def keep_reviews(instance: Any, **_kwargs: Any) -> None:
    """Refuse to delete what reviews under way hang on."""
    workflow = instance if isinstance(instance, Workflow) else None
    if isinstance(instance, WorkflowTask):
        workflow = instance.workflow
        if not StateReviewTask.objects.filter(pk=instance.task_id).exists():
            return
    if _under_way(instance, workflow):
        raise Protected(_("Pages are waiting for review there; nothing of it can be deleted now."))


def is_ours(workflow: Workflow) -> bool:
    """Return whether the Wagtail workflow shows reviews by workflow state."""
    return StateReviewTask.objects.filter(workflow_tasks__workflow=workflow).exists()


def _under_way(instance: Any, workflow: Workflow | None) -> bool:
    if workflow is None:
        return TaskState.objects.filter(task=instance, status=TaskState.STATUS_IN_PROGRESS).exists()
    return is_ours(workflow) and WorkflowState.objects.active().filter(workflow=workflow).exists()
