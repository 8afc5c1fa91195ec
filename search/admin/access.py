"""Who may look after the search: editors, administrators and superusers, and nobody else."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from wagtail.admin.menu import MenuItem
from wagtail.permission_policies import ModelPermissionPolicy

from peer_pages.roles.who import is_editor

NEVER = "delete"
"""A group that is deleted could not be brought back; it is taken out of use instead."""


class EditorPolicy(ModelPermissionPolicy):
    """Editors do everything but delete."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Return whether `user` may do `action` to any instance."""
        return action != NEVER and is_editor(user)


class ForEditors:
    """A view that refuses everybody else, whatever stands before it."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Return the view's answer; raise PermissionDenied, which Wagtail answers in its own words."""
        if not is_editor(request.user):
            raise PermissionDenied
        answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        return answer


class EditorsMenuItem(MenuItem):
    """An entry of the menu that only editors see."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Return whether the visitor sees the entry."""
        return is_editor(request.user)
