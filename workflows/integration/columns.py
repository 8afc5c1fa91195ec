"""The column that names the page above: nothing where that page is not for the visitor."""

from collections.abc import Iterable
from typing import Any

from wagtail.admin.ui.tables import Column

from workflows.integration.types import visible_at


def with_visible_parents(columns: Iterable[Column], user: Any) -> list[Column]:
    """Return the columns, that of the page above replaced by one that asks."""
    return [visible_parent(column, user) if column.name == "parent" else column for column in columns]


def hide_parents(rows: Iterable[Any], user: Any) -> None:
    """Take the page above, which Wagtail puts beside each title, off the rows where `user` may not see it."""
    rows = [row for row in rows if getattr(row, "_parent_page", None)]
    seen = visible_at(user, [row._parent_page.path for row in rows])  # noqa: SLF001 - Wagtail's own name for it
    for row in rows:
        if not seen[row._parent_page.path] and not row._parent_page.is_root():  # noqa: SLF001
            row._parent_page = row.annotated_parent_page = None  # noqa: SLF001


def visible_parent(column: Column, user: Any) -> Column:
    """Return `column`, of either of Wagtail's two classes, as one that asks."""
    get_value = column.get_value

    def value_for_visitor(instance: Any) -> Any:
        path = instance.path[: -instance.steplen]
        shown = user.is_superuser or len(path) <= instance.steplen or visible_at(user, [path])[path]
        return get_value(instance) if shown else None

    own = type(column)(column.name, label=column.label)
    own.get_value = value_for_visitor
    return own
