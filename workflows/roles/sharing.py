"""Giving and withdrawing roles on one page (Plone's sharing page)."""

from typing import Any

from django.contrib.auth.models import Group
from wagtail.models import Page

from workflows.models import LocalRole, RoleBlock


def give(page: Page, role: str, *, user: Any = None, group: Group | None = None) -> LocalRole:
    """Give `role` on `page` and below to a user or to a group; giving it twice changes nothing."""
    return LocalRole.objects.get_or_create(page_id=page.pk, user=user, group=group, role=role)[0]


def withdraw(page: Page, role: str, *, user: Any = None, group: Group | None = None) -> bool:
    """Take `role` on `page` from a user or a group; return whether they had it."""
    return bool(LocalRole.objects.filter(page_id=page.pk, user=user, group=group, role=role).delete()[0])


def block(page: Page) -> None:
    """Let `page` and what is below it inherit no local roles from above."""
    RoleBlock.objects.get_or_create(page_id=page.pk)


def unblock(page: Page) -> None:
    """Let `page` inherit local roles again."""
    RoleBlock.objects.filter(page_id=page.pk).delete()
