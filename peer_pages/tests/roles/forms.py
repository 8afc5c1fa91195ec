"""What the browser sends from the form of an initiative."""

import json
from typing import Any

from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

STREAMS = ("body", "methods", "phases", "partners", "updates", "links", "documents")


def initiative_form(title: str = "Kaffe med en peer", **values: Any) -> dict[str, Any]:
    """Return a half-filled form; `values` are fields of the page, streams, formsets and buttons."""
    nested = {name: values.pop(name, streamfield([])) for name in STREAMS}
    nested |= {name: values.pop(name, inline_formset([])) for name in ("fundings", "comments")}
    texts = {"title": title, "slug": "kaffe-med-en-peer", "status": "active", "description_source": "self"}
    return {**nested_form_data(nested), **texts, **values}


def content_state(text: str, *, entity: dict[str, Any] | None = None, block: str = "unstyled") -> str:
    """Return what the rich text editor sends: one line, the whole of it a link or another thing."""
    ranges = [{"key": 0, "offset": 0, "length": len(text)}] if entity else []
    line = {"key": "a", "text": text, "type": block, "depth": 0, "inlineStyleRanges": [], "entityRanges": ranges}
    return json.dumps({"blocks": [line], "entityMap": {"0": entity} if entity else {}})


def linked(kind: str, **data: Any) -> str:
    """Return what the editor sends for a text that is a link: `kind` is LINK or DOCUMENT, `data` its id or url."""
    return content_state("Tryk her", entity={"type": kind, "mutability": "MUTABLE", "data": data})
