"""What the door asks, in this order; each check raises `TransitionRefused` or says nothing."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.utils import formats, timezone
from django.utils.translation import gettext as _
from wagtail.models import Revision

from workflows.definitions.tables import Transition
from workflows.engine.moves import Move, in_review
from workflows.engine.situation import Situation, plone_compatible
from workflows.errors import Refusal, TransitionRefused
from workflows.models import Approval
from workflows.roles.context import counts
from workflows.vocabulary import Permission, Track, Trigger


@dataclass
class Attempt:
    """Somebody's wish to fire one transition, with what they bring along."""

    situation: Situation
    transition_id: str
    comment: str = ""
    revision: Revision | None = None
    when: datetime | None = None
    checklist: Collection[str] = ()
    trigger: Trigger = Trigger.USER
    scheduled: bool = False
    seen: int | None = None

    @cached_property
    def transition(self) -> Transition:
        """The transition; `KeyError` when the definition has none of that name."""
        return self.situation.definition.transition(self.transition_id)

    @cached_property
    def move(self) -> Move:
        """Where it leads."""
        return self.situation.move(self.transition)

    @cached_property
    def approvals(self) -> Mapping[int, bool]:
        """Who has approved the offered revision where several are needed, and whether they are still active."""
        if self.transition.min_approvals <= 1:
            return {}
        given = Approval.objects.filter(
            page_id=self.situation.record.page_id, transition=self.transition_id, revision=self.situation.revision
        )
        return dict(given.values_list("user_id", "user__is_active"))

    @cached_property
    def goes_out_at(self) -> datetime | None:
        """When what it publishes goes out; None for now."""
        if self.scheduled or not self.move.publishes or self.situation.revision is None:
            return None
        content = self.situation.revision.content.get("go_live_at")
        moments = [self.when, datetime.fromisoformat(content) if content else None]
        later = [moment for moment in moments if moment is not None and moment > timezone.now()]
        return max(later, default=None)

    @property
    def has_missed_something(self) -> bool:
        """Whether the page's record has changed since the person looked, as far as they say."""
        return self.seen is not None and self.seen != self.situation.record.version

    @property
    def saved_last(self) -> bool:
        """Whether what has happened last is a save that left the page where the last decision had put it."""
        revision, entry, record = self.situation.revision, self.situation.last_entry, self.situation.record
        if revision is None or entry is None or (entry.to_state, entry.to_track) != (record.state, record.track):
            return False
        return revision.created_at > entry.at


Check = Callable[[Attempt], None]


def known(attempt: Attempt) -> None:
    """The workflow has the transition."""
    if not any(transition.id == attempt.transition_id for transition in attempt.situation.definition.transitions):
        raise TransitionRefused(
            Refusal.UNKNOWN_TRANSITION, _("This workflow has no transition “%s”.") % attempt.transition_id
        )


def offered(attempt: Attempt) -> None:
    """It leaves where the page is now; what somebody else has just decided is told apart."""
    offer = attempt.situation.offers.get(attempt.transition_id)
    target = attempt.transition.target
    leads_somewhere = not target or attempt.situation.definition.has_state(target)
    if offer is not None and attempt.transition.trigger is attempt.trigger and leads_somewhere:
        return
    _refuse_as_decided(attempt)
    raise TransitionRefused(Refusal.NOT_AVAILABLE, _("This cannot be done with the page as it is now."))


def _refuse_as_decided(attempt: Attempt) -> None:
    """Say who has just decided otherwise, to those who saw the page when this transition was still on offer."""
    entry, situation = attempt.situation.last_entry, attempt.situation
    if entry is None or not entry.transition:
        return
    missed = attempt.has_missed_something and not attempt.saved_last
    here = (situation.record.state, situation.record.track)
    if (entry.from_state, entry.from_track) == here and not missed:
        return
    definition = situation.definition
    rights = definition.rights_state(entry.from_state, Track(entry.from_track))
    left = [definition.state(state) for state in (entry.from_state, rights) if definition.has_state(state)]
    was_offered = missed or any(attempt.transition_id in state.exits for state in left)
    if was_offered and situation.holds(Permission.VIEW, at=rights):
        name = entry.actor_name or _("the system")
        raise TransitionRefused(Refusal.ALREADY_DECIDED, _("Already decided by %s.") % name)


