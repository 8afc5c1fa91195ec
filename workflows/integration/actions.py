"""What Wagtail calls an action, and the permission that Plone asks for it."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from workflows.vocabulary import Permission

PERMISSION_OF_ACTION: Mapping[str, str] = MappingProxyType(
    {
        "add": Permission.ADD,
        "change": Permission.MODIFY,
        "lock": Permission.MODIFY,
        "unlock": Permission.REVIEW,
        "publish": Permission.REVIEW,
        "delete": Permission.DELETE,
        "bulk_delete": Permission.DELETE,
        "view": Permission.VIEW,
        "choose": Permission.ACCESS,
    }
)

READ_FIRST = frozenset({Permission.MODIFY, Permission.REVIEW})
"""What nobody does to a page that they may not read."""


def permissions_of(actions: Iterable[str]) -> frozenset[str]:
    """Return the permissions behind Wagtail's `actions`; what Wagtail may invent later is behind none."""
    return frozenset(PERMISSION_OF_ACTION[action] for action in actions if action in PERMISSION_OF_ACTION)
