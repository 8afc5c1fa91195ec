"""What must agree, whatever was done: each function looks at one thing that is kept, or answered, twice."""

from collections.abc import Iterable
from typing import Any

from wagtail.models import Page, Revision

from workflows import api
from workflows.definitions.registry import get_definition
from workflows.engine.content import fingerprint
from workflows.engine.moves import follows_at_once, in_review
from workflows.errors import Refusal
from workflows.guards.guards import bypasses, guard_passes
from workflows.integration.visibility import public
from workflows.roles.context import standing_of
from workflows.tests.fuzz.picture import Picture
from workflows.vocabulary import Permission, Track, Visibility

PERMISSIONS = (
    Permission.VIEW,
    Permission.ACCESS,
    Permission.MODIFY,
    Permission.REVIEW,
    Permission.REQUEST_REVIEW,
    Permission.DELETE,
)
BROUGHT_ALONG = frozenset({Refusal.COMMENT_REQUIRED, Refusal.CHECKLIST, Refusal.INVALID_CONTENT})


def history_only_grows(before: Picture, after: Picture) -> None:
    """A line that was written stays as it was written."""
    assert {pk: after.history.get(pk) for pk in before.history} == before.history


def last_line_is_the_record(after: Picture) -> None:
    """The last line of a page's history leads where the page is."""
    for pk, record in after.records.items():
        line = after.last_lines.get(pk)
        if line is None or after.pages[pk]["alias_of_id"] is not None:
            continue
        where = (record.workflow, record.state, record.track)
        assert (line["workflow"], line["to_state"], line["to_track"]) == where, (pk, line, record.track)


def live_is_the_state(after: Picture, exempt: set[int]) -> None:
    """A page is public when its state says so; changes are only under way where there is something public."""
    for pk, record in after.records.items():
        page, definition = after.pages[pk], get_definition(record.workflow)
        if record.track != Track.NONE:
            assert page["live"], (pk, record, record.track)
        if definition is None or not definition.has_state(record.state) or pk in exempt:
            continue
        waits_for_its_first = definition.is_live(record.state) and record.published_id is None
        if not waits_for_its_first:
            assert page["live"] == definition.is_live(record.state), (pk, record, page)


def nobody_else_reads(after: Picture) -> None:
    """What everybody reads is in a public state now, also where a state has changed under its pages."""
    for pk in public(Page.objects.all()).values_list("pk", flat=True):
        record = after.records.get(pk)
        definition = get_definition(record.workflow) if record else None
        if record is not None:
            assert definition.visibility(record.state) is Visibility.PUBLIC, (pk, record)


def readers_see_what_was_decided(after: Picture, decided: dict[int, set[int]]) -> None:
    """What is public is exactly one revision: one that somebody decided on, where the state asks for that."""
    for pk, record in after.records.items():
        page = after.pages[pk]
        if not page["live"] or page["alias_of_id"] is not None:
            continue
        definition = get_definition(record.workflow)
        asks_nobody = definition is not None and follows_at_once(definition, record.state)
        seen = page["live_revision_id"]
        assert asks_nobody or seen in decided.get(pk, ()) or _reads_like(seen, decided.get(pk, ())), (pk, record, page)
        assert page["live_revision_id"] == record.published_id, (pk, record, page, record.published_id)
        content = Revision.objects.values_list("content", flat=True).get(pk=page["live_revision_id"])
        assert content["title"] == page["title"], (pk, content["title"], page)
        assert content.get("summary", "") == after.summaries.get(pk, ""), (pk, content)


def _reads_like(seen: int, decided: Iterable[int]) -> bool:
    """Return whether a revision is what one of `decided` is: a save without changes makes another of the same text."""
    contents = Revision.objects.in_bulk([seen, *decided])
    return fingerprint(contents[seen].content) in {
        fingerprint(contents[pk].content) for pk in decided if pk in contents
    }


def review_is_shown(after: Picture, lagging: set[int]) -> None:
    """Wagtail shows one review with one step, of the revision on offer, just while the page waits."""
    for pk in after.pages:
        record = after.records.get(pk)
        definition = get_definition(record.workflow) if record else None
        if record is None or definition is None or pk in lagging:
            continue
        waits = in_review(definition, record.state, record.track) and after.pages[pk]["alias_of_id"] is None
        shown, tasks = after.reviews.get(pk, []), after.tasks.get(pk, [])
        assert len(shown) == waits, (pk, record, record.track, shown)
        expected = [(shown[0], record.revision_id)] if waits else []
        assert tasks == expected, (pk, record, tasks, record.revision_id)