def fresh(attempt: Attempt) -> None:
    """Only what was read is decided on. A save without changes makes a newer revision that reads the same."""
    if attempt.has_missed_something:
        if not attempt.saved_last:
            _refuse_as_decided(attempt)
        raise TransitionRefused(
            Refusal.STALE, _("The page has been changed since you read it. Look at it again first.")
        )
    offered_now, seen = attempt.situation.revision, attempt.revision
    if seen is None or offered_now is None:
        return
    if seen.pk == offered_now.pk and seen.created_at == offered_now.created_at:
        return
    if seen.pk != offered_now.pk and seen.pk == attempt.situation.page.latest_revision_id:
        return
    raise TransitionRefused(Refusal.STALE, _("The page has been changed since you read it. Look at the changes first."))


def viewable(attempt: Attempt) -> None:
    """Nobody decides on what they may not see."""
    if not plone_compatible() and not attempt.situation.holds(Permission.VIEW):
        raise TransitionRefused(Refusal.NOT_VIEWABLE, _("You may not see this page."))


def permitted(attempt: Attempt) -> None:
    """The guard lets the person pass, and there is a person."""
    user = attempt.situation.user
    acts = counts(user) or (user is None and attempt.trigger is not Trigger.USER)
    if not acts or not attempt.situation.passes(attempt.transition.guard):
        raise TransitionRefused(Refusal.NOT_PERMITTED, _("You may not do this with the page as it is now."))


def somebody_elses(attempt: Attempt) -> None:
    """Four eyes: who wrote it or submitted it does not decide on it, whatever else they may do."""
    situation = attempt.situation
    if not attempt.transition.not_author or situation.user is None:
        return
    record, revision, user = situation.record, situation.revision, situation.user.pk
    last = {revision.user_id} if revision is not None and revision.pk != record.published_id else set()
    if user in {*record.authors, record.submitted_by_id, record.flagged_by_id, *last}:
        raise TransitionRefused(Refusal.OWN_WORK, _("Somebody else has to decide on what you wrote or submitted."))


def once_each(attempt: Attempt) -> None:
    """Several approvals are several people's. When a scheduled time has come nobody is asked again."""
    if attempt.scheduled or attempt.situation.user is None:
        return
    if attempt.situation.user.pk in attempt.approvals:
        raise TransitionRefused(Refusal.OWN_WORK, _("You have approved this version already; another person has to."))


def unlocked(attempt: Attempt) -> None:
    """A lock of somebody else's keeps the page as it is."""
    page, user = attempt.situation.page, attempt.situation.user
    if page.locked and (user is None or page.locked_by_id != user.pk):
        raise TransitionRefused(Refusal.LOCKED, _("The page is locked by somebody else."))


def unscheduled(attempt: Attempt) -> None:
    """What is on the calendar is not put there twice."""
    record = attempt.situation.record
    if attempt.goes_out_at is None or record.scheduled_transition != attempt.transition_id:
        return
    if attempt.goes_out_at == record.scheduled_for or attempt.when is None:
        at = formats.date_format(timezone.localtime(record.scheduled_for), "SHORT_DATETIME_FORMAT")
        raise TransitionRefused(Refusal.SCHEDULED, _("The page is already scheduled for %s.") % at)


def commented(attempt: Attempt) -> None:
    """The reason is given where one is asked for."""
    if attempt.transition.comment_required and not attempt.scheduled and not attempt.comment.strip():
        raise TransitionRefused(Refusal.COMMENT_REQUIRED, _("Say why in a comment."))


def ticked(attempt: Attempt) -> None:
    """Everything on the list has been confirmed."""
    missing = [str(item.title) for item in attempt.transition.checklist if item.id not in attempt.checklist]
    if missing and not attempt.scheduled:
        raise TransitionRefused(Refusal.CHECKLIST, _("Confirm first: %s.") % "; ".join(missing))


def valid(attempt: Attempt) -> None:
    """What goes out, or goes to a reviewer, must be whole."""
    move, definition = attempt.move, attempt.situation.definition
    if not move.publishes and not in_review(definition, move.state, move.track):
        return
    error = attempt.situation.candidate.error if move.publishes else attempt.situation.complaint
    if error is not None:
        raise TransitionRefused(Refusal.INVALID_CONTENT, _("The page is not complete: %s") % " ".join(error.messages))


CHECKS: tuple[Check, ...] = (
    known,
    offered,
    fresh,
    viewable,
    permitted,
    somebody_elses,
    once_each,
    unlocked,
    unscheduled,
    commented,
    ticked,
    valid,
)
CHECKS_OF_A_BUTTON = tuple(check for check in CHECKS if check not in (commented, ticked, valid))
"""What must hold for a transition to be shown: the rest can still be brought along."""


def check(attempt: Attempt, checks: tuple[Check, ...] = CHECKS) -> Transition:
    """Raise `TransitionRefused` at the first check that does not hold; return the transition when all do."""
    for ask in checks:
        ask(attempt)
    return attempt.transition
