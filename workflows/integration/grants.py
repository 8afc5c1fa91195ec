"""The places where a user has been given something to do, read once per request."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from wagtail.models import Page

from workflows import api
from workflows.definitions.rolemap import roles_with
from workflows.models import GroupRole, LocalRole
from workflows.vocabulary import LOGGED_IN, Permission, Role

CACHE = "_workflow_places"


def places_of(user: Any) -> list[Page]:
    """Return the pages where `user` has a role: given there, or everywhere (the root); else the pages they own."""
    return _read(user)[0]


def has_role_for(user: Any, permissions: Iterable[str]) -> bool:
    """Return whether `user` has, somewhere, a role that holds one of `permissions` site-wide."""
    held = _read(user)[1]
    return any(held & roles_with(permission) for permission in permissions)


def _read(user: Any) -> tuple[list[Page], frozenset[str]]:
    if not hasattr(user, CACHE):
        setattr(user, CACHE, _places_and_roles(user))
    return getattr(user, CACHE)


def _places_and_roles(user: Any) -> tuple[list[Page], frozenset[str]]:
    if not user.is_active or user.is_anonymous:
        return [], frozenset()
    everywhere = set(GroupRole.objects.filter(group__user=user).values_list("role", flat=True))
    local = LocalRole.objects.filter(Q(user=user) | Q(group__user=user)).select_related("page")
    places = {grant.page.path: grant.page for grant in local}
    roles = everywhere | {grant.role for grant in local}
    if everywhere:
        places = {"": Page.get_first_root_node()}
    of_user = Page.objects.filter(owner=user, workflow_record__isnull=False)
    if not places:
        # Owning a page opens nothing where the workflow gives its owner nothing.
        of_user = of_user.filter(api.pages_with(user, Permission.ACCESS))
    owned = list(of_user[:100])
    roles |= {Role.OWNER} if owned else set()
    return list(places.values()) or owned, frozenset(roles - LOGGED_IN)
