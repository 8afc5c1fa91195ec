"""When the last reviewer goes: the reviews fall to those who run the site, and an alarm says so."""

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db.models import Q
from django.db.models.signals import m2m_changed, post_delete, post_save
from wagtail.models import TaskState

from workflows.definitions.rolemap import roles_with
from workflows.models import GroupRole, LocalRole, OutboxRow
from workflows.outbox.write import ALARM, write
from workflows.vocabulary import Permission, Role

NO_REVIEWERS = "no_reviewers"
FALLBACK = (Role.SITE_ADMINISTRATOR, Role.MANAGER)
"""Who reviews when nobody else does: they hold the permission in the role map anyway."""


def connect() -> None:
    """Listen; called once, when Django is ready."""
    user = get_user_model()
    post_delete.connect(somebody_left, sender=GroupRole, dispatch_uid="workflows.role_withdrawn")
    post_delete.connect(somebody_left, sender=LocalRole, dispatch_uid="workflows.local_role_withdrawn")
    post_delete.connect(somebody_left, sender=Group, dispatch_uid="workflows.group_deleted")
    post_delete.connect(somebody_left, sender=user, dispatch_uid="workflows.user_deleted")
    post_save.connect(somebody_changed, sender=user, dispatch_uid="workflows.user_saved")
    m2m_changed.connect(membership_changed, sender=user.groups.through, dispatch_uid="workflows.membership")


def somebody_changed(instance: Any, created: bool, raw: bool = False, **_kwargs: Any) -> None:
    """Look when an account is switched off. Its sessions end by themselves: Django loads no inactive user."""
    if not created and not raw and not instance.is_active:
        somebody_left()


def membership_changed(action: str, **_kwargs: Any) -> None:
    """Look when somebody leaves a group."""
    if action in {"post_remove", "post_clear"}:
        somebody_left()


def somebody_left(**_kwargs: Any) -> None:
    """Write one alarm when pages wait and the last reviewer is gone."""
    if not _pages_wait() or reviewers().exists() or _already_said():
        return
    write([(ALARM, {"alarm": NO_REVIEWERS, "fallback": [str(role) for role in FALLBACK]})])


def reviewers() -> Any:
    """Return the active users who review somewhere, those aside who do so only as the fallback."""
    roles = roles_with(Permission.REVIEW) - set(FALLBACK)
    by_group = Q(groups__workflow_roles__role__in=roles) | Q(groups__local_roles__role__in=roles)
    return get_user_model().objects.filter(by_group | Q(local_roles__role__in=roles), is_active=True).distinct()


def _pages_wait() -> bool:
    return TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS, task__statereviewtask__isnull=False).exists()


def _already_said() -> bool:
    waiting = OutboxRow.objects.filter(kind=ALARM, status=OutboxRow.Status.WAITING)
    return waiting.filter(payload__alarm=NO_REVIEWERS).exists()
