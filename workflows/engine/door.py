"""The one door: every change of state by a person, a timer or the workflow itself goes through `fire`."""

from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision

from workflows.engine import approvals, automatic, change, handling, history, schedule
from workflows.engine.checks import Attempt, check
from workflows.engine.history import Deed
from workflows.engine.records import look_under_lock
from workflows.engine.retry import with_retries
from workflows.engine.situation import Situation
from workflows.errors import NoWorkflow, Refusal, TransitionRefused
from workflows.models import HistoryEntry
from workflows.vocabulary import Trigger

ALREADY = frozenset(
    {Refusal.NOT_AVAILABLE, Refusal.ALREADY_DECIDED, Refusal.STALE, Refusal.SCHEDULED, Refusal.OWN_WORK}
)
"""The refusals that a second click of the same person meets."""


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What somebody asks of the door, but for the page and who they are."""

    transition_id: str
    comment: str = ""
    revision: Revision | None = None
    when: datetime | None = None
    checklist: Collection[str] = ()
    trigger: Trigger = Trigger.USER
    scheduled: bool = False
    """Whether this is the time it was scheduled for."""
    seen: int | None = None
    """The `version` of the page's record when the person looked: it has another one after every decision."""

    def attempt(self, situation: Situation) -> Attempt:
        """Return the wish in a situation."""
        return Attempt(situation, **_named(self))


def _named(wish: Wish) -> dict[str, Any]:
    """Return the fields of `wish` by name, as they are."""
    return {field.name: getattr(wish, field.name) for field in fields(wish)}


def pass_through(page: Page, wish: Wish, *, user: Any, system: bool = False) -> HistoryEntry:
    """Fire a transition: lock, read, check, change, write down; all or nothing, and again after a deadlock."""
    if page.alias_of_id is not None:
        raise TransitionRefused(
            Refusal.ALIAS, _("This page follows another one. Convert it to an ordinary page first.")
        )
    return with_retries(lambda: _once(page, wish, user=user, system=system))


@transaction.atomic
def _once(page: Page, wish: Wish, *, user: Any, system: bool) -> HistoryEntry:
    attempt = wish.attempt(_look(page, user, system=system))
    try:
        check(attempt)
    except TransitionRefused as refusal:
        done = _done_already(attempt, refusal)
        if done is None:
            raise
        return done
    entry = perform(attempt)
    automatic.follow(attempt.situation)
    return entry


def _look(page: Page, user: Any, *, system: bool) -> Situation:
    try:
        return look_under_lock(page, user, system=system)
    except NoWorkflow as error:
        if Page.objects.filter(pk=page.pk).exists():
            raise
        raise TransitionRefused(Refusal.NOT_AVAILABLE, _("The page has been deleted.")) from error


def _done_already(attempt: Attempt, refusal: TransitionRefused) -> HistoryEntry | None:
    """Return what the same person has just done with the same version, when that is why they are refused."""
    if refusal.code not in ALREADY or attempt.situation.user is None:
        return None
    entry, seen = attempt.situation.last_entry, attempt.revision
    if entry is None or (entry.transition, entry.actor_id) != (attempt.transition_id, attempt.situation.user.pk):
        return None
    return entry if seen is None or seen.pk == entry.revision_key else None


def perform(attempt: Attempt) -> HistoryEntry:
    """Do what has been checked: count an approval, put it on the calendar, or change the state now.

    The site's handlers run with the change itself, not with what only leads to it.
    """
    deed = Deed(
        page=attempt.situation.page,
        record=attempt.situation.record,
        before=(attempt.situation.record.state, attempt.situation.record.track),
        user=attempt.situation.user,
        transition=attempt.transition_id,
        comment=attempt.comment,
        emergency=attempt.transition.emergency,
    )
    if not approvals.enough(attempt):
        deed.logged_as = history.LOGGED_APPROVAL
    elif attempt.goes_out_at is not None:
        deed.logged_as = history.LOGGED_SCHEDULE
        schedule.put_on(attempt)
    else:
        return _change(attempt, deed)
    return history.write_down(deed)


def _change(attempt: Attempt, deed: Deed) -> HistoryEntry:
    handling.before(attempt, attempt.move)
    change.carry_out(attempt, deed)
    entry = history.write_down(deed)
    handling.after(attempt, entry)
    return entry
