"""What one user may do with one page."""

from peer_pages.roles.who import is_editor
from workflows.integration.tester import WorkflowPagePermissionTester
from workflows.vocabulary import Permission


class CataloguePermissionTester(WorkflowPagePermissionTester):
    """The workflow's answers, narrowed for partners: they keep their pages where they are."""

    def can_move(self) -> bool:
        """Return whether the user may move the page: editors decide where things lie."""
        return is_editor(self.user) and super().can_move()

    def can_copy(self) -> bool:
        """Return whether the user may copy the page: a copy of a copy is how catalogues go stale."""
        return is_editor(self.user) and super().can_copy()

    def can_share(self) -> bool:
        """Return whether the user may give roles to others: editors say who writes where."""
        return is_editor(self.user) and super().can_share()

    def can_publish(self) -> bool:
        """Return no, but to the form of translations: what it calls publishing is sending to the editors here."""
        return bool(getattr(self.page, "sends_translation", False)) and self.has(Permission.REQUEST_REVIEW)

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """Return whether the user may delete the page: partners only what has nothing below it."""
        if not is_editor(self.user) and not ignore_bulk and not self.page.is_leaf():
            return False
        return super().can_delete(ignore_bulk=ignore_bulk)
