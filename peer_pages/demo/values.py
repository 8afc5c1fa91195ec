"""Fields of any model from a row of the content: one converter per class of field."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import models
from django.utils import timezone
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import get_all_child_relations
from wagtail.fields import RichTextField, StreamField

from peer_pages.demo.facts import Facts
from peer_pages.demo.markup import rich_text
from peer_pages.demo.read import Row
from peer_pages.demo.streams import stream_value

Converter = Callable[[Any, Any, Facts], Any]

# The first class that fits wins: a DateTimeField is a DateField too.
CONVERTERS: tuple[tuple[type[models.Field[Any, Any]], Converter], ...] = (
    (StreamField, lambda field, value, facts: stream_value(field.stream_block, value, facts)),
    (RichTextField, lambda _field, value, _facts: rich_text(value)),
    (ParentalManyToManyField, lambda field, value, facts: facts.many(field.related_model, value)),
    (models.ForeignKey, lambda field, value, facts: facts.one(field.related_model, value)),
    (models.DateTimeField, lambda _field, value, _facts: timezone.make_aware(datetime.fromisoformat(value))),
    (models.DateField, lambda _field, value, _facts: date.fromisoformat(value)),
    (models.DecimalField, lambda _field, value, _facts: Decimal(str(value))),
    (models.TextField, lambda _field, value, _facts: _plain(value)),
)


def fill(instance: models.Model, row: Row, facts: Facts) -> None:
    """Set the fields and child rows of `instance` that `row` names; nothing is saved."""
    children = {relation.get_accessor_name(): relation.related_model for relation in _child_relations(instance)}
    for name, value in row.items():
        if name == "keywords":
            instance.keywords.set(value)  # type: ignore[attr-defined]
        elif name in children:
            setattr(instance, name, [_child(children[name], *item, facts) for item in enumerate(value)])
        else:
            setattr(instance, name, _converted(instance, name, value, facts))


def _child_relations(instance: models.Model) -> list[Any]:
    return list(get_all_child_relations(type(instance)))


def _child(model: type[models.Model], place: int, row: Row, facts: Facts) -> models.Model:
    child = model(sort_order=place)
    fill(child, row, facts)
    child.full_clean(exclude=["page"])
    return child


def _converted(instance: models.Model, name: str, value: Any, facts: Facts) -> Any:
    field = instance._meta.get_field(name)  # noqa: SLF001
    for field_class, convert in CONVERTERS:
        if isinstance(field, field_class):
            return convert(field, value, facts)
    return value


def _plain(value: str | list[str]) -> str:
    """Return a list as lines, and a text with its paragraphs' lines joined."""
    if isinstance(value, list):
        return "\n".join(value)
    return "\n\n".join(" ".join(part.split()) for part in value.strip().split("\n\n"))
