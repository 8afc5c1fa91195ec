"""Carrying out a plan: one transaction for the whole document."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation.trans_null import gettext_noop
from wagtail.models import Page, Revision

from ...models import CatalogueIndexPage, CoursePage, EventPage, InitiativePage, StatusReportPage
from ...models.importing import ImportRecord
from ...setup.tree import ensure_tree
from ..errors import ImportRefusedError
from ..result import Document
from .course import fill_course
from .event import fill_event
from .facts import Facts
from .fingerprint import content_hash, source_hash
from .initiative import fill_initiative
from .planning import Action, Step, plan_import
from .publishing import publish
from .report import fill_report, link_funding

Progress = Callable[[list[Step]], Iterable[Step]]

AT_THE_SAME_TIME = gettext_noop("Det samme dokument er ved at blive læst ind af en anden. Vent lidt, og prøv igen.")

# Each writes an entry to a page of its kind.
_FILL: dict[type[Page], Callable[[Any, Any, Facts], None]] = {
    InitiativePage: fill_initiative,
    CoursePage: fill_course,
    EventPage: fill_event,
    StatusReportPage: fill_report,
}
_INDEX = {
    InitiativePage: CatalogueIndexPage.Kind.INITIATIVE,
    CoursePage: CatalogueIndexPage.Kind.COURSE,
    EventPage: CatalogueIndexPage.Kind.EVENT,
}


def run_import(
    document: Document, *, source_name: str, publish_created: bool = False, progress: Progress = iter
) -> list[Step]:
    """Create and update the pages of a document as drafts, all or none; return what was done to each.

    ``publish_created`` publishes the pages it creates; updates stay drafts for somebody to read.
    """
    try:
        with transaction.atomic():
            steps = plan_import(document)
            for step in progress(steps):
                _take(step, source_name, publish_created=publish_created)
    except IntegrityError as error:
        raise ImportRefusedError(AT_THE_SAME_TIME) from error
    return steps


def _take(step: Step, source_name: str, *, publish_created: bool) -> None:
    if step.action is Action.LEAVE:
        step.existing = step.existing or (step.record.page.specific if step.record and step.record.page else None)
        return
    parent = _parent(step)
    page = _page(step)
    _FILL[step.model](page, step.entry, Facts(parent.locale))
    if isinstance(page, StatusReportPage):
        link_funding(page, step.entry, parent.specific)
    revision = _save(step, page, parent)
    _record(step, page, revision, source_name)
    if publish_created and step.action is Action.CREATE:
        publish(revision)
    step.existing = page


def _parent(step: Step) -> Page:
    if step.about is not None and step.about.existing is not None:
        return step.about.existing
    kind = _INDEX.get(step.model, CatalogueIndexPage.Kind.INITIATIVE)
    index = CatalogueIndexPage.objects.filter(kind=kind).order_by("path").first()
    if index is None:
        ensure_tree()
        index = CatalogueIndexPage.objects.filter(kind=kind).order_by("path").first()
    if index is None:
        raise CatalogueIndexPage.DoesNotExist
    return index


def _page(step: Step) -> Page:
    if step.action is Action.UPDATE and step.record and step.record.page:
        page: Page = step.record.page.specific.get_latest_revision_as_object()
        page.title = step.entry.title[:255]
        return page
    return step.model(title=step.entry.title[:255], live=False)


def _save(step: Step, page: Page, parent: Page) -> Revision:
    if step.action is Action.CREATE:
        parent.add_child(instance=page)
    return page.save_revision()


def _record(step: Step, page: Page, revision: Revision, source_name: str) -> None:
    entry = step.entry
    values = {
        "page": Page(pk=page.pk),
        "source_name": source_name[:255],
        "source_line": entry.line,
        "source_hash": source_hash(entry),
        "written_hash": content_hash(revision.as_object()),
        "warnings": [
            {"line": warned.line, "code": warned.code, "message": warned.message}
            for warned in sorted(entry.warnings, key=lambda warned: warned.line)
        ],
    }
    if step.record is None:
        step.record = ImportRecord.objects.create(key=step.key, **values)
    else:
        ImportRecord.objects.filter(pk=step.record.pk).update(**values)
