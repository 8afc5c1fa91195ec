"""What came by another door: a publication or unpublication that the engine sees only when it has happened."""

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision

from workflows.definitions.registry import get_definition
from workflows.engine import change, checks, handling, history, projection, publishing, schedule
from workflows.engine.content import fingerprint
from workflows.engine.history import Deed
from workflows.engine.moves import Move, follows_at_once, in_review
from workflows.engine.passage import in_the_door, strict, through_the_door
from workflows.engine.records import look_under_lock
from workflows.engine.situation import Situation
from workflows.errors import NoWorkflow, TransitionRefused
from workflows.models import PageState
from workflows.outbox.write import ALARM
from workflows.roles.context import standing_of
from workflows.vocabulary import Track


def reconcile_published(page: Page, revision: Revision | None) -> None:
    """Settle a publication: the door's own, a scheduled one whose time has come, or one that came by another way."""
    if in_the_door():
        return
    if page.alias_of_id is not None:
        _follow_source(page, revision)
        return
    try:
        with transaction.atomic():
            _settle_published(look_under_lock(page, None), revision)
    except NoWorkflow:
        return


def _settle_published(situation: Situation, revision: Revision | None) -> None:
    record, is_up = situation.record, situation.page.live
    if is_up and revision is not None and revision.pk == record.revision_id and schedule.has_come(record):
        complete(situation)
    elif not is_up:
        # A version that is to go out later, of a page without a public revision: Wagtail takes the page off meanwhile.
        _settle_unpublished(situation)
        schedule.show(record)
    elif _is_no_news(situation, revision):
        record.published = revision or record.published
        record.save(update_fields=["published"])
    elif strict():
        _undo_publication(situation, _("Published past the workflow, and taken back."))
    else:
        _adopt_publication(situation, revision)


def _is_no_news(situation: Situation, revision: Revision | None) -> bool:
    """Return whether readers see what they should: the same as before, or a state that asks for no review."""
    record, definition = situation.record, situation.definition
    if not situation.should_be_live:
        return False
    if follows_at_once(definition, record.state) and not _is_behind(record, revision):
        return True
    before = record.published
    if revision is None or before is None:
        return revision is None
    return revision.pk == before.pk or fingerprint(revision.content) == fingerprint(before.content)


def _is_behind(record: PageState, revision: Revision | None) -> bool:
    """Return whether something else has been saved since `revision`, and so is what readers should see."""
    newest = record.revision
    if revision is None or newest is None or revision.pk == newest.pk or revision.created_at > newest.created_at:
        return False
    return fingerprint(revision.content) != fingerprint(newest.content)


def complete(situation: Situation) -> None:
    """Settle a scheduled publication that has just happened: done, or undone when it should not be any more."""
    record = situation.record
    situation.standing = standing_of(record.scheduled_by, situation.page)
    attempt = checks.Attempt(situation, record.scheduled_transition)
    try:
        with transaction.atomic():
            checks.check(attempt, CHECKS_OF_THE_HOUR)
            _complete(attempt)
    except TransitionRefused as refusal:
        # What a handler refused afterwards is in memory: the row is read again.
        situation = look_under_lock(situation.page, None)
        _undo_publication(situation, refusal.message, transition=attempt.transition_id)


def _complete(attempt: checks.Attempt) -> None:
    situation, record, user = attempt.situation, attempt.situation.record, attempt.situation.user
    deed = Deed(
        page=situation.page,
        record=record,
        before=(record.state, record.track),
        user=user,
        transition=attempt.transition_id,
        index=True,
    )
    move = Move(state=attempt.move.state, track=Track.NONE)
    handling.before(attempt, move)
    schedule.take_off(record)
    projection.end(record, projection.APPROVED, user=user)
    record.published = record.revision
    record.authors = []
    change.enter(record, situation.definition, move, user=user)
    record.save(update_fields=change.FIELDS)
    _show_review(situation)
    change.mirror(record)
    handling.after(attempt, history.write_down(deed))


CHECKS_OF_THE_HOUR = (checks.known, checks.offered, checks.viewable, checks.permitted, checks.somebody_elses)
"""What is asked again when the time of a scheduled publication has come."""


def _undo_publication(situation: Situation, reason: str, *, transition: str = "") -> None:
    """Show readers again what they saw before: the version that went out last, or nothing."""
    record = situation.record
    shown_before = record.published if situation.should_be_live else None
    if situation.should_be_live and shown_before is None:
        reason = _("%s It is taken off: nothing is kept of what readers saw before.") % reason
    deed = _outside(situation, reason, "published_outside", transition=transition)
    schedule.take_off(record)
    if shown_before is not None:
        _restore(situation, shown_before)
    else:
        publishing.unpublish(situation.page, user=None)
    if situation.should_be_live and shown_before is None:
        change.enter(record, situation.definition, _back_to_start(situation), user=None)
    record.version += 1
    record.save(update_fields=change.FIELDS)
    _show_review(situation)
    change.mirror(record)
    history.write_down(deed)


