"""The role map: which roles hold a permission where no workflow says otherwise (Plone 6.2's site-wide settings)."""

from collections.abc import Mapping
from types import MappingProxyType

from workflows.vocabulary import Permission, Role

_STAFF = frozenset({Role.SITE_ADMINISTRATOR, Role.MANAGER})
_READERS = frozenset({Role.ANONYMOUS, Role.READER, Role.CONTRIBUTOR, Role.EDITOR}) | _STAFF
_WRITERS = frozenset({Role.OWNER, Role.EDITOR}) | _STAFF
_REVIEWERS = frozenset({Role.REVIEWER}) | _STAFF

ROLE_MAP: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        Permission.VIEW: _READERS,
        Permission.ACCESS: _READERS,
        Permission.MODIFY: _WRITERS,
        Permission.DELETE: _WRITERS,
        Permission.ADD: frozenset({Role.CONTRIBUTOR, Role.OWNER}) | _STAFF,
        Permission.LIST: _WRITERS | {Role.CONTRIBUTOR, Role.REVIEWER},
        Permission.REQUEST_REVIEW: _WRITERS,
        Permission.REVIEW: _REVIEWERS,
        Permission.REVIEW_COMMENTS: _REVIEWERS,
        Permission.REPLY: frozenset({Role.AUTHENTICATED, Role.MEMBER}) | _STAFF,
        Permission.DELEGATE_ROLES: _WRITERS | {Role.REVIEWER},
        Permission.CHANGE_EVENTS: frozenset({Role.MANAGER}),
        Permission.ACCESS_INACTIVE: frozenset({Role.OWNER}) | _STAFF,
    }
)


def roles_with(permission: str) -> frozenset[str]:
    """Return the roles that hold `permission` site-wide; Manager alone where the map does not name it."""
    return ROLE_MAP.get(permission, frozenset({Role.MANAGER}))
