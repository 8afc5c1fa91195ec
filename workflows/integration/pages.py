"""The mixin by which a page type opts in."""

from typing import Any, ClassVar, Self

from django.db import transaction
from wagtail.models import PagePermissionTester, Revision

from workflows import api
from workflows.integration.locks import StateLock
from workflows.integration.tester import WorkflowPagePermissionTester
from workflows.integration.types import follows
from workflows.integration.visibility import visibility_of
from workflows.vocabulary import Visibility


class WorkflowPage:
    """Put it before `Page` in the bases of a page type, and its pages follow a workflow.

    `workflow_name` is the workflow of pages for which neither a place nor the type's own policy says otherwise.
    """

    workflow_name: ClassVar[str] = "simple_publication"
    keeps_tester = False
    _tester: WorkflowPagePermissionTester | None = None

    def permissions_for_user(self, user: Any) -> PagePermissionTester:
        """Return who asks the workflow; a page that follows none keeps Wagtail's rules."""
        if not follows(self):
            return super().permissions_for_user(user)  # type: ignore[misc]
        if not self.keeps_tester:
            return WorkflowPagePermissionTester(user, self)
        # A row of a list: shown once and thrown away, and asked about by every button.
        if self._tester is None or self._tester.user != user:
            self._tester = WorkflowPagePermissionTester(user, self)
        return self._tester

    def get_workflow(self) -> Any:
        """Return no workflow of Wagtail's: reviews begin with a transition, never with Wagtail's own "submit"."""
        return None if follows(self) else super().get_workflow()  # type: ignore[misc]

    @property
    def has_workflow(self) -> bool:
        """Return whether Wagtail's own moderation may begin here."""
        return self.get_workflow() is not None

    def get_lock(self) -> Any:
        """Return Wagtail's lock, or the state's: who may not modify the page in its state finds it locked."""
        lock = super().get_lock()  # type: ignore[misc]
        return StateLock(self) if lock is None and follows(self) else lock

    def save_revision(self, *args: Any, **kwargs: Any) -> Revision:
        """Save a revision and tell the workflow, in one transaction: every path that writes content comes by here."""
        with transaction.atomic():
            revision = super().save_revision(*args, **kwargs)  # type: ignore[misc]
            api.note_saved(self, revision)
        return revision

    def copy(self, *args: Any, **kwargs: Any) -> Self:
        """Copy the page; a copy begins in the initial state and is never live."""
        if follows(self):
            kwargs["keep_live"] = False
        return super().copy(*args, **kwargs)  # type: ignore[misc]

    def get_sitemap_urls(self, *args: Any, **kwargs: Any) -> list[dict[str, Any]]:
        """Return nothing for a page that only those who are logged in may read."""
        if follows(self) and visibility_of(self) is not Visibility.PUBLIC:
            return []
        return super().get_sitemap_urls(*args, **kwargs)  # type: ignore[misc]
