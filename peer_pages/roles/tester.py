"""What one user may do with one page."""

from wagtail.models import PagePermissionTester

from peer_pages.roles.who import is_editor


class CataloguePermissionTester(PagePermissionTester):
    """Wagtail's answers, narrowed for partners: they keep their pages where they are, and let reviewers read."""

    def can_move(self) -> bool:
        """Return whether the user may move the page: editors decide where things lie."""
        return is_editor(self.user) and super().can_move()

    def can_copy(self) -> bool:
        """Return whether the user may copy the page: a copy of a copy is how catalogues go stale."""
        return is_editor(self.user) and super().can_copy()

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """Return whether the user may delete the page: not under the eyes of a reviewer."""
        if not is_editor(self.user) and self.page.workflow_in_progress:
            return False
        return super().can_delete(ignore_bulk=ignore_bulk)
