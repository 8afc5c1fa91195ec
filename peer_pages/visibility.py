"""The one answer to "may the public see this page?", for every list, search, feed and map."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import Any, TypeVar

from django.db import connection
from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet, Subquery
from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from peer_pages.models.organisations import Contact
from workflows.definitions.registry import registered_definitions
from workflows.models import PageState
from workflows.vocabulary import Visibility

PageType = TypeVar("PageType", bound=Page)
PublicStates = tuple[tuple[str, tuple[str, ...]], ...]
Statement = tuple[str, tuple[Any, ...]]
AT_ONCE = 500
"""Statements of more ids than so many are cut in pieces: databases limit their parameters."""


def visible_pages(model: type[PageType]) -> Any:
    """Return the pages of `model` that anybody may see: published, in a public state, and under no view restriction."""
    # Wagtail's `public()` reads the restrictions first, with a query for each list; this is one condition.
    path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    # As a join, SQLite would compare each page with all others, and not with the few that are restricted.
    restricted = Subquery(Page.objects.filter(pk=OuterRef("page")).values("path"))
    above = PageViewRestriction.objects.alias(path=path, above=restricted).filter(path__startswith=F("above"))
    return model.objects.live().filter(~Exists(above), ~Exists(_hidden_states().filter(page=OuterRef("pk"))))


def visible_among(pks: Iterable[int]) -> set[int]:
    """Return those of `pks` whose pages anybody may see: the same as `visible_pages`, at once."""
    return _among(pks, lambda number: _pages_statement(number, _public_states()))


def public_among(pks: Iterable[int]) -> set[int]:
    """Return those of `pks` whose contacts anybody may see: the same as `Contact.objects.public()`, at once."""
    return _among(pks, lambda number: _contacts_statement(number, timezone.localdate()))


def _among(pks: Iterable[int], statement_for: Callable[[int], Statement]) -> set[int]:
    """Return those of `pks` that a statement for so many finds.

    Django takes forty times as long to put such a question into SQL as the database to answer it.
    """
    wanted = tuple(pks)
    pieces = [wanted[start : start + AT_ONCE] for start in range(0, len(wanted), AT_ONCE)]
    return {pk for piece in pieces for pk in _found(piece, *statement_for(len(piece)))}


def _found(wanted: tuple[int, ...], statement: str, parameters: tuple[Any, ...]) -> Iterator[int]:
    with connection.cursor() as cursor:
        cursor.execute(statement, (*parameters, *wanted))
        yield from (pk for (pk,) in cursor.fetchall())


@lru_cache(maxsize=100)
def _pages_statement(number: int, _public: PublicStates) -> Statement:
    return _statement(visible_pages(Page), number)


@lru_cache(maxsize=100)
def _contacts_statement(number: int, _today: date) -> Statement:
    return _statement(Contact.objects.public(), number)


def _statement(rows: QuerySet[Any], number: int) -> Statement:
    """Return the question for so many of `rows`, and its parameters without the ids, which come last."""
    found = rows.filter(pk__in=range(number)).order_by().values_list("pk")
    statement, parameters = found.query.sql_with_params()
    return statement, parameters[:-number]


def _hidden_states() -> QuerySet[PageState]:
    """Return the rows of pages whose state is not for everybody; a workflow that no code registered hides them."""
    public = Q(pk__in=())
    for workflow, states in _public_states():
        public |= Q(workflow=workflow, state__in=states)
    return PageState.objects.exclude(public)


def _public_states() -> PublicStates:
    """Return the states of each workflow in which everybody may read."""
    return tuple(
        (one.id, tuple(state.id for state in one.states if one.visibility(state.id) is Visibility.PUBLIC))
        for one in registered_definitions()
    )


def is_visible(page: Page, request: HttpRequest | None = None) -> bool:
    """Return whether anybody, or the session in `request`, may see `page`."""
    if not page.live or _hidden_states().filter(page=page.pk).exists():
        return False
    restrictions = page.get_view_restrictions()
    if request is None:
        return not restrictions
    return all(restriction.accept_request(request) for restriction in restrictions)
