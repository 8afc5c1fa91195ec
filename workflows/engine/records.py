"""The rows that say where each page is: found, made when missing, read for a look or under a lock."""

from collections.abc import Collection
from typing import Any

from wagtail.models import Page, Revision

from workflows import memory
from workflows.definitions.registry import get_definition
from workflows.engine.content import fingerprint
from workflows.engine.reading import read_under_lock
from workflows.engine.situation import Situation, plone_compatible, records_at
from workflows.errors import NoWorkflow
from workflows.models import PageState
from workflows.policies.choose import workflow_for
from workflows.roles.context import SYSTEM, counts, facts_at, standing_of
from workflows.roles.places import paths_to
from workflows.vocabulary import Track


def record_of(page: Page) -> PageState | None:
    """Return where `page` is; the row is made when missing, None for a page that follows no workflow."""
    record = PageState.objects.filter(pk=page.pk).first()
    return record or make_record(page)


def make_record(page: Page) -> PageState | None:
    """Make the row of a page that has none, from what Wagtail knows of it."""
    fresh = Page.objects.filter(pk=page.pk).first()
    first = first_record(fresh) if fresh else None
    if first is None:
        return None
    PageState.objects.bulk_create([first], ignore_conflicts=True)
    return PageState.objects.get(pk=page.pk)


def first_record(page: Page) -> PageState | None:
    """Return the row, unsaved, for a page that was there before the workflow; None for one that follows none.

    What is live is public, and whatever is newer is a draft beside it.
    """
    definition = workflow_for(page)
    if definition is None:
        return None
    live = page.live and bool(definition.public_state)
    record = PageState(page_id=page.pk, workflow=definition.id)
    record.state = definition.public_state if live else definition.initial_state
    record.published_id = page.live_revision_id if live else None
    record.revision_id = page.latest_revision_id
    if live and page.has_unpublished_changes and page.latest_revision_id not in (None, page.live_revision_id):
        record.track = Track.DRAFT
    if record.revision_id is not None:
        record.fingerprint = fingerprint(Revision.objects.get(pk=record.revision_id).content)
        record.authors = authors_since(page, record.published_id)
    return record


def authors_since(page: Page, published: int | None) -> list[int]:
    """Return the users who made revisions of `page` after the revision `published`."""
    revisions = Revision.page_revisions.filter(object_id=str(page.pk), user__isnull=False)
    newer = revisions.filter(pk__gt=published) if published else revisions
    return sorted(set(newer.values_list("user_id", flat=True)))


def look(page: Page, user: Any) -> Situation | None:
    """Return what holds for `user` on `page` now; None where there is no workflow, or none that is known."""
    record = memory.remembered_each("record", [page.pk], _with_revision)[page.pk] or _made(page)
    definition = get_definition(record.workflow) if record else None
    if record is None or definition is None:
        return None
    return Situation(record, record.page, definition, standing_of(user, record.page))


def _with_revision(pages: list[Any]) -> dict[Any, PageState | None]:
    return _records(pages, "page", "revision")


def _without_revision(pages: list[Any]) -> dict[Any, PageState | None]:
    return _records(pages, "page")


def _records(pages: list[Any], *beside: str) -> dict[Any, PageState | None]:
    found = PageState.objects.select_related(*beside).filter(pk__in=pages)
    return dict.fromkeys(pages) | {record.pk: record for record in found}


def _made(page: Page) -> PageState | None:
    return PageState.objects.select_related("page", "revision").get(pk=page.pk) if make_record(page) else None


def look_ahead(pages: Collection[Page], user: Any, *, transitions: bool = False) -> None:
    """Read together what `look` will ask about each of `pages`, where what is read is remembered.

    With `transitions` also the revisions, whose content is much; without them each is read when it is asked for.
    """
    if not memory.is_remembering() or not pages:
        return
    read = _with_revision if transitions else _without_revision
    found = memory.remembered_each("record", [page.pk for page in pages], read)
    records = [record for record in found.values() if record is not None]
    paths = sorted({path for record in records for path in paths_to(record.page)})
    if counts(user) and paths:
        facts_at(user, paths)
    followed = [get_definition(name) for name in {record.workflow for record in records}]
    if plone_compatible() or any(definition is not None and definition.acquires for definition in followed):
        records_at(paths)


def look_under_lock(page: Page, user: Any, *, system: bool = False) -> Situation:
    """Return the same with the row locked until the end of the transaction: this lock is always the first one.

    All of it is read anew, whatever the request remembers.
    """
    record = locked(page)
    definition = get_definition(record.workflow)
    if definition is None:
        raise NoWorkflow(f"There is no workflow {record.workflow!r}.")
    standing = SYSTEM if system else standing_of(user, record.page)
    return Situation(record, record.page, definition, standing)


def locked(page: Page) -> PageState:
    """Return the row of `page` under a lock, with all that a transition needs to know in one query."""
    memory.forget()
    record = read_under_lock(page.pk)
    if record is None:
        if make_record(page) is None:
            raise NoWorkflow(f"{page} follows no workflow.")
        record = read_under_lock(page.pk)
    if record is None:
        raise NoWorkflow(f"{page} follows no workflow.")
    return record
