"""The workflows there are: those registered by code, then those that came as XML."""

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from functools import lru_cache

from workflows.definitions.shipped import SHIPPED
from workflows.definitions.tables import Definition
from workflows.errors import UnreadableDefinition
from workflows.genericsetup.read import read
from workflows.memory import remember_each, remembered, remembered_each
from workflows.models import StoredDefinition

logger = logging.getLogger(__name__)

Row = tuple[str, int, datetime]
"""Name, version and time of change of a stored definition."""

_REGISTERED: dict[str, Definition] = {definition.id: definition for definition in SHIPPED}


def register(definition: Definition) -> Definition:
    """Make `definition` known to the whole site, and return it; an app's `workflow_definitions` is the place for it.

    Raises `ValueError` when another definition has its name: pages would follow now one and now the other.
    """
    if _REGISTERED.setdefault(definition.id, definition) != definition:
        text = f"There are two workflows named {definition.id}."
        raise ValueError(text)
    return definition


@contextmanager
def registered(*definitions: Definition) -> Iterator[None]:
    """Let `definitions` be known, in place of those of their names, for as long as the block runs (for tests)."""
    before = dict(_REGISTERED)
    _REGISTERED.update({definition.id: definition for definition in definitions})
    try:
        yield
    finally:
        _REGISTERED.clear()
        _REGISTERED.update(before)


def registered_definitions() -> list[Definition]:
    """Return the definitions that code registered; asks no database."""
    return list(_REGISTERED.values())


def get_definition(name: str) -> Definition | None:
    """Return the definition `name`, or `None`: without a query when code registered it, else with one.

    Raises `UnreadableDefinition` when what is stored cannot be read any more: a page is never without its workflow
    because of that.
    """
    if name in _REGISTERED:
        return _REGISTERED[name]
    row = remembered_each("definition", [name], _rows)[name]
    return None if row is None else _stored(*row)


def all_definitions() -> list[Definition]:
    """Return every definition there is; those of code hide imported ones of the same name."""
    return [*_REGISTERED.values(), *_readable(remembered("definitions", _all_rows))]


def _all_rows() -> list[Row]:
    rows = StoredDefinition.objects.exclude(name__in=_REGISTERED).order_by("name")
    found = {row[0]: row for row in rows.values_list("name", "version", "updated_at")}
    return list(remember_each("definition", found).values())


def _rows(names: list[str]) -> dict[str, Row | None]:
    rows = StoredDefinition.objects.filter(name__in=names).values_list("name", "version", "updated_at")
    return dict.fromkeys(names) | {row[0]: row for row in rows}


def _readable(rows: Iterable[Row]) -> Iterator[Definition]:
    for row in rows:
        try:
            definition = _stored(*row)
        except UnreadableDefinition:
            logger.exception("The imported workflow %s cannot be read.", row[0])
        else:
            if definition is not None:
                yield definition


@lru_cache(maxsize=64)
def _stored(name: str, _version: int, _updated_at: datetime) -> Definition | None:
    """Return a stored definition, parsed once per version in each process; `None` when it has just gone."""
    xml = StoredDefinition.objects.filter(name=name).values_list("xml", flat=True).first()
    return None if xml is None else replace(read(xml, name=name).definition, id=name)
