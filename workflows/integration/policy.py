"""Which pages a user meets in lists: explorer, search, reports, history, APIs."""

from collections.abc import Callable, Hashable, Iterable
from typing import Any

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet
from wagtail.models import GroupPagePermission, Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from workflows import api
from workflows.integration.actions import READ_FIRST, permissions_of
from workflows.integration.grants import has_role_for, places_of
from workflows.integration.tester import WorkflowPagePermissionTester
from workflows.integration.types import of_workflow_type
from workflows.memory import remembered, remembered_each
from workflows.roles.places import paths_to
from workflows.vocabulary import Permission

EXPLORING = frozenset({"add", "change", "publish", "lock", "unlock", "bulk_delete"})
"""Wagtail's permissions that let one explore a page that follows no workflow."""


class WorkflowPagePermissionPolicy(PagePermissionPolicy):
    """Pages that follow a workflow answer from it, in one sub-query; the others keep Wagtail's rules.

    Wagtail's own policy adds one condition per grant, which is slow with many (wagtail#14593).
    """

    def user_has_any_permission(self, user: Any, actions: Iterable[str]) -> bool:
        """Return whether `user` may do any of `actions` to some page.

        All actions together are how Wagtail asks whether somebody has to do with pages at all: a Reader has.
        """
        actions = set(actions)
        if super().user_has_any_permission(user, actions):
            return True
        return bool(places_of(user)) if actions >= EXPLORING else has_role_for(user, permissions_of(actions))

    def user_has_any_permission_for_instance(self, user: Any, actions: Iterable[str], instance: Page) -> bool:
        """Return whether `user` may do any of `actions` to this page."""
        tester = instance.permissions_for_user(user)
        if isinstance(tester, WorkflowPagePermissionTester):
            held = [permission for permission in permissions_of(actions) if tester.has(permission)]
            return any(permission not in READ_FIRST or tester.can_view() for permission in held)
        return super().user_has_any_permission_for_instance(user, set(actions), instance)

    def instances_user_has_any_permission_for(self, user: Any, actions: Iterable[str]) -> QuerySet[Page]:
        """Return the pages to which `user` may do any of `actions`."""
        base = self._base_queryset_for_user(user)
        if base is not None:
            return base
        actions = frozenset(actions)

        def condition() -> Q:
            found = ~of_workflow_type() & self._plain_pages(user, actions)
            for permission in permissions_of(actions):
                held = of_workflow_type() & api.pages_with(user, permission)
                found |= held & api.pages_with(user, Permission.VIEW) if permission in READ_FIRST else held
            return found

        return self._those(user, actions, condition)

    def explorable_instances(self, user: Any) -> QuerySet[Page]:
        """Return the pages whose titles `user` may read in a list."""
        base = self._base_queryset_for_user(user)
        if base is not None:
            return base

        def condition() -> Q:
            plain, ours = self._plain_pages(user, EXPLORING) | self._above_grants(user), of_workflow_type()
            return ~ours & plain | ours & api.pages_with(user, Permission.ACCESS)

        return self._those(user, "explorable", condition)

    def explorable_at(self, user: Any, paths: Iterable[str]) -> dict[str, Page | None]:
        """Return by path the pages there whose titles `user` may read; None for the others."""

        def read(wanted: list[str]) -> dict[str, Page | None]:
            found = self.explorable_instances(user).filter(path__in=wanted)
            return dict.fromkeys(wanted) | {page.path: page for page in found}

        return remembered_each(("explorable", user.pk), paths, read)

    def instances_not_hidden(self, user: Any) -> QuerySet[Page]:
        """Return the pages that no workflow hides from `user`; whether Wagtail's rules do is another question."""
        base = self._base_queryset_for_user(user)
        if base is not None:
            return base
        return self._those(user, "not hidden", lambda: ~of_workflow_type() | api.pages_with(user, Permission.ACCESS))

    def instances_with_direct_explore_permission(self, user: Any) -> Any:
        """Return the pages where exploring begins: those of Wagtail's grants, and those where the user has a role."""
        direct = super().instances_with_direct_explore_permission(user)
        return direct if user.is_superuser else [*direct, *places_of(user)]

    def explorable_root_instance(self, user: Any) -> Page | None:
        """Return the page where the explorer starts; a common ancestor that the user may not see is passed over."""
        root = super().explorable_root_instance(user)
        if root is not None and not user.is_superuser and not root.is_root():
            root = self._nearest_explorable(user, root)
            setattr(user, self._explorable_root_instance_cache_name, root)
        return root

    def narrow_explorable_root(self, user: Any, page: Page) -> None:
        """Let breadcrumbs to `page` begin below the last page above it that `user` may not see, for this request."""
        if user.is_superuser or not user.is_active:
            return
        seen, first = self.explorable_at(user, paths_to(page)), page
        for path in reversed(paths_to(page)[1:-1]):
            above = seen[path]
            if above is None:
                setattr(user, self._explorable_root_instance_cache_name, first)
                first.is_explored = True
                return
            first = above

    def _nearest_explorable(self, user: Any, page: Page) -> Page:
        if getattr(page, "is_explored", False):
            return page
        seen = self.explorable_at(user, paths_to(page))
        nearest = next((seen[path] for path in reversed(paths_to(page)) if seen[path]), None)
        nearest = nearest or Page.get_first_root_node()
        nearest.is_explored = True  # the answer is kept on the user, and asked for all over the admin
        return nearest

    def _those(self, user: Any, name: Hashable, condition: Callable[[], Q]) -> QuerySet[Page]:
        """Return the pages by their keys: Wagtail's search filters further, and reads only plain conditions.

        A request asks for the same pages many times over, and to put the question together takes longer than to ask it.
        """

        def pages() -> QuerySet[Page]:
            return self.model.objects.filter(pk__in=Page.objects.filter(condition()).values("pk"))

        return remembered(("pages", user.pk, name), pages).all()

    def _plain_pages(self, user: Any, actions: Iterable[str]) -> Q:
        """Return Wagtail's rule in one sub-query: a grant on the page or above it; with "add", also for one's own."""
        actions = set(actions)
        inside = Q(place__startswith=F("page__path"))
        condition = Q(Exists(self._grants(user, actions).filter(inside)))
        if "change" in actions and "add" not in actions:
            condition |= Q(Exists(self._grants(user, {"add"}).filter(inside)), owner=user)
        return condition

    def _above_grants(self, user: Any) -> Q:
        """Return the condition for pages that lead to one of the user's places, from where the ways part."""
        pages = [*(grant.page for grant in self.get_cached_permissions_for_user(user)), *places_of(user)]
        if not pages:
            return Q(pk__in=())
        first = _common_path(pages)
        ends = {page.path[:end] for page in pages for end in range(Page.steplen, len(page.path), Page.steplen)}
        return Q(path__in=sorted(path for path in ends if path.startswith(first)))

    def _grants(self, user: Any, actions: Iterable[str]) -> QuerySet[GroupPagePermission]:
        codenames = self._get_permission_codenames(actions)
        place = ExpressionWrapper(OuterRef("path"), output_field=CharField())
        grants = GroupPagePermission.objects.filter(group__user=user, permission__codename__in=codenames)
        return grants.annotate(place=place)


def _common_path(pages: Iterable[Page]) -> str:
    """Return the path of the lowest page that is above all of `pages`; "" where none is."""
    ways = [paths_to(page)[:-1] for page in pages]
    return max((steps[0] for steps in zip(*ways, strict=False) if len(set(steps)) == 1), default="")
