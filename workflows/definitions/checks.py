"""System checks: every mistake in every workflow, where `manage.py check` shows it."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib.auth.models import Group
from django.core.checks import CheckMessage, Error, Tags, Warning, register  # noqa: A004  (Django's own name)
from django.db import DEFAULT_DB_ALIAS, connections

from workflows.definitions import registry
from workflows.definitions.tables import Definition
from workflows.definitions.validation import Problem, problems
from workflows.errors import UnreadableDefinition
from workflows.guards.mentions import groups_named
from workflows.guards.rights import EVERYBODY_LOGGED_IN
from workflows.models import StoredDefinition


def message(problem: Problem) -> CheckMessage:
    """Return the problem as Django shows it; the workflow stands for the object."""
    kind = Error if problem.is_error else Warning
    return kind(problem.text, hint=problem.hint, obj=f"workflow {problem.definition}", id=problem.id)


def warning(problem: Problem) -> CheckMessage:
    """Return the problem as a warning: an error in what was imported would keep `migrate` from running."""
    return Warning(problem.text, hint=problem.hint, obj=f"workflow {problem.definition}", id=problem.id)


@register("workflows")
def check_registered(**_options: Any) -> list[CheckMessage]:
    """Look at the workflows that code registered."""
    return [message(problem) for known in registry.registered_definitions() for problem in problems(known)]


@register(Tags.database)
def check_stored(databases: Iterable[str] | None = None, **_options: Any) -> list[CheckMessage]:
    """Look at the workflows that were imported: `manage.py check --database default`, and before every `migrate`."""
    if DEFAULT_DB_ALIAS not in (databases or ()) or not _is_migrated():
        return []
    names = StoredDefinition.objects.order_by("name").values_list("name", flat=True)
    return [warning(problem) for name in names for problem in _stored_problems(name)]


@register(Tags.database)
def check_groups(databases: Iterable[str] | None = None, **_options: Any) -> list[CheckMessage]:
    """Look for groups that a workflow names and the site does not have."""
    if DEFAULT_DB_ALIAS not in (databases or ()) or not _is_migrated():
        return []
    present = {EVERYBODY_LOGGED_IN, *Group.objects.values_list("name", flat=True)}
    return [
        _missing_group(definition, name)
        for definition in registry.all_definitions()
        for name in sorted(groups_named(definition) - present)
    ]


def _missing_group(definition: Definition, name: str) -> CheckMessage:
    return message(Problem(mistake="W019", definition=definition.id, values={"name": name}))


def _is_migrated() -> bool:
    """Return whether there is a table to look into yet: `migrate` runs the checks too."""
    return StoredDefinition._meta.db_table in connections[DEFAULT_DB_ALIAS].introspection.table_names()  # noqa: SLF001  (Django documents _meta)


def _stored_problems(name: str) -> Iterator[Problem]:
    if name in {known.id for known in registry.registered_definitions()}:
        yield Problem(mistake="W018", definition=name, values={"name": name})
        return
    try:
        definition: Definition | None = registry.get_definition(name)
    except UnreadableDefinition as error:
        yield Problem(mistake="E012", definition=name, values={"name": name, "error": error})
    else:
        yield from problems(definition) if definition else ()
