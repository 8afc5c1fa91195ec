"""The door's first query: the row of the state under its lock, with the page and the revision beside it.

Written out, because every transition and every save begins with it: Django takes longer to build the same out of
`select_for_update`, `select_related` and four sub-queries than the database takes to answer. The columns are the
models' own, and the values come through their converters, as with `Manager.raw`.
"""

from functools import cache
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import Field, Model
from django.db.models.sql import Query
from wagtail.models import Page, Revision, WorkflowState, WorkflowTask

from workflows.models import PageState, StateReviewTask

SIDE_BY_SIDE: tuple[tuple[type[Model], str], ...] = ((PageState, "s"), (Page, "p"), (Revision, "r"))
ADDED = ("review_workflow", "review_task", "active_review", "followed")
ACTIVE = (WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES)


def read_under_lock(page: int) -> PageState | None:
    """Return the row of the page with that id, locked until the end of the transaction; None when there is none."""
    with connection.cursor() as cursor:
        cursor.execute(_statement(connection.vendor), [_page_type(), *ACTIVE, page])
        row = cursor.fetchone()
    return None if row is None else _made(row)


def _page_type() -> int:
    return ContentType.objects.get_for_model(Page).pk


def _made(row: tuple[Any, ...]) -> PageState:
    """Return the models of one row, tied to each other."""
    fields = _fields()
    compiler = Query(PageState).get_compiler(connection=connection)
    converters = compiler.get_converters([field.get_col(field.model._meta.db_table) for field in fields])  # noqa: SLF001
    values = list(next(compiler.apply_converters([row], converters)))
    made: list[Any] = []
    for model, _alias in SIDE_BY_SIDE:
        names = [field.attname for field in model._meta.concrete_fields]  # noqa: SLF001
        mine, values = values[: len(names)], values[len(names) :]
        made.append(model.from_db(connection.alias, names, mine) if mine[0] is not None else None)
    record, record.page, record.revision = made[0], made[1], made[2]
    for name, value in zip(ADDED, values, strict=True):
        setattr(record, name, value)
    return record


@cache
def _fields() -> list["Field[Any, Any]"]:
    return [field for model, _alias in SIDE_BY_SIDE for field in model._meta.concrete_fields]  # noqa: SLF001


@cache
def _statement(_vendor: str) -> str:
    """Return the statement; its parameters: the content type of pages, the two active statuses, the page."""
    columns = ", ".join(
        f"{alias}.{_quoted(field.column)}"
        for model, alias in SIDE_BY_SIDE
        for field in model._meta.concrete_fields  # noqa: SLF001
    )
    lock = " FOR UPDATE OF s" if connection.features.has_select_for_update_of else ""
    text = {"postgresql": "varchar", "sqlite": "text"}.get(connection.vendor, "char(255)")
    return f"""
        SELECT {columns},
            (SELECT min(w.workflow_id) {_of_the_definition()}),
            (SELECT min(w.task_id) {_of_the_definition()}),
            (SELECT min(a.id) FROM {_table(WorkflowState)} a WHERE a.base_content_type_id = %s
                AND a.object_id = CAST(s.page_id AS {text}) AND a.status IN (%s, %s)),
            EXISTS(SELECT 1 FROM {_table(Page)} f WHERE f.alias_of_id = s.page_id)
        FROM {_table(PageState)} s
            JOIN {_table(Page)} p ON p.id = s.page_id
            LEFT JOIN {_table(Revision)} r ON r.id = s.revision_id
        WHERE s.page_id = %s{lock}
    """  # noqa: S608 (nothing of it comes from outside)


def _of_the_definition() -> str:
    return (
        f"FROM {_table(WorkflowTask)} w JOIN {_table(StateReviewTask)} t ON t.task_ptr_id = w.task_id"
        " WHERE t.definition = s.workflow"
    )


def _table(model: type[Model]) -> str:
    return _quoted(model._meta.db_table)  # noqa: SLF001


def _quoted(name: str | None) -> str:
    return connection.ops.quote_name(name or "")
