"""Panels of the editing forms."""

from typing import Any

from django.utils import timezone
from wagtail.admin.panels import Panel


class MissingFactsPanel(Panel):
    """Tell the author what the page still lacks and why each thing matters."""

    class BoundPanel(Panel.BoundPanel):
        """The panel on one page's form."""

        template_name = "peer_pages/admin/missing_facts.html"

        def is_shown(self) -> bool:
            """Show nothing on a page that lacks nothing, or that was never saved."""
            return self.instance.pk is not None and bool(self.instance.missing())

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Return the missing facts for the template."""
            return {**super().get_context_data(parent_context), "missing": self.instance.missing()}


class ImportWarningsPanel(Panel):
    """Tell the editor what the import could not be sure of, until somebody confirms the page."""

    class BoundPanel(Panel.BoundPanel):
        """The panel on one page's form."""

        template_name = "peer_pages/admin/import_warnings.html"

        @property
        def record(self) -> Any:
            """Return the page's import record, or None."""
            return getattr(self.instance, "import_record", None) if self.instance.pk else None

        def is_shown(self) -> bool:
            """Show what was flagged on a page that nobody checked since it was read in."""
            if self.record is None or not self.record.warnings:
                return False
            checked = getattr(self.instance, "last_checked_on", None)
            return checked is None or checked < timezone.localdate(self.record.imported_at)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Return the record for the template."""
            return {**super().get_context_data(parent_context), "record": self.record}
