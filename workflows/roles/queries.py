"""Rights as conditions on many pages: one sub-query, however many roles somebody was given."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial, reduce
from operator import or_
from typing import Any, NamedTuple

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Length, Substr
from django.db.models.lookups import In
from wagtail.models import Page

from workflows.definitions import rolemap
from workflows.definitions.registry import all_definitions
from workflows.definitions.tables import Definition, Guard
from workflows.guards.rights import groups_of, roles_of_groups, roles_with
from workflows.memory import remembered
from workflows.models import GroupRole, LocalRole, PageState, RoleBlock
from workflows.roles.context import counts
from workflows.roles.places import begins
from workflows.vocabulary import EVERYBODY, LOGGED_IN, Permission, Role, Track

NOTHING = Q(pk__in=())
EVERYTHING = Q(pk__isnull=False)
NOBODY: frozenset[str] = frozenset()

Holders = Callable[[Definition, str], frozenset[str]]
"""Returns the roles that suffice in a state of a definition."""
Where = Callable[[Definition, Iterable[str]], Q]
"""Returns the condition for rows of a definition that are in certain states."""


@dataclass(frozen=True)
class Everywhere:
    """What somebody is on every page, and what they are on some: enough to leave out whatever cannot matter."""

    user: Any
    roles: frozenset[str] = EVERYBODY
    groups: frozenset[str] = frozenset()
    somewhere: frozenset[str] = frozenset()
    """The roles they were given on some page or other, Owner among them when a page is theirs."""
    depths: frozenset[int] = frozenset()
    """How deep the pages lie where they were given those: a list asks for the pages above by that, with no join."""
    blocks: frozenset[int] = frozenset()
    """How deep the pages lie that cut roles off; most sites have none."""

    @classmethod
    def of(cls, user: Any) -> "Everywhere":
        """Return what `user` is: one query, none for who is not logged in."""
        if not counts(user):
            return cls(None)
        facts = remembered(("everywhere", user.pk), lambda: [_Fact(*row) for row in _facts(user)])
        own = {Role.MANAGER} if user.is_superuser else set()
        return cls(
            user=user,
            roles=LOGGED_IN | own | {fact.name for fact in facts if fact.kind == "role"},
            groups=frozenset(fact.name for fact in facts if fact.kind == "group"),
            somewhere=frozenset(fact.name for fact in facts if fact.kind == "local"),
            depths=frozenset(fact.depth for fact in facts if fact.kind == "local"),
            blocks=frozenset(fact.depth for fact in facts if fact.kind == "block"),
        )

    def roles_in(self, definition: Definition, state: str) -> frozenset[str]:
        """Return the roles, with those that `state` gives to the groups."""
        return self.roles | roles_of_groups(definition, state, groups_of(self.roles, self.groups))


class _Fact(NamedTuple):
    """One thing known about somebody; the `depth` is that of the pages it was found on, 0 for everywhere."""

    kind: str
    name: str
    depth: int


def _facts(user: Any) -> QuerySet[Any, tuple[Any, ...]]:
    """Return what is known of `user`, as rows: each once, however many grants there are."""
    groups, everywhere = user.groups.order_by(), Value(0)
    mine = Q(user=user) | Q(group__in=groups.values("pk"))
    owned = Page.objects.filter(owner=user).order_by()
    return groups.values_list(Value("group"), "name", everywhere).union(
        GroupRole.objects.filter(group__in=groups.values("pk")).values_list(Value("role"), "role", everywhere),
        LocalRole.objects.filter(mine).values_list(Value("local"), "role", "page__depth"),
        owned.values_list(Value("local"), Value(Role.OWNER.value), "depth"),
        RoleBlock.objects.values_list(Value("block"), Value(""), "page__depth"),
    )


def pages_with(user: Any, permission: str) -> Q:
    """Return the condition for pages that follow a workflow and on which `user` holds `permission`."""
    if counts(user) and user.is_superuser:
        return EVERYTHING
    held = holding(Everywhere.of(user), permission, all_definitions())
    return Q(pk__in=PageState.objects.filter(held).values("pk"))


def holding(who: Everywhere, permission: str, definitions: list[Definition]) -> Q:
    """Return the condition for rows of `definitions` on which somebody holds `permission`."""

    def holders(definition: Definition, state: str) -> frozenset[str]:
        return roles_with(definition, state, permission, container_roles=NOBODY)

    condition = _suffices(who, definitions, holders)
    if permission == Permission.DELETE:
        # With the changes goes what readers see: the right is asked of the page's own state too.
        condition &= Q(track=Track.NONE) | _suffices(who, definitions, holders, _where_the_page_is)
    acquiring = _places(definitions, lambda definition, state: _acquires(definition, state, permission))
    if acquiring:
        condition |= _acquired(who, permission, holders, acquiring)
    return condition


def passing(who: Everywhere, guard: Guard, definitions: list[Definition]) -> Q:
    """Return the condition for rows of `definitions` on which somebody passes `guard`, its predicate aside."""
    condition = Q()
    if guard.groups and groups_of(who.roles, who.groups).isdisjoint(guard.groups):
        return NOTHING
    if guard.roles:
        wanted = frozenset(guard.roles)
        condition &= _suffices(who, definitions, lambda _definition, _state: wanted)
    if guard.permissions:
        held = NOTHING
        for permission in guard.permissions:
            held |= holding(who, permission, definitions)
        condition &= held
    return condition


def waiting_for(user: Any) -> QuerySet[PageState]:
    """Return the rows that a worklist shows to `user`, the oldest first; pages they may not see are not among them."""
    who, definitions, condition = Everywhere.of(user), all_definitions(), NOTHING
    for guard, places in _worklists(definitions).items():
        listed = [definition for definition in definitions if definition.id in places]
        condition |= _any_of(places.values()) & passing(who, guard, listed)
    rows = PageState.objects.filter(condition)
    if not (who.user is not None and who.user.is_superuser):
        rows = rows.filter(holding(who, Permission.VIEW, definitions))
    return rows.filter(page__alias_of=None).order_by("submitted_at", "pk")


def _worklists(definitions: list[Definition]) -> dict[Guard, dict[str, Q]]:
    """Return by guard, and then by definition, the condition for rows that a worklist names."""
    found: dict[Guard, dict[str, Q]] = {}
    for definition in definitions:
        for worklist in definition.worklists:
            here = _where(definition, worklist.matches.get(definition.state_variable, ()))
            if here:
                places = found.setdefault(worklist.guard, {})
                places[definition.id] = _any_of([here, places.get(definition.id, NOTHING)])
    return found


def _any_of(conditions: Iterable[Q]) -> Q:
    return reduce(or_, conditions, NOTHING)


def _where(definition: Definition, states: Iterable[str]) -> Q:
    """Return the condition for rows of `definition` whose rights are those of one of `states`; empty for none."""
    wanted = set(states)
    if not wanted:
        return Q()
    condition = Q(track=Track.NONE, state__in=sorted(wanted))
    for track in (Track.DRAFT, Track.PENDING):
        if definition.rights_state("", track) in wanted:
            condition |= Q(track=track)
    return Q(workflow=definition.id) & condition


def _where_the_page_is(definition: Definition, states: Iterable[str]) -> Q:
    """Return the condition for rows of `definition` in one of `states`, wherever the changes are; empty for none."""
    wanted = sorted(set(states))
    return Q(workflow=definition.id, state__in=wanted) if wanted else Q()


def _places(definitions: Iterable[Definition], wanted: Callable[[Definition, str], bool], where: Where = _where) -> Q:
    """Return the condition for rows whose rights state is wanted; empty when none is."""
    found = Q()
    for definition in definitions:
        here = where(definition, [state.id for state in definition.states if wanted(definition, state.id)])
        found = found | here if here else found
    return found


def _suffices(who: Everywhere, definitions: list[Definition], holders: Holders, where: Where = _where) -> Q:
    """Return the condition for rows where a role that suffices is held: everywhere, or by a grant above the page."""
    everywhere = _places(
        definitions,
        lambda definition, state: not who.roles_in(definition, state).isdisjoint(holders(definition, state)),
        where,
    )
    condition = everywhere or NOTHING
    for places, roles in _by_roles(who, definitions, holders, where):
        condition |= places & granted(who, roles)
    return condition


def _by_roles(
    who: Everywhere, definitions: list[Definition], holders: Holders, where: Where = _where
) -> list[tuple[Q, list[str]]]:
    """Return (places, roles) with the roles together that suffice in the same places; only roles somebody was given."""
    found: dict[Q, list[str]] = {}
    for role in sorted(who.somewhere - who.roles):
        places = _places(definitions, partial(_is_among, holders, role), where)
        if places:
            found.setdefault(places, []).append(role)
    return list(found.items())


def _is_among(holders: Holders, role: str, definition: Definition, state: str) -> bool:
    return role in holders(definition, state)


def _acquires(definition: Definition, state: str, permission: str) -> bool:
    mapped = definition.state(state).permissions.get(permission)
    return permission in definition.permissions and mapped is not None and mapped.acquired


def _acquired(who: Everywhere, permission: str, holders: Holders, acquiring: Q) -> Q:
    """Return the condition for rows that acquire the permission from a page above which gives it.

    Each page above adds its roles, up to the first that does not acquire, or follows no workflow: there the role map
    decides. The pages above may follow any workflow.
    """
    definitions = all_definitions()
    above = partial(_reached, acquiring=_places(definitions, partial(_acquires_here, permission)))
    condition = NOTHING
    anyway = _places(definitions, lambda definition, state: not who.roles.isdisjoint(holders(definition, state)))
    if anyway:
        condition |= Q(Exists(above(PageState.objects.filter(anyway), "page__path")))
    for places, roles in _by_roles(who, definitions, holders):
        gives = Q(Exists(above(PageState.objects.filter(places), "page__path")))
        condition |= gives & granted(who, roles)
    mapped = rolemap.roles_with(permission)
    beyond = Page.objects.filter(workflow_record=None)
    return acquiring & (condition | (Q(Exists(above(beyond, "path"))) & _held(who, sorted(mapped))))


def _acquires_here(permission: str, definition: Definition, state: str) -> bool:
    return _acquires(definition, state, permission)


def _held(who: Everywhere, roles: list[str]) -> Q:
    """Return the condition for rows on which somebody has one of `roles`, from everywhere or by a grant."""
    if not who.roles.isdisjoint(roles):
        return EVERYTHING
    given = sorted(who.somewhere.intersection(roles))
    return granted(who, given) if given else NOTHING


def _reached(rows: QuerySet[Any], path: str, *, acquiring: Q) -> QuerySet[Any]:
    """Return those of `rows` above the outer page from which it acquires: every page in between does so too."""
    between = Page.objects.annotate(length=Length("path")).filter(
        path=Substr(OuterRef(OuterRef("page__path")), 1, Length(F("path"))),
        length__gt=Length(OuterRef(path)),
        length__lt=Length(OuterRef(OuterRef("page__path"))),
    )
    stops = between.exclude(pk__in=PageState.objects.filter(acquiring).values("pk"))
    higher = rows.filter(begins("page__path", path)).annotate(length=Length(path))
    return higher.filter(~Exists(stops), length__lt=Length(OuterRef("page__path")))


def granted(who: Everywhere, roles: list[str]) -> Q:
    """Return the condition for rows on which somebody was given one of `roles`, there or above and not cut off.

    By depth: the beginning of a row's path is that of one page above it, which is among those of the grants or is not.
    A database finds the few paths of grants and blocks once, where a join would ask for each row anew.
    """
    condition = NOTHING
    for depth in sorted(who.depths):
        given = _above(depth, _given_at(who, roles).filter(page__depth=depth).values("page__path"))
        if Role.OWNER in roles:
            given |= _above(depth, Page.objects.filter(owner=who.user, depth=depth).order_by().values("path"))
        condition |= given & _uncut(who, depth)
    return condition


def _given_at(who: Everywhere, roles: list[str]) -> QuerySet[LocalRole]:
    mine = Q(user=who.user) | Q(group__in=who.user.groups.order_by().values("pk"))
    return LocalRole.objects.filter(mine, role__in=roles)


def _uncut(who: Everywhere, depth: int) -> Q:
    """Return the condition for rows where no block lies between them and a page at `depth`."""
    cut = NOTHING
    for deeper in sorted(below for below in who.blocks if below > depth):
        cut |= _above(deeper, RoleBlock.objects.filter(page__depth=deeper).values("page__path"))
    return ~cut


def _above(depth: int, paths: QuerySet[Any]) -> Q:
    """Return the condition for rows whose page at `depth` above, or that itself is there, is one of `paths`."""
    return Q(In(Substr("page__path", 1, depth * Page.steplen), paths))
