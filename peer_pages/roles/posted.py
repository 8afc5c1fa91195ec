"""The references in what a form sends, as they were sent: Wagtail drops those to what is not there while it reads."""

from collections.abc import Iterator
from itertools import count, takewhile
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from wagtail.blocks import BaseStreamBlock, BaseStructBlock, Block, ChooserBlock, ListBlock

Reference = tuple[type[Model], str]
"""A model, and a key as text: in the one way to write it, or as it was sent when it cannot be a key."""


def reference(model: type[Model], key: Any) -> Reference:
    """Return the reference; " 7" and "+7" are 7 to the database, so they must be 7 here."""
    try:
        return model, str(model._meta.pk.to_python(key))  # noqa: SLF001 - Django's own way to a model's key
    except ValidationError:
        return model, str(key)


def references(field: Any, value: Any) -> Iterator[Reference]:
    """Yield what `value` of the model's `field`, or block, refers to; a foreign key's value is an object or a key."""
    if not value:
        return
    if hasattr(field, "extract_references"):
        yield from (reference(model, key) for model, key, *_path in field.extract_references(value))
    elif getattr(field, "many_to_one", False):
        yield reference(field.related_model, getattr(value, "pk", value))


def in_blocks(block: Block, data: Any, files: Any, prefix: str) -> Iterator[Reference]:
    """Yield what the fields of `data` that begin with `prefix` refer to, read as a form of `block`."""
    if isinstance(block, BaseStructBlock):
        for name, child in block.child_blocks.items():
            yield from in_blocks(child, data, files, f"{prefix}-{name}")
    elif isinstance(block, BaseStreamBlock | ListBlock):
        for child, item in _items(block, data, prefix):
            yield from in_blocks(child, data, files, f"{item}-value")
    elif isinstance(block, ChooserBlock):
        if key := block.widget.value_from_datadict(data, files, prefix):
            yield reference(block.model_class, key)
    else:
        yield from references(block, block.value_from_datadict(data, files, prefix))


def _items(block: Any, data: Any, prefix: str) -> Iterator[tuple[Block, str]]:
    """Yield each item that is not deleted, with the prefix of its fields; blocks that are not offered are none."""
    for item in takewhile(lambda item: f"{item}-deleted" in data, (f"{prefix}-{number}" for number in count())):
        child = block.child_block if isinstance(block, ListBlock) else block.child_blocks.get(data.get(f"{item}-type"))
        if child is not None and not data[f"{item}-deleted"]:
            yield child, item
