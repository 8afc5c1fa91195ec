"""Who may begin a page that will follow a workflow: what its creation guard asks, beside "Add portal content"."""

from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Page

from workflows.definitions import predicates
from workflows.definitions.registry import all_definitions
from workflows.definitions.tables import Definition, Guard
from workflows.engine.rights import rights_of
from workflows.errors import PermissionRefused
from workflows.guards.guards import bypasses, guard_passes
from workflows.guards.words import guard_in_words
from workflows.policies.choose import workflow_below


def check_creation(user: Any, parent: Page, model: type[Page]) -> None:
    """Raise `PermissionRefused` unless `user` may begin a page of type `model` below `parent`.

    Only the guard of the workflow that the page would follow is asked, with the rights that `user` has on `parent`
    (as DCWorkflow's `allowCreate`); "Add portal content" there is another question.
    """
    definition = workflow_below(parent, model) if some_ask() else None
    if definition is not None:
        check_guard(user, parent, definition)


def some_ask() -> bool:
    """Return whether any workflow has a creation guard; where none has, it is all one which of them is followed."""
    return any(definition.creation_guard != Guard() for definition in all_definitions())


def may_create(user: Any, parent: Page, model: type[Page]) -> bool:
    """Return whether `check_creation` says nothing."""
    try:
        check_creation(user, parent, model)
    except PermissionRefused:
        return False
    return True


def check_guard(user: Any, parent: Page, definition: Definition) -> None:
    """Raise `PermissionRefused` unless the creation guard of `definition` lets `user` pass, asked on `parent`."""
    guard = definition.creation_guard
    if guard == Guard():
        return
    rights = rights_of(user, parent)
    passes = bypasses(definition, rights.roles) or guard_passes(
        guard,
        roles=rights.roles,
        holds=rights.holds,
        groups=rights.groups,
        predicate_holds=lambda name: predicates.predicate_holds(name, parent.specific, user),
    )
    if not passes:
        text = _("You may not begin a page here that follows the workflow “%(workflow)s”. It takes: %(guard)s.")
        values = {"workflow": definition.title or definition.id, "guard": guard_in_words(guard)}
        raise PermissionRefused(text % values)
