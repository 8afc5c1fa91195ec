"""What somebody may do with a page now."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Page

from workflows.definitions.rolemap import roles_with
from workflows.definitions.tables import Definition, Transition
from workflows.engine.explaining import buttons
from workflows.engine.records import look
from workflows.engine.situation import Situation
from workflows.errors import PermissionRefused
from workflows.models import PageState
from workflows.roles.context import standing_of


@dataclass(frozen=True)
class Rights:
    """What `user` may do with `page` at one moment: asked of the database once, for every question after."""

    user: Any
    page: Page

    @cached_property
    def _situation(self) -> Situation | None:
        return look(self.page, self.user)

    @property
    def record(self) -> PageState | None:
        """Where the page is; None without a workflow."""
        return self._situation.record if self._situation else None

    @property
    def definition(self) -> Definition | None:
        """The workflow it follows."""
        return self._situation.definition if self._situation else None

    @cached_property
    def roles(self) -> frozenset[str]:
        """The roles, with those the state gives to groups."""
        return self._situation.roles if self._situation else standing_of(self.user, self.page).roles

    @property
    def groups(self) -> frozenset[str]:
        """The groups the user is in, with the one of everybody who is logged in."""
        standing = self._situation.standing if self._situation else standing_of(self.user, self.page)
        return standing.all_groups

    def holds(self, permission: str, *, at: str | None = None) -> bool:
        """Return whether the user holds `permission`, in the state `at` or in the one that holds now."""
        if self._situation is None:
            return not self.roles.isdisjoint(roles_with(permission))
        return self._situation.holds(permission, at=at)

    @cached_property
    def transitions(self) -> list[Transition]:
        """The transitions that lack nothing but a comment or a ticked checklist."""
        if self._situation is None or self.page.alias_of_id is not None:
            return []
        return buttons(self._situation)


def rights_of(user: Any, page: Page) -> Rights:
    """Return what `user` may do with `page` now."""
    return Rights(user, page)


def has_permission(user: Any, page: Page, permission: str, *, at: str | None = None) -> bool:
    """Return whether `user` holds `permission` on `page`, in the state `at` or in the one that holds now."""
    return Rights(user, page).holds(permission, at=at)


def check_permission(user: Any, page: Page, permission: str, *, at: str | None = None) -> None:
    """Raise `PermissionRefused` unless `user` holds `permission` on `page`."""
    if not has_permission(user, page, permission, at=at):
        raise PermissionRefused(_("You may not do this with the page: it takes the permission “%s”.") % permission)
