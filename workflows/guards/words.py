"""A definition in words: what a guard asks for, and who holds a permission."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workflows.definitions.tables import Definition, Guard, Transition
from workflows.guards.rights import roles_with
from workflows.vocabulary import Role, Trigger

STANDING = {role.value: number for number, role in enumerate(Role)}
"""Where a role stands in a list; roles of a site's own come last."""


def guard_in_words(guard: Guard) -> str:
    """Return what `guard` asks for; a dash when it asks for nothing."""
    return "; ".join(_conditions(guard)) or "–"


def _conditions(guard: Guard) -> Iterator[str]:
    either = _(" or ")
    if guard.permissions:
        yield either.join(guard.permissions)
    if guard.roles:
        yield _("role %(names)s") % {"names": either.join(guard.roles)}
    if guard.groups:
        yield _("group %(names)s") % {"names": either.join(guard.groups)}
    if guard.predicate:
        yield _("predicate %(name)s") % {"name": guard.predicate}
    if guard.expression:
        yield _("expression %(text)s") % {"text": guard.expression}


def demands(transition: Transition) -> str:
    """Return what a transition asks for beside its guard; a dash when it asks for nothing."""
    return "; ".join(_demands(transition)) or "–"


def _demands(transition: Transition) -> Iterator[str]:
    if transition.trigger is Trigger.AUTOMATIC or (transition.trigger is Trigger.TIMED and not transition.after_time):
        yield _("fires by itself")
    elif transition.trigger is Trigger.TIMED:
        yield _("fires by itself after %(time)s") % {"time": transition.after_time}
    if transition.comment_required:
        yield _("a reason")
    if transition.not_author:
        yield _("another person than the author")
    if transition.min_approvals > 1:
        text = ngettext("%(count)d person", "%(count)d persons", transition.min_approvals)
        yield text % {"count": transition.min_approvals}
    if transition.emergency:
        yield _("an emergency; flagged until another person approves")
    if transition.checklist:
        yield _("the checklist: %(items)s") % {"items": ", ".join(str(item.title) for item in transition.checklist)}


def holders_in_words(definition: Definition, state: str, permission: str) -> str:
    """Return the roles that hold `permission` in `state`, the least first; what the page above adds is said."""
    roles = roles_with(definition, state, permission, container_roles=frozenset())
    mapped = definition.state(state).permissions.get(permission)
    names = sorted(roles, key=lambda role: (STANDING.get(role, len(STANDING)), role))
    acquired = [_("as the page above")] if mapped is not None and mapped.acquired else []
    return ", ".join([*map(str, names), *acquired]) or _("nobody")
