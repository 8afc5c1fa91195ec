"""The workflow of a page: the nearest place that says so, else its type, else the class, else the site."""

from typing import Any, NamedTuple

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import F, Q, QuerySet, Value
from django.db.models.functions import Coalesce
from wagtail.models import Page

from workflows.definitions.registry import get_definition
from workflows.definitions.tables import Definition
from workflows.models import PlacefulPolicy, TypePolicy
from workflows.roles.places import paths_to


class Choice(NamedTuple):
    """One policy that applies: the deeper place wins, then the page itself, then the one for its type."""

    depth: int
    on_itself: int
    for_type: int
    workflow: str


def workflow_for(page: Page) -> Definition | None:
    """Return the definition `page` follows, or None: its type has not opted in, or names no workflow that exists."""
    name = workflow_name_for(page)
    return get_definition(name) if name else None


def workflow_name_for(page: Page) -> str:
    """Return the name of the workflow `page` follows, or ""."""
    *above, own = paths_to(page) or [""]
    return _name(page.specific_class or type(page), above, own)


def workflow_below(parent: Page, model: type[Page]) -> Definition | None:
    """Return the definition that a new page of type `model` below `parent` would follow, or None."""
    name = _name(model, paths_to(parent), "")
    return get_definition(name) if name else None


def _name(model: type[Page], above: list[str], own: str) -> str:
    if not opted_in(model):
        return ""
    choices = [Choice(*row) for row in _choices(above, own, ContentType.objects.get_for_model(model))]
    return max(choices).workflow if choices else fallback(model)


def opted_in(model: type[Page]) -> bool:
    """Return whether pages of this type follow a workflow at all: the mixin gives the type the attribute."""
    return getattr(model, "workflow_name", None) is not None


def fallback(model: type[Any]) -> str:
    """Return the workflow of a type where no policy says otherwise."""
    return model.workflow_name or getattr(settings, "WORKFLOWS_DEFAULT", "")


def _choices(above: list[str], own: str, content_type: ContentType) -> QuerySet[Any, tuple[Any, ...]]:
    here = Q(page__path=own, scope=PlacefulPolicy.Scope.IN)
    higher = Q(page__path__in=above, scope=PlacefulPolicy.Scope.BELOW)
    places = PlacefulPolicy.objects.filter(here | higher, Q(content_type=None) | Q(content_type=content_type))
    for_type = Coalesce(F("content_type_id"), Value(0))
    types = TypePolicy.objects.filter(content_type=content_type)
    return places.values_list("page__depth", Value(0), for_type, "workflow").union(
        types.values_list(Value(0), Value(0), Value(0), "workflow")
    )
