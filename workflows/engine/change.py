"""The change itself: the row, the public version, and what Wagtail shows of the review."""

from typing import Any

from django.utils import timezone

from workflows.definitions.tables import Definition, Transition
from workflows.engine import approvals, projection, publishing, schedule
from workflows.engine.checks import Attempt
from workflows.engine.content import fingerprint
from workflows.engine.history import Deed
from workflows.engine.moves import Move, in_review
from workflows.models import PageState
from workflows.vocabulary import Track

FIELDS = (
    "state",
    "track",
    "revision",
    "fingerprint",
    "published",
    "authors",
    "version",
    "entered_at",
    "submitted_by",
    "submitted_at",
    "flagged_by",
    "flagged_at",
    *schedule.FIELDS,
)


def carry_out(attempt: Attempt, deed: Deed) -> None:
    """Move the page where the transition leads, and fill in what `deed` has to tell of it."""
    situation, move, transition = attempt.situation, attempt.move, attempt.transition
    record, user = situation.record, situation.user
    was_in_review = in_review(situation.definition, *deed.before)
    waits = in_review(situation.definition, move.state, move.track)
    leaves_review = was_in_review and not waits
    schedule.take_off(record)
    if transition.min_approvals > 1 or (leaves_review and _counts_approvals(situation.definition)):
        approvals.forget(record.page_id)
    if leaves_review or move.publishes:  # what is published ends Wagtail's review, also where the page waits on
        projection.end(record, _end_of(record, move, user), user=user, comment=attempt.comment)
    if move.publishes:
        revision = publishing.publish(situation.candidate.page, situation.revision, user=user)
        record.revision = record.published = revision
        deed.also_logged = ["wagtail.publish"]
    elif move.unpublishes:
        publishing.unpublish(situation.page, user=user)
        deed.also_logged = ["wagtail.unpublish"]
    enter(record, situation.definition, move, user=user)
    _flag(record, transition, move, user)
    record.save(update_fields=FIELDS)
    deed.index = move.publishes or move.unpublishes or (deed.before[0] != move.state and situation.page.live)
    if waits and record.active_review is None:
        projection.start(record, user=user)
    mirror(record)


def _counts_approvals(definition: Definition) -> bool:
    """Return whether some transition takes several people: what they approved is void once the page is sent back."""
    return any(transition.min_approvals > 1 for transition in definition.transitions)


def enter(record: PageState, definition: Definition, move: Move, *, user: Any) -> None:
    """Write the new place into the row, unsaved. A page that comes to a reviewer has a revision from then on."""
    waits = in_review(definition, move.state, move.track)
    if not waits:
        record.submitted_by, record.submitted_at = None, None
    elif not in_review(definition, record.state, record.track):
        record.submitted_by, record.submitted_at = user, timezone.now()
    if (record.state, record.track) != (move.state, move.track):
        record.entered_at = timezone.now()
    record.state, record.track = move.state, move.track
    record.revision_id = record.revision_id or record.page.latest_revision_id
    if waits and record.revision_id is None:
        first = publishing.first_revision(record.page, user=user)
        record.revision, record.fingerprint = first, fingerprint(first.content)
    record.version += 1


def _flag(record: PageState, transition: Transition, move: Move, user: Any) -> None:
    """Flag an emergency publication until another person has looked; only then is the work nobody's own any more."""
    if transition.emergency and move.publishes:
        record.flagged_by, record.flagged_at = user, timezone.now()
        return
    looked = (move.publishes or transition.not_author) and user is not None and user.pk != record.flagged_by_id
    if (looked and record.flagged_by_id and move.track == Track.NONE) or move.publishes:
        record.authors = []
    if looked or move.unpublishes:
        record.flagged_by, record.flagged_at = None, None


def _end_of(record: PageState, move: Move, user: Any) -> tuple[str, str]:
    """Return how a review ended: published, taken back by who submitted it, or sent back."""
    if move.publishes:
        return projection.APPROVED
    if user is None or user.pk == record.submitted_by_id:
        return projection.CANCELLED
    return projection.REJECTED


def mirror(record: PageState) -> None:
    """Let the pages that follow this one (Wagtail's aliases) be where it is; they have no changes of their own."""
    if record.followed:
        PageState.objects.filter(page__alias_of_id=record.page_id).update(workflow=record.workflow, state=record.state)
