"""Widgets of the editing forms."""

from typing import Any

from django import forms


class FilterableCheckboxes(forms.CheckboxSelectMultiple):
    """A scrolling list of check boxes with a field that narrows it; without JavaScript the list is whole.

    `add_url` names the view, and `add_label` the words of a link, through which a missing entry can be written.
    """

    template_name = "peer_pages/admin/widgets/filterable_checkboxes.html"

    def __init__(self, *args: Any, add_url: str = "", add_label: Any = "", **kwargs: Any) -> None:
        self.add_url, self.add_label = add_url, add_label
        super().__init__(*args, **kwargs)

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """Return the list and the link for the template."""
        return {**super().get_context(name, value, attrs), "add_url": self.add_url, "add_label": self.add_label}

    class Media:
        css = {"all": ["peer_pages/admin/filterable.css"]}
        js = ["peer_pages/admin/filterable.js"]
