"""Guards, as DCWorkflow reads them (`_extractGuardNode` and `Guard.changeFromProperties`)."""

from xml.etree.ElementTree import Element

from django.utils.translation import gettext as _

from workflows.definitions.tables import Guard
from workflows.errors import UnreadableDefinition
from workflows.genericsetup import document
from workflows.genericsetup.notes import Notes


def guard_in(parent: Element, where: str, notes: Notes) -> Guard:
    """Return the guard of `parent`; an open one where it has none. Two would be a guess, so they are refused."""
    found = list(parent.iter("guard"))
    if len(found) > 1:
        raise UnreadableDefinition(_("%(where)s has two guards; make one of them.") % {"where": where})
    return _guard(found[0], where, notes) if found else Guard()


def _guard(element: Element, where: str, notes: Notes) -> Guard:
    expressions = list(element.iter("guard-expression"))
    if len(expressions) > 1:
        raise UnreadableDefinition(_("The guard of %(where)s has two expressions.") % {"where": where})
    expression = document.text_of(expressions[0]) if expressions else ""
    if expression:
        notes.not_executed(where, _("the expression “%(text)s”") % {"text": expression})
    return Guard(
        permissions=names(element, "guard-permission"),
        roles=names(element, "guard-role"),
        groups=names(element, "guard-group"),
        expression=expression,
        predicate=element.get("predicate", ""),
    )


def names(element: Element, tag: str) -> tuple[str, ...]:
    """Return the names in each `tag`: joined and split at semicolons, so that one element may hold several.

    An empty element says nothing; beside others it is an empty name, which nobody bears (as in DCWorkflow: a guard
    never opens because of it).
    """
    joined = ";".join(document.texts(element, tag))
    return tuple(name.strip() for name in joined.split(";")) if joined else ()


def creation_guard(root: Element, notes: Notes) -> Guard:
    """Return the conditions under which a page may be made."""
    conditions = document.first(root, "instance-creation-conditions")
    return Guard() if conditions is None else guard_in(conditions, "instance-creation-conditions", notes)
