"""What a user may do with one page, asked of the workflow instead of Wagtail's group permissions."""

from typing import Any

from django.utils.functional import cached_property
from wagtail.models import Page, PagePermissionTester
from wagtail.permissions import policy_registry

from workflows import api
from workflows.definitions.tables import Transition
from workflows.integration.actions import PERMISSION_OF_ACTION
from workflows.integration.choices import taking_off
from workflows.integration.moving import check_beginnings
from workflows.integration.types import all_below_have, models_of
from workflows.vocabulary import Permission


class WorkflowPagePermissionTester(PagePermissionTester):
    """Answer from the page's state and the user's roles; a superuser is a Manager, and has no other short-cut.

    `can_publish` and its like are always no: they would let Wagtail publish by itself. The transitions publish.
    """

    def __init__(self, user: Any, page: Page) -> None:
        self.user = user
        self.page = page
        self.page_is_root = page.depth == 1
        self.permission_policy = policy_registry.get(page)
        self.is_asked_by_our_view = getattr(page, "is_in_our_view", False)
        self.rights = api.rights_of(user, page)

    def has(self, permission: str) -> bool:
        """Return whether the user holds `permission` on the page now; the database is asked once for all questions."""
        known = self.rights.definition is not None  # a workflow that is gone opens nothing
        return known and not self.page_is_root and self.rights.holds(permission)

    @cached_property
    def permissions(self) -> set[str]:
        """Wagtail's actions the user may do: what the tester of another page reads when it is moved or copied here."""
        return {action for action, permission in PERMISSION_OF_ACTION.items() if self.has(permission)} - {"publish"}

    @property
    def transitions(self) -> list[Transition]:
        """The transitions the user may fire now."""
        return self.rights.transitions

    def can_view(self) -> bool:
        """Return whether the user may read the page: its draft, its revisions, its history."""
        return self.has(Permission.VIEW)

    def can_modify(self) -> bool:
        """Return whether the user may write in the page; nobody changes what they may not read."""
        return self.can_view() and self.has(Permission.MODIFY)

    def can_open(self) -> bool:
        """Return whether the user may open the editor: to write, or to fire a transition over a locked form."""
        return self.can_modify() or (self.can_view() and bool(self.transitions))

    def can_edit(self) -> bool:
        """Return whether the user may write in the page; in the editor, which locks its form, whether to open it."""
        return self.can_open() if self.is_asked_by_our_view else self.can_modify()

    def can_share(self) -> bool:
        """Return whether the user may give roles on the page to others."""
        return self.can_view() and self.has(Permission.DELEGATE_ROLES)

    def can_take_off(self) -> bool:
        """Return whether the user may fire a transition that makes the published page private."""
        return self.can_view() and taking_off(self.rights) is not None

    def can_add_subpage(self) -> bool:
        """Return whether the user may add pages below this one, and there is a type to add."""
        models = self.page.specific_class.creatable_subpage_models() if self.page.specific_class else ()
        return self.has(Permission.ADD) and any(
            model.can_create_at(self.page) and api.may_create(self.user, self.page, model) for model in models
        )

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """Return whether the user may delete the page and all below it; a lock of somebody else's keeps it."""
        if self.page.locked and not self.user_has_lock():
            return False
        return self.has(Permission.DELETE) and all_below_have(self.user, self.page, "delete")

    def can_publish(self) -> bool:
        """Return no: a transition publishes, and asks more than this."""
        return False

    def can_publish_subpage(self) -> bool:
        """Return no: a new page begins in the initial state."""
        return False

    def can_unpublish(self) -> bool:
        """Return no but to our own view: a transition takes a page off, and asks more than this."""
        return self.is_asked_by_our_view and self.can_take_off()

    def can_submit_for_moderation(self) -> bool:
        """Return no: reviews begin with a transition."""
        return False

    def can_set_view_restrictions(self) -> bool:
        """Return whether the user may say who reads the published page."""
        return self.has(Permission.REVIEW)

    def can_unschedule(self) -> bool:
        """Return whether the user may take back a scheduled publication."""
        return self.has(Permission.REVIEW)

    def can_lock(self) -> bool:
        """Return whether the user may keep others from writing."""
        return self.can_modify()

    def can_unlock(self) -> bool:
        """Return whether the user may open the lock: their own, or anybody's for reviewers."""
        return (self.user_has_lock() and self.can_view()) or self.has(Permission.REVIEW)

    def can_reorder_children(self) -> bool:
        """Return whether the user may say in which order the pages below are listed."""
        return self.can_modify()

    def can_copy(self) -> bool:
        """Return whether the user may copy from the page."""
        return self.can_modify()

    def can_copy_to(self, destination: Page, recursive: bool = False) -> bool:
        """Return whether the user may copy the page there; with all below it, only what they may read.

        A copy is a page that begins: the creation guard of its workflow there is asked.
        """
        inside = destination == self.page or destination.is_descendant_of(self.page)
        if not self.can_copy() or (recursive and inside) or not self.page.specific_class.can_create_at(destination):
            return False
        if recursive and not all_below_have(self.user, self.page, "view"):
            return False
        if not destination.permissions_for_user(self.user).can_add_subpage():
            return False
        return all(api.may_create(self.user, destination, model) for model in models_of(self.page, below=recursive))

    def can_move_to(self, destination: Page) -> bool:
        """Return whether the user may move the page there: deleted here, added there."""
        if destination == self.page or destination.is_descendant_of(self.page) or not self.can_move():
            return False
        if not self.page.is_child_of(destination) and not self.page.specific.can_move_to(destination):
            return False
        there = destination.permissions_for_user(self.user)
        if isinstance(there, WorkflowPagePermissionTester):
            may_add = there.has(Permission.ADD)
        else:
            may_add = self.user.is_superuser or "add" in there.permissions
        return may_add and self._may_begin(destination)

    def _may_begin(self, destination: Page) -> bool:
        """Return whether every page that would follow another workflow there may be begun there by the user."""
        try:
            check_beginnings(self.user, self.page, destination)
        except api.PermissionRefused:
            return False
        return True

    def can_view_revisions(self) -> bool:
        """Return whether the user may read the page's history."""
        return self.can_view()
