"""The mixin of the pages that partners write: they follow the catalogue's workflow."""

from typing import Any, ClassVar

from wagtail.models import PagePermissionTester

from peer_pages.roles.tester import CataloguePermissionTester
from peer_pages.workflow.definition import NAME
from workflows.integration import WorkflowPage
from workflows.integration.types import follows


class PeerPage(WorkflowPage):
    """Put it before `Page` in the bases of a page type."""

    workflow_name: ClassVar[str] = NAME

    def permissions_for_user(self, user: Any) -> PagePermissionTester:
        """Return what `user` may do with this page."""
        return CataloguePermissionTester(user, self) if follows(self) else super().permissions_for_user(user)
