"""The column that names the page above: nothing where that page is not for the visitor."""

from collections.abc import Iterable
from typing import Any

from wagtail.admin.ui.tables import Column

from workflows.integration.types import visible_to


def with_visible_parents(columns: Iterable[Column], user: Any) -> list[Column]:
    """Return the columns, that of the page above replaced by one that asks."""
    return [visible_parent(column, user) if column.name == "parent" else column for column in columns]


def hide_parents(rows: Iterable[Any], user: Any) -> None:
    """Take the page above, which Wagtail puts beside each title, off the rows where `user` may not see it."""
    above = {row.pk: row._parent_page for row in rows if getattr(row, "_parent_page", None)}  # noqa: SLF001
    seen = set(visible_to(user).filter(pk__in={page.pk for page in above.values()}).values_list("pk", flat=True))
    for row in rows:
        if row.pk in above and above[row.pk].pk not in seen and not above[row.pk].is_root():
            row._parent_page = row.annotated_parent_page = None  # noqa: SLF001 - Wagtail's own name for it


def visible_parent(column: Column, user: Any) -> Column:
    """Return `column`, of either of Wagtail's two classes, as one that asks once for each page above."""
    answers: dict[int, bool] = {}
    get_value = column.get_value

    def value_for_visitor(instance: Any) -> Any:
        parent = get_value(instance)
        if parent is None or user.is_superuser:
            return parent
        if parent.pk not in answers:
            answers[parent.pk] = parent.is_root() or visible_to(user).filter(pk=parent.pk).exists()
        return parent if answers[parent.pk] else None

    own = type(column)(column.name, label=column.label)
    own.get_value = value_for_visitor
    return own
