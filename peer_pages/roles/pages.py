"""Which pages are somebody's own, and which they may link to."""

from typing import Any

from django.db.models import F, Q, QuerySet
from wagtail.models import Page
from wagtail.permissions import policy_registry

from peer_pages.roles.who import is_editor

WRITING = frozenset({"add", "change"})


def own_pages(user: Any) -> QuerySet[Page]:
    """Return the pages that `user` may write."""
    return policy_registry.get_by_type(Page).instances_user_has_any_permission_for(user, WRITING)


def explorable_pages(user: Any) -> QuerySet[Page]:
    """Return the user's own pages and those on the way to them, but for the root of all, which tells nothing."""
    pages = policy_registry.get_by_type(Page).explorable_instances(user)
    return pages if is_editor(user) else pages.exclude(depth=1)


def linkable_pages(user: Any) -> QuerySet[Page]:
    """Return the pages that `user` may link to: own ones and what the public sees; editors link to all.

    The admin shows a page's draft title, so others' pages are out for as long as theirs differs from the public one.
    """
    if is_editor(user):
        return Page.objects.all()
    public = Page.objects.live().public().filter(Q(draft_title=F("title")) | Q(depth=1))
    way = Q(pk__in=explorable_pages(user).values("pk"))
    return Page.objects.filter(Q(pk__in=public.values("pk")) | way)
