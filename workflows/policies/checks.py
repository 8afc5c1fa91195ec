"""System checks: what a type, a place or the site says it follows must exist."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import DEFAULT_DB_ALIAS, connections
from wagtail.models import get_page_models

from workflows.definitions.registry import all_definitions, registered_definitions
from workflows.models import PageState, PlacefulPolicy, StoredDefinition, TypePolicy
from workflows.policies.choose import opted_in


@register("workflows")
def check_defaults(**_options: Any) -> list[CheckMessage]:
    """Look at `WORKFLOWS_DEFAULT`: a site without workflows of its own has those of code."""
    name = getattr(settings, "WORKFLOWS_DEFAULT", "")
    if not name or name in {definition.id for definition in registered_definitions()}:
        return []
    return [_missing(name, "the setting WORKFLOWS_DEFAULT", "workflows.E030")]


@register(Tags.database)
def check_policies(databases: Iterable[str] | None = None, **_options: Any) -> list[CheckMessage]:
    """Look at what page types, policies and pages name: `manage.py check --database default`."""
    if DEFAULT_DB_ALIAS not in (databases or ()) or not _is_migrated():
        return []
    known = {definition.id: definition for definition in all_definitions()}
    found = [_missing(name, where, code) for name, where, code in _named() if name not in known]
    rows = PageState.objects.order_by().values_list("workflow", "state").distinct()
    lost = [(name, state) for name, state in rows if name in known and not known[name].has_state(state)]
    return [*found, *(_lost(name, state) for name, state in lost)]


def _named() -> Iterator[tuple[str, str, str]]:
    for model in get_page_models():
        if opted_in(model) and model.workflow_name:
            yield model.workflow_name, f"{model.__name__}.workflow_name", "workflows.E031"
    for policy in TypePolicy.objects.select_related("content_type"):
        yield policy.workflow, f"the policy of {policy.content_type}", "workflows.E032"
    for place in PlacefulPolicy.objects.all():
        yield place.workflow, f"the policy of page {place.page_id} ({place.scope})", "workflows.E032"
    for name in PageState.objects.order_by().values_list("workflow", flat=True).distinct():
        yield name, "the state of some pages", "workflows.E033"


def _missing(name: str, where: str, code: str) -> CheckMessage:
    text, hint = "There is no workflow %r, which is named by %s.", "Import or register it, or name another one."
    return Error(text % (name, where), hint=hint, id=code)


def _lost(workflow: str, state: str) -> CheckMessage:
    text = f"Pages of the workflow {workflow!r} are in the state {state!r}, which it has not: nobody may do anything."
    hint = f"Map it: workflows.api.remap({workflow!r}, {{{state!r}: 'another state'}})."
    return Error(text, hint=hint, id="workflows.E034")


def _is_migrated() -> bool:
    return StoredDefinition._meta.db_table in connections[DEFAULT_DB_ALIAS].introspection.table_names()  # noqa: SLF001