def _restore(situation: Situation, revision: Revision) -> None:
    """Show readers `revision` again. Wagtail ends the review of what is published: where one goes on, it is renewed."""
    projection.end(situation.record, projection.CANCELLED, user=None)
    publishing.restore(situation.page, revision)


def _show_review(situation: Situation) -> None:
    """Let Wagtail show a review just while there is one."""
    record = situation.record
    if not in_review(situation.definition, record.state, record.track):
        projection.end(record, projection.CANCELLED, user=None)
    elif record.active_review is None:
        projection.start(record, user=record.submitted_by)


def _back_to_start(situation: Situation) -> Move:
    return Move(state=situation.definition.initial_state, track=Track.NONE)


def _adopt_publication(situation: Situation, revision: Revision | None) -> None:
    """Let the state follow what happened (not strict): the page is public, so its state is."""
    record, definition = situation.record, situation.definition
    deed = _outside(situation, _("Published past the workflow."), "published_outside")
    move = Move(
        state=record.state if situation.should_be_live else definition.public_state or record.state, track=Track.NONE
    )
    schedule.take_off(record)
    projection.end(record, projection.CANCELLED, user=None)
    if revision is not None:
        record.revision = record.published = revision
        record.fingerprint = fingerprint(revision.content)
    record.authors = []
    change.enter(record, definition, move, user=None)
    record.save(update_fields=change.FIELDS)
    _show_review(situation)
    change.mirror(record)
    history.write_down(deed)


def reconcile_unpublished(page: Page) -> None:
    """Settle an unpublication; one that belongs to a deletion is none."""
    if in_the_door() or Page.objects.filter(pk=page.pk, live=True).exists():
        return
    if page.alias_of_id is not None:
        _follow_source(page)
        return
    try:
        with transaction.atomic():
            _settle_unpublished(look_under_lock(page, None), was_public=True)
    except NoWorkflow:
        return


def _settle_unpublished(situation: Situation, *, was_public: bool = False) -> None:
    """Put back what should be public, or let the state follow; what `was_public` is still in the page itself."""
    record, definition = situation.record, situation.definition
    if not situation.should_be_live:
        return
    expired = situation.page.expired
    if strict() and not expired and (record.published is not None or was_public):
        deed = _outside(situation, _("Taken off past the workflow, and put back."), "unpublished_outside")
        record.published = record.published or publishing.keep(situation.page)
        record.revision = record.revision or record.published
        _restore(situation, record.published)
        record.version += 1
    else:
        reason = _("Its time was over.") if expired else _("Taken off past the workflow.")
        deed = _outside(situation, reason, "" if expired else "unpublished_outside")
        schedule.take_off(record)
        projection.end(record, projection.CANCELLED, user=None)
        change.enter(record, definition, _back_to_start(situation), user=None)
        record.flagged_by, record.flagged_at = None, None
        record.published = None if situation.should_be_live else record.published  # where drafts are public
    record.save(update_fields=change.FIELDS)
    _show_review(situation)
    change.mirror(record)
    history.write_down(deed)


def _outside(situation: Situation, reason: str, alarm: str, *, transition: str = "") -> Deed:
    record = situation.record
    deed = Deed(
        page=situation.page,
        record=record,
        before=(record.state, record.track),
        transition=transition,
        comment=reason,
        outside=True,
        logged_as=history.LOGGED_OUTSIDE,
        index=True,
    )
    if alarm:
        deed.also_written.append((ALARM, {"alarm": alarm, "page": record.page_id, "reason": reason}))
    return deed


def _follow_source(alias: Page, revision: Revision | None = None) -> None:
    """Let a page that follows another one be as public as that one is, and show the same version."""
    source = Page.objects.get(pk=alias.alias_of_id)
    record = PageState.objects.filter(pk=source.pk).first()
    if record is None:
        return
    definition, is_up = get_definition(record.workflow), Page.objects.filter(pk=alias.pk, live=True).exists()
    if definition is not None:
        # Taken off alone, or with a source that is being deleted: it is no longer where readers find that one.
        alone = source.live and not is_up
        state = definition.initial_state if alone else record.state
        PageState.objects.filter(pk=alias.pk).update(state=state)
    if not source.live and is_up:
        publishing.unpublish(alias, user=None)
    elif source.live and revision is not None and record.published_id not in (None, revision.pk):
        with through_the_door():
            source.specific.update_aliases(revision=record.published)


def project_again(page_id: int) -> None:
    """Show a page as waiting again after somebody else ended what Wagtail shows of its review."""
    if in_the_door():
        return
    page = Page.objects.filter(pk=page_id).first()
    record = PageState.objects.filter(pk=page_id).first()
    if page is None or record is None:
        return
    with transaction.atomic():
        _show_review(look_under_lock(page, None))
