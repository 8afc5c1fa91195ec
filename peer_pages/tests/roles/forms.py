"""What the browser sends from the form of an initiative."""

from typing import Any

from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

STREAMS = ("body", "methods", "phases", "partners", "updates", "links", "documents")


def initiative_form(title: str = "Kaffe med en peer", **values: Any) -> dict[str, Any]:
    """Return a half-filled form; `values` are fields of the page, streams, formsets and buttons."""
    nested = {name: values.pop(name, streamfield([])) for name in STREAMS}
    nested |= {name: values.pop(name, inline_formset([])) for name in ("fundings", "comments")}
    texts = {"title": title, "slug": "kaffe-med-en-peer", "status": "active", "description_source": "self"}
    return {**nested_form_data(nested), **texts, **values}
