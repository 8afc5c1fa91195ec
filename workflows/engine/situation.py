"""One page, one person, one moment: everything the door asks, read once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from wagtail.models import Page, Revision

from workflows.definitions import predicates, rolemap
from workflows.definitions.registry import get_definition
from workflows.definitions.tables import Definition, Guard, Transition
from workflows.engine.content import GIVEN_BY_THE_PAGE, revision_as_page, revision_to_validate
from workflows.engine.moves import Move, Offer, move_for, offers, rights_state
from workflows.guards.guards import bypasses, guard_passes
from workflows.guards.rights import roles_with
from workflows.memory import remembered_each
from workflows.models import HistoryEntry, PageState
from workflows.roles.context import Standing
from workflows.roles.places import paths_to
from workflows.vocabulary import Permission, Role, Track


@dataclass(frozen=True)
class Candidate:
    """A revision as an object, and what is wrong with it (nothing: None)."""

    page: Page
    error: ValidationError | None


class Situation:
    """What holds for one person on one page now; nothing here changes anything."""

    def __init__(self, record: PageState, page: Page, definition: Definition, standing: Standing) -> None:
        self.record, self.page, self.definition, self.standing = record, page, definition, standing

    @property
    def user(self) -> Any:
        """The person; None for the system."""
        return self.standing.user

    @cached_property
    def rights_state(self) -> str:
        """The state whose maps hold now."""
        return rights_state(self.definition, self.record)

    @property
    def should_be_live(self) -> bool:
        """Whether the page's own state is one that readers see; a state the definition has lost is not."""
        return self.definition.has_state(self.record.state) and self.definition.is_live(self.record.state)

    @cached_property
    def roles(self) -> frozenset[str]:
        """The roles, with those the state gives to groups."""
        return self.standing.roles_in(self.definition, self.rights_state)

    @cached_property
    def offers(self) -> Mapping[str, Offer]:
        """The transitions that leave where the page is."""
        return offers(self.definition, self.record)

    def move(self, transition: Transition) -> Move:
        """Return where a transition that is on offer leads."""
        return move_for(self.definition, self.record, self.offers[transition.id])

    def holds(self, permission: str, *, at: str | None = None) -> bool:
        """Return whether the person holds `permission`, in the state `at` or in the one that holds now."""
        state = self.rights_state if at is None else at
        if at is None and permission == Permission.DELETE and self.record.state != state:
            # With the changes goes what readers see: deleting takes the right in the page's own state too.
            return self.holds(permission, at=state) and self.holds(permission, at=self.record.state)
        if not self.definition.has_state(state):
            return not self.standing.roles.isdisjoint(MANAGERS)
        holders = roles_with(
            self.definition,
            state,
            permission,
            container_roles=self._container_roles(permission, state),
            plone_compatible=plone_compatible(),
        )
        return not self.standing.roles_in(self.definition, state).isdisjoint(holders)

    def passes(self, guard: Guard) -> bool:
        """Return whether the person passes `guard`."""
        return bypasses(self.definition, self.roles) or guard_passes(
            guard,
            roles=self.roles,
            holds=self.holds,
            groups=self.standing.all_groups,
            predicate_holds=lambda name: predicates.predicate_holds(name, self.page.specific, self.user),
        )

    def _container_roles(self, permission: str, state: str) -> frozenset[str]:
        """Return who holds `permission` where the page lies; asked of the database only where that matters."""
        mapped = self.definition.state(state).permissions.get(permission)
        acquires = mapped.acquired if mapped is not None else plone_compatible()
        if not acquires or permission not in self.definition.permissions:
            return rolemap.roles_with(permission)
        roles = rolemap.roles_with(permission)
        for path in paths_to(self.page)[:-1]:
            roles = self._given_by(self._records_above.get(path), permission, roles)
        return roles

    @staticmethod
    def _given_by(record: PageState | None, permission: str, above: frozenset[str]) -> frozenset[str]:
        if record is None:
            return rolemap.roles_with(permission)
        definition = get_definition(record.workflow)
        here = rights_state(definition, record) if definition else ""
        if definition is None or not definition.has_state(here):
            return MANAGERS
        return roles_with(definition, here, permission, container_roles=above, plone_compatible=plone_compatible())

    @cached_property
    def _records_above(self) -> Mapping[str, PageState]:
        found = records_at(paths_to(self.page)[:-1])
        return {path: record for path, record in found.items() if record is not None}

    @cached_property
    def last_entry(self) -> HistoryEntry | None:
        """The last line of the page's history; that somebody began to write is no decision, and left out."""
        lines = HistoryEntry.objects.filter(page_key=self.record.page_id).select_related("actor")
        return lines.exclude(transition="", from_track=Track.NONE, to_track=Track.DRAFT).last()

    @cached_property
    def revision(self) -> Revision | None:
        """What would be decided on: the revision that is offered, else the newest."""
        return self.record.revision or self.page.latest_revision

    @cached_property
    def has_changes(self) -> bool:
        """Return whether there is a newer version than the public one."""
        return self.record.track != Track.NONE

    @cached_property
    def candidate(self) -> Candidate:
        """The revision as it would be published, and whether it can be; a page without revisions as it is."""
        page = revision_as_page(self.page, self.revision) if self.revision else self.page.specific
        return Candidate(page, _error_of(page))

    @cached_property
    def complaint(self) -> ValidationError | None:
        """What is wrong with what a reviewer would be given; None for nothing."""
        if "candidate" in self.__dict__ or self.revision is None:
            return self.candidate.error
        return _error_of(revision_to_validate(self.page, self.revision))


def records_at(paths: Iterable[str]) -> dict[str, PageState | None]:
    """Return by path where the pages there are; None where there is no workflow."""
    return remembered_each("record at", paths, _records_at)


def _records_at(paths: list[str]) -> dict[str, PageState | None]:
    records = PageState.objects.filter(page__path__in=paths).select_related("page")
    return dict.fromkeys(paths) | {record.page.path: record for record in records}


def _error_of(page: Page) -> ValidationError | None:
    try:
        page.full_clean(exclude=_given_fields(page))
    except ValidationError as error:
        return error
    return None


MANAGERS = frozenset({Role.MANAGER})
"""Who holds everything on a page in a state that its workflow does not have (any more), and nobody else."""


def plone_compatible() -> bool:
    """Return whether the two deliberate differences from Plone are switched off (`WORKFLOWS_PLONE_COMPATIBLE`)."""
    return bool(getattr(settings, "WORKFLOWS_PLONE_COMPATIBLE", False))


def _given_fields(page: Page) -> set[str]:
    """Return the fields that are the tree's or Wagtail's own: validating them only costs queries."""
    links = {field.name for field in page._meta.parents.values() if field is not None}  # noqa: SLF001
    return {*GIVEN_BY_THE_PAGE, *links, "id", "path", "depth", "translation_key"}
