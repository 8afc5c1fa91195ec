"""Panels of the editing forms."""

from typing import Any

from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.admin.panels import FieldPanel, Panel

from peer_pages.completeness import Missing


class ReadOnlyPanel(FieldPanel):
    """Show a field that is filled in elsewhere; `empty` is the sentence for when it is not, instead of "None"."""

    def __init__(self, field_name: str, *, empty: Any, **kwargs: Any) -> None:
        super().__init__(field_name, **{**kwargs, "read_only": True})
        self.empty = empty

    def clone_kwargs(self) -> dict[str, Any]:
        """Return what a copy of the panel is made with."""
        return {**super().clone_kwargs(), "empty": self.empty}

    def format_value_for_display(self, value: Any) -> Any:
        """Return the words for `value`."""
        return self.empty if value in (None, "") else super().format_value_for_display(value)


class MissingFactsPanel(Panel):
    """Tell the author what the page still lacks and why each thing matters."""

    class BoundPanel(Panel.BoundPanel):
        """The panel on one page's form."""

        template_name = "peer_pages/admin/missing_facts.html"

        @cached_property
        def missing(self) -> list[Missing]:
            """Return what the page lacks; of a page that was never saved, nothing."""
            return self.instance.missing() if self.instance.pk else []

        def is_shown(self) -> bool:
            """Show nothing on a page that lacks nothing, or that was never saved."""
            return bool(self.missing)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Return the missing facts for the template."""
            return {**super().get_context_data(parent_context), "missing": self.missing}


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
