"""Which page types follow a workflow, and conditions on pages of several types."""

from collections.abc import Iterable
from functools import cache, partial
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Concat
from django.utils.module_loading import import_string
from wagtail.models import Page, get_page_models
from wagtail.permissions import policy_registry

from workflows.memory import remembered_each
from workflows.policies.choose import fallback, opted_in, workflow_name_for


def follows(page: Page) -> bool:
    """Return whether `page` follows a workflow, be it one whose definition is gone: then nothing is open, but shut.

    A page that is still a form follows none yet.
    """
    model = page.specific_class or type(page)
    return page.pk is not None and opted_in(model) and bool(fallback(model) or workflow_name_for(page))


LAST_STEP = Page.alphabet[-1] * Page.steplen
"""What no page's path has twice in a row: it would be the last of a million pages, below another such."""


@cache
def workflow_models() -> tuple[type[Page], ...]:
    """Return the page types that have opted in."""
    from workflows.integration.pages import WorkflowPage  # noqa: PLC0415 - it is made with what is here

    return tuple(model for model in get_page_models() if issubclass(model, WorkflowPage))


def models_of(page: Page, *, below: bool = False) -> list[type[Page]]:
    """Return the type of `page`, and with `below` those of the pages below it, each once."""
    kinds = {page.content_type_id}
    if below:
        kinds |= set(page.get_descendants().order_by().values_list("content_type", flat=True).distinct())
    found = (ContentType.objects.get_for_id(kind).model_class() for kind in sorted(kinds))
    return [model for model in found if model is not None]


def of_workflow_type() -> Q:
    """Return the condition for pages of the types that have opted in."""
    types = ContentType.objects.get_for_models(*workflow_models(), for_concrete_models=False)
    return Q(content_type__in=[content_type.pk for content_type in types.values()])


def visible_to(user: Any) -> QuerySet[Page]:
    """Return the pages whose titles `user` may read in a list."""
    return policy_registry.get_by_type(Page).explorable_instances(user)


def visible_at(user: Any, paths: Iterable[str]) -> dict[str, Page | None]:
    """Return by path the pages there whose titles `user` may read in a list; None for the others: one query."""
    return policy_registry.get_by_type(Page).explorable_at(user, paths)


def not_hidden_from(user: Any) -> QuerySet[Page]:
    """Return the pages that no workflow hides from `user`; Wagtail lets everybody in the admin choose the others."""
    return policy_registry.get_by_type(Page).instances_not_hidden(user)


def linkable_to(user: Any) -> QuerySet[Page]:
    """Return the pages that `user` may find in a chooser: what no workflow hides, unless the site knows better.

    The setting `WORKFLOWS_LINKABLE` names a function of the user, which returns the pages.
    """
    name = getattr(settings, "WORKFLOWS_LINKABLE", "")
    return import_string(name)(user) if name else not_hidden_from(user)


def all_below_have(user: Any, page: Page, action: str) -> bool:
    """Return whether `user` may do `action` to every page below `page`: none for a leaf, else one query."""
    return page.is_leaf() or below_that_have(user, [page], action)[page.path]


def below_that_have(user: Any, pages: Iterable[Page], action: str) -> dict[str, bool]:
    """Return by path whether `user` may do `action` to every page below each of `pages`: one query for all."""
    paths = [page.path for page in pages if not page.is_leaf()]
    return remembered_each(("all below", user.pk, action), paths, partial(_all_below, user, action))


def _all_below(user: Any, action: str, paths: list[str]) -> dict[str, bool]:
    policy = policy_registry.get_by_type(Page)
    allowed = policy.instances_user_has_permission_for(user, action).values("pk")
    end = Concat("path", Value(LAST_STEP * 2), output_field=CharField())
    inside = Page.objects.filter(path__gt=OuterRef("path"), path__lt=OuterRef("below_end"))
    tops = Page.objects.filter(path__in=paths).annotate(below_end=end)
    whole = set(tops.exclude(Exists(inside.exclude(pk__in=allowed))).values_list("path", flat=True))
    return {path: path in whole for path in paths}
