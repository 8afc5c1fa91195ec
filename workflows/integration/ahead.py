"""What the rows of a list will be asked, read for all of them together."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import QuerySet
from wagtail.models import Page

from workflows import api
from workflows.engine.creation import some_ask
from workflows.integration.types import below_that_have
from workflows.memory import is_remembering
from workflows.policies.choose import fallback, opted_in, policies_at
from workflows.roles.places import paths_to
from workflows.vocabulary import Permission


def read_ahead(rows: Iterable[Any], user: Any, *, transitions: bool = False) -> list[Page]:
    """Read the rights of `user` on the pages among `rows`, in as many queries for a hundred as for one; return those.

    With `transitions` also what it takes to say which of them are open.
    """
    pages = [row for row in rows if isinstance(row, Page) and opted_in(row.specific_class or type(row))]
    if not is_remembering():
        return pages
    if some_ask() or not all(fallback(page.specific_class or type(page)) for page in pages):
        policies_at({path for page in pages for path in paths_to(page)})
    api.look_ahead(pages, user, transitions=transitions)
    return pages


def read_ahead_for_buttons(rows: Iterable[Any], user: Any) -> None:
    """Read what the buttons of each row ask, which each row is to ask only once."""
    pages = read_ahead(rows, user)
    for page in pages:
        page.keeps_tester = True
    trees = [page for page in pages if not page.is_leaf()] if is_remembering() else []
    below_that_have(user, [page for page in trees if api.has_permission(user, page, Permission.DELETE)], "delete")


def reading_ahead(pages: QuerySet[Page], user: Any) -> QuerySet[Page]:
    """Return `pages`, which will read ahead as soon as they are fetched: some views have no other place for it."""
    pages = pages.all()
    as_before: Any = pages._iterable_class  # noqa: SLF001 - as Wagtail's `specific` does

    class ReadingAhead(as_before):
        def __iter__(self) -> Iterator[Any]:
            rows = list(super().__iter__())
            read_ahead_for_buttons(rows, user)
            return iter(rows)

    pages._iterable_class = ReadingAhead  # noqa: SLF001
    return pages
