"""The roles somebody has in the context of pages, in one query."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Q, QuerySet, Value
from wagtail.models import Page

from workflows.definitions.tables import Definition
from workflows.guards.rights import groups_of, roles_of_groups
from workflows.memory import remembered_each
from workflows.models import GroupRole, LocalRole, RoleBlock
from workflows.roles.places import paths_to
from workflows.vocabulary import EVERYBODY, LOGGED_IN, Role


@dataclass(frozen=True)
class Standing:
    """Who somebody is on one page; `user` is None for the system itself, which acts as Manager."""

    user: Any
    roles: frozenset[str] = EVERYBODY
    groups: frozenset[str] = frozenset()

    def roles_in(self, definition: Definition, state: str) -> frozenset[str]:
        """Return the roles, with those that `state` gives to the groups."""
        if not definition.groups or not definition.has_state(state):
            return self.roles
        return self.roles | roles_of_groups(definition, state, self.all_groups)

    @cached_property
    def all_groups(self) -> frozenset[str]:
        """The groups, with the one that everybody belongs to who is logged in."""
        return groups_of(self.roles, self.groups)


SYSTEM = Standing(None, LOGGED_IN | {Role.MANAGER})


EVERYWHERE = ""
"""The path of what is so on every page."""
DEEPEST = Page._meta.get_field("path").max_length // Page.steplen  # noqa: SLF001
"""How many pages can lie above each other."""


class Fact(NamedTuple):
    """One thing known about somebody, and the path of the page it was found on."""

    kind: str
    name: str
    path: str


def counts(user: Any) -> bool:
    """Return whether `user` is somebody: logged in, and active."""
    return bool(user is not None and user.is_authenticated and user.is_active)


def roles_in_context(user: Any, page: Page) -> frozenset[str]:
    """Return the roles `user` has on `page`, those aside that a state gives to groups."""
    return standing_of(user, page).roles


def standing_of(user: Any, page: Page) -> Standing:
    """Return who `user` is on `page`: one query, and none for who is not logged in."""
    if not counts(user):
        return Standing(user)
    known = facts_at(user, paths_to(page))
    facts = [fact for at in known.values() for fact in at]
    everywhere = LOGGED_IN | ({Role.MANAGER} if user.is_superuser else set())
    return Standing(user, everywhere | _given(facts), frozenset(fact.name for fact in facts if fact.kind == "group"))


def facts_at(user: Any, paths: Iterable[str]) -> dict[str, list[Fact]]:
    """Return by path what is known of `user` on the pages there, and everywhere: one query for what is not known."""
    return remembered_each(("facts", user.pk), [EVERYWHERE, *paths], partial(_read, user))


def _given(facts: Iterable[Fact]) -> frozenset[str]:
    """Return the roles among `facts` of one page and those above it; a block cuts what was given above it."""
    facts = list(facts)
    cut = max((len(fact.path) for fact in facts if fact.kind == "block"), default=0)
    return frozenset(
        fact.name for fact in facts if fact.kind == "role" or (fact.kind == "local" and len(fact.path) >= cut)
    )


def _read(user: Any, paths: list[str]) -> Mapping[str, list[Fact]]:
    found: dict[str, list[Fact]] = {path: [] for path in paths}
    places = [path for path in paths if path != EVERYWHERE]
    for row in _rows(user, places) if len(places) <= DEEPEST else _facts(user, places):
        fact = Fact(*row)
        found.setdefault(fact.path, []).append(fact)
    return found


def _rows(user: Any, paths: list[str]) -> list[tuple[str, str, str]]:
    """Return the facts, as rows. Django's building of the statement would take longer than the database's answer."""
    key = (connection.vendor, len(paths))
    if key not in _statements:
        sql, params = _facts(user, paths).query.get_compiler(connection=connection).as_sql()
        _statements[key] = sql, tuple(_hole(param, user.pk, paths) for param in params)
    sql, holes = _statements[key]
    values = {"user": user.pk, **{f"path {depth}": path for depth, path in enumerate(paths)}}
    with connection.cursor() as cursor:
        cursor.execute(sql, [values[hole.name] if isinstance(hole, Hole) else hole for hole in holes])
        return cursor.fetchall()


class Hole(NamedTuple):
    """A place in the statement's parameters where this user, or the path of one of these pages, belongs."""

    name: str


_statements: dict[tuple[str, int], tuple[str, tuple[Any, ...]]] = {}
"""By kind of database and number of pages: the statement, and its parameters with holes."""


def _hole(param: Any, user: Any, paths: list[str]) -> Any:
    if param in paths:
        return Hole(f"path {paths.index(param)}")
    return Hole("user") if param == user else param


def _facts(user: Any, paths: list[str]) -> QuerySet[Any, tuple[Any, ...]]:
    groups, everywhere = user.groups.order_by(), Value(EVERYWHERE)
    at = LocalRole.objects.filter(page__path__in=paths)
    mine = Q(user=user) | Q(group__in=groups.values("pk"))
    return groups.values_list(Value("group"), "name", everywhere).union(
        GroupRole.objects.filter(group__in=groups.values("pk")).values_list(Value("role"), "role", everywhere),
        at.filter(mine).values_list(Value("local"), "role", "page__path"),
        RoleBlock.objects.filter(page__path__in=paths).values_list(Value("block"), Value(""), "page__path"),
        Page.objects.filter(path__in=paths, owner=user)
        .order_by()
        .values_list(Value("local"), Value(Role.OWNER.value), "path"),
    )
