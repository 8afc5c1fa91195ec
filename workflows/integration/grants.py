"""The places where a user has been given something to do, read once per request."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from django.db.models import Q
from wagtail.models import Page

from workflows import api
from workflows.definitions.rolemap import roles_with
from workflows.models import LocalRole
from workflows.roles.queries import Everywhere
from workflows.vocabulary import EVERYBODY, LOGGED_IN, Permission, Role

CACHE = "_workflow_grants"


def places_of(user: Any) -> list[Page]:
    """Return the pages where `user` has a role: given there, or everywhere (the root); else the pages they own."""
    return _grants(user).places


def has_role_for(user: Any, permissions: Iterable[str]) -> bool:
    """Return whether `user` has, somewhere, a role that holds one of `permissions` site-wide."""
    return any(_grants(user).roles & roles_with(permission) for permission in permissions)


def _grants(user: Any) -> "Grants":
    if not hasattr(user, CACHE):
        setattr(user, CACHE, Grants(user))
    return getattr(user, CACHE)


class Grants:
    """What was given to a user; each part is read when it is asked for."""

    def __init__(self, user: Any) -> None:
        self.user, self.who = user, Everywhere.of(user)
        self.everywhere = self.who.roles - LOGGED_IN - EVERYBODY

    @cached_property
    def places(self) -> list[Page]:
        """The pages where they have a role, or else those they own."""
        if self.everywhere:
            return [Page.get_first_root_node()]
        given = {grant.page.path: grant.page for grant in self.local}
        return list(given.values()) or self.owned

    @cached_property
    def roles(self) -> frozenset[str]:
        """The roles they have somewhere."""
        owner = {Role.OWNER} if self.owned else set()
        return (self.everywhere | {grant.role for grant in self.local} | owner) - LOGGED_IN

    @cached_property
    def local(self) -> list[LocalRole]:
        """The roles on single pages."""
        mine = Q(user=self.user) | Q(group__user=self.user)
        return list(LocalRole.objects.filter(mine).select_related("page")) if self.who.somewhere else []

    @cached_property
    def owned(self) -> list[Page]:
        """Some of the pages that are theirs; one is enough where they have a place besides."""
        if Role.OWNER not in self.who.somewhere:
            return []
        pages = Page.objects.filter(owner=self.user, workflow_record__isnull=False)
        if self.everywhere or self.local:
            return list(pages[:1])
        # Owning a page opens nothing where the workflow gives its owner nothing.
        return list(pages.filter(api.pages_with(self.user, Permission.ACCESS))[:100])
