"""Panels of the editing forms."""

from typing import Any

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
