"""Who may look after the search: editors, administrators and superusers, and nobody else."""

from typing import Any

from wagtail.permission_policies import ModelPermissionPolicy

from peer_pages.roles.who import is_editor

NEVER = "delete"
"""A group that is deleted could not be brought back; it is taken out of use instead."""


class EditorPolicy(ModelPermissionPolicy):
    """Editors do everything but delete."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Return whether `user` may do `action` to any instance."""
        return action != NEVER and is_editor(user)
