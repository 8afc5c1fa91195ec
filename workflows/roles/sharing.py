"""Giving and withdrawing roles on one page (Plone's sharing page)."""

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Any

from django.contrib.auth.models import Group
from wagtail.models import Page

from workflows.models import LocalRole, RoleBlock
from workflows.vocabulary import Role

_STAFF = frozenset({Role.SITE_ADMINISTRATOR, Role.MANAGER})

GIVEN_BY: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        Role.READER: frozenset({Role.OWNER, Role.EDITOR, Role.REVIEWER}) | _STAFF,
        Role.CONTRIBUTOR: frozenset({Role.OWNER}) | _STAFF,
        Role.EDITOR: frozenset({Role.OWNER, Role.EDITOR}) | _STAFF,
        Role.REVIEWER: frozenset({Role.REVIEWER}) | _STAFF,
    }
)
"""The roles that are given page by page, and whose it is to give each (Plone 6.2's "Sharing page: Delegate … role")."""


def givable(roles: Collection[str]) -> list[str]:
    """Return the roles that somebody with `roles` may give and withdraw."""
    return [role for role, givers in GIVEN_BY.items() if not givers.isdisjoint(roles)]


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
