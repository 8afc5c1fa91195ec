"""The workflow of a page: the nearest place that says so, else its type, else the class, else the site."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Value
from wagtail.models import Page

from workflows.definitions.registry import get_definition
from workflows.definitions.tables import Definition
from workflows.memory import remembered_each
from workflows.models import PlacefulPolicy, TypePolicy
from workflows.roles.places import paths_to

OF_TYPES = ""
"""The path of what was said of a type, wherever its pages lie."""
_OF_TYPE = "type"
_SCOPES = {True: PlacefulPolicy.Scope.IN.value, False: PlacefulPolicy.Scope.BELOW.value}
"""Of a policy on the page itself, and of one on a page above."""


class Policy(NamedTuple):
    """What was said of a place or of a type; with a `content_type` of None of all types."""

    path: str
    scope: str
    content_type: Any
    workflow: str


class Choice(NamedTuple):
    """One policy that applies: the deeper place wins, then the one for the page's type."""

    depth: int
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
    choices = _choices(above, own, ContentType.objects.get_for_model(model).pk)
    return max(choices).workflow if choices else fallback(model)


def opted_in(model: type[Page]) -> bool:
    """Return whether pages of this type follow a workflow at all: the mixin gives the type the attribute."""
    return getattr(model, "workflow_name", None) is not None


def fallback(model: type[Any]) -> str:
    """Return the workflow of a type where no policy says otherwise."""
    return model.workflow_name or getattr(settings, "WORKFLOWS_DEFAULT", "")


def policies_at(paths: Iterable[str]) -> dict[str, list[Policy]]:
    """Return by path what was said of the pages there, and of types: one query for what is not known."""
    return remembered_each("policies", [OF_TYPES, *paths], _policies)


def _choices(above: list[str], own: str, content_type: Any) -> list[Choice]:
    known = policies_at([*above, own])
    return [
        Choice(len(policy.path), policy.content_type or 0, policy.workflow)
        for at in known.values()
        for policy in at
        if policy.scope in (_OF_TYPE, _SCOPES[policy.path == own]) and policy.content_type in (None, content_type)
    ]


def _policies(paths: list[str]) -> dict[str, list[Policy]]:
    found: dict[str, list[Policy]] = {path: [] for path in paths}
    places = PlacefulPolicy.objects.filter(page__path__in=[path for path in paths if path != OF_TYPES])
    rows = places.values_list("page__path", "scope", "content_type_id", "workflow").union(
        TypePolicy.objects.values_list(Value(OF_TYPES), Value(_OF_TYPE), "content_type_id", "workflow")
    )
    for row in rows:
        found.setdefault(row[0], []).append(Policy(*row))
    return found
