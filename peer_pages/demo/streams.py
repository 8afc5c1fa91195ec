"""Values of StreamFields from the content's lists and tables."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from peer_pages.demo.facts import Facts
from peer_pages.demo.markup import rich_text


def stream_value(block: blocks.StreamBlock, content: Any, facts: Facts) -> Any:
    """Return the cleaned value of `block`.

    `content` is a table of texts by block type (missing types stay empty, as in a new form), or a list of
    items; an item's ``type`` says which block it is, and the first block is meant when it is absent.
    """
    if isinstance(content, dict):
        items = [(name, content.get(name, "")) for name in block.child_blocks]
    else:
        items = [_typed(block, item) for item in content]
    raw = [{"type": name, "value": _raw(block.child_blocks[name], value, facts)} for name, value in items]
    try:
        return block.clean(block.to_python(raw))
    except ValidationError as error:
        raise ValidationError(
            f"{items}: {error.as_json_data() if hasattr(error, 'as_json_data') else error}"
        ) from error


def _typed(block: blocks.StreamBlock, item: Any) -> tuple[str, Any]:
    if isinstance(item, dict) and "type" in item:
        return item["type"], {key: value for key, value in item.items() if key != "type"}
    return next(iter(block.child_blocks)), item


def _raw(block: blocks.Block, value: Any, facts: Facts) -> Any:
    if isinstance(block, blocks.StructBlock):
        return {key: _raw(block.child_blocks[key], inner, facts) for key, inner in value.items()}
    if isinstance(block, blocks.RichTextBlock):
        return rich_text(value)
    if isinstance(block, SnippetChooserBlock):
        return facts.one(block.target_model, value).pk
    return value
