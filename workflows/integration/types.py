"""Which page types follow a workflow, and conditions on pages of several types."""

from functools import cache
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from django.utils.module_loading import import_string
from wagtail.models import Page, get_page_models
from wagtail.permissions import policy_registry

from workflows.policies.choose import fallback, opted_in, workflow_name_for


def follows(page: Page) -> bool:
    """Return whether `page` follows a workflow, be it one whose definition is gone: then nothing is open, but shut.

    A page that is still a form follows none yet.
    """
    model = page.specific_class or type(page)
    return page.pk is not None and opted_in(model) and bool(fallback(model) or workflow_name_for(page))


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


def not_hidden_from(user: Any) -> QuerySet[Page]:
    """Return the pages that no workflow hides from `user`; Wagtail lets everybody in the admin choose the others."""
    return policy_registry.get_by_type(Page).instances_not_hidden(user)


def linkable_to(user: Any) -> QuerySet[Page]:
    """Return the pages that `user` may find in a chooser: what no workflow hides, unless the site knows better.

    The setting `WORKFLOWS_LINKABLE` names a function of the user, which returns the pages.
    """
    name = getattr(settings, "WORKFLOWS_LINKABLE", "")
    return import_string(name)(user) if name else not_hidden_from(user)


def all_have(user: Any, pages: Any, action: str) -> bool:
    """Return whether `user` may do `action` to every one of `pages`: one query, and none for a leaf's descendants."""
    policy = policy_registry.get_by_type(Page)
    allowed = policy.instances_user_has_permission_for(user, action).values("pk")
    return not pages.exclude(pk__in=allowed).exists()