def calendar_is_kept(after: Picture, past_the_door: set[int]) -> None:
    """What is scheduled is the revision on offer, and nothing is that the door did not schedule."""
    for pk, record in after.records.items():
        expected = {record.revision_id: record.scheduled_for} if record.scheduled_transition else {}
        if pk not in past_the_door:
            assert after.calendar.get(pk, {}) == expected, (pk, record, expected)


def approvals_are_of_what_is_offered(after: Picture) -> None:
    """A yes is to the revision on offer, where that many are asked for."""
    for page, transition, revision, _user in after.approvals:
        record = after.records[page]
        definition = get_definition(record.workflow)
        assert revision == record.revision_id, (page, record)
        assert definition is not None
        here = {definition.rights_state(record.state, Track(record.track)), record.state}
        offered = {one.id for state in here if definition.has_state(state) for one in definition.exits(state)}
        assert transition in offered, (page, record, transition)


def aliases_follow(after: Picture, taken_off_alone: set[int]) -> None:
    """A page that follows another one is where that one is, shows the same, and has no changes of its own.

    One that code has taken off alone stays off until its source goes out again.
    """
    for pk, page in after.pages.items():
        source, own = after.pages.get(page["alias_of_id"]), after.records.get(pk)
        if source is None or own is None or (pk in taken_off_alone and not page["live"]):
            continue
        theirs = after.records[page["alias_of_id"]]
        assert (own.workflow, own.state, own.track) == (theirs.workflow, theirs.state, Track.NONE), (pk, own, theirs)
        assert page["live"] == source["live"], (pk, own)
        if page["live"]:
            assert page["title"] == source["title"], (pk, page, source)


def buttons_agree(page: Page, user: Any) -> list[str]:
    """The list of verdicts, the buttons and the single answers are one; return the names of the buttons."""
    verdicts = {verdict.transition.id: verdict for verdict in api.explain(page, user)}
    buttons = [one.id for one in api.transitions_for(page, user)]
    for name, verdict in verdicts.items():
        assert verdict.allowed or name not in buttons or verdict.code in BROUGHT_ALONG, (name, verdict, buttons)
        assert name in buttons or not verdict.allowed, (name, verdict, buttons)
    return buttons


def single_answers_agree(page: Page, user: Any) -> None:
    """`may_fire` is what `explain` says."""
    for verdict in api.explain(page, user):
        name = verdict.transition.id
        assert api.may_fire(page, name, user=user) == verdict.allowed, (page, user, name, verdict)


def rights_agree(user: Any, permission: str) -> None:
    """A page is among those with a permission when the user holds it there."""
    rights = _rights(user)
    listed = set(Page.objects.filter(api.pages_with(user, permission)).values_list("pk", flat=True))
    held = {pk for pk, right in rights.items() if right.holds(permission)}
    unlisted, unheld = held - listed, (listed & rights.keys()) - held
    assert not unlisted, (user, permission, unlisted)
    assert not unheld or getattr(user, "is_superuser", False), (user, permission, unheld)


def _rights(user: Any) -> dict[int, api.Rights]:
    pages = Page.objects.filter(workflow_record__isnull=False)
    return {page.pk: api.rights_of(user, page) for page in pages}


def work_agrees(user: Any) -> None:
    """Work waits for those who may do it."""
    rights = _rights(user)
    listed = set(api.waiting_for(user).values_list("pk", flat=True))
    expected = {pk for pk, right in rights.items() if _waits_for(right, user, right.page)}
    if getattr(user, "is_superuser", False):
        assert expected <= listed, (user, expected, listed)
    else:
        assert expected == listed, (user, expected, listed)


def _waits_for(right: api.Rights, user: Any, page: Page) -> bool:
    record, definition = right.record, right.definition
    if page.alias_of_id is not None or record is None or definition is None or not right.holds(Permission.VIEW):
        return False
    here = definition.rights_state(record.state, Track(record.track))
    groups = standing_of(user, page).all_groups
    return any(
        here in worklist.matches.get(definition.state_variable, ())
        and definition.has_state(here)
        and (
            bypasses(definition, right.roles)
            or guard_passes(worklist.guard, roles=right.roles, holds=right.holds, groups=groups)
        )
        for worklist in definition.worklists
    )
