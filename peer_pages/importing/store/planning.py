"""What an import would do, decided before anything is written."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.translation import gettext as _
from wagtail.models import Page

from ...models import CoursePage, EventPage, InitiativePage, StatusReportPage
from ...models.importing import ImportRecord
from ...slugs import danish_slug
from ..facts.courses import is_course
from ..result import Document, Entry
from .fingerprint import content_hash, source_hash
from .report import find_initiative, initiative_entry


class Action(StrEnum):
    """What happens to the page of an entry."""

    CREATE = "create"
    UPDATE = "update"
    LEAVE = "leave"


@dataclass(slots=True)
class Step:
    """One page to create, update or leave alone, and why."""

    key: str
    entry: Entry
    model: type[Page]
    action: Action = Action.CREATE
    reason: str = ""
    record: ImportRecord | None = None
    about: "Step | None" = None
    existing: Page | None = field(default=None)


def plan_import(document: Document) -> list[Step]:
    """Return the steps of an import in the order they must be taken; nothing is written."""
    return [_decide(step) for step in _steps(document)]


def _steps(document: Document) -> Iterator[Step]:
    seen: Counter[str] = Counter()
    for entry in document.entries:
        key = f"{document.kind}:{danish_slug(entry.title)[:200]}"
        seen[key] += 1
        key = key if seen[key] == 1 else f"{key}#{seen[key]}"
        if entry.form == "report":
            about = initiative_entry(entry)
            owner = Step(f"{document.kind}:about:{danish_slug(about.title)[:200]}", about, InitiativePage)
            owner.existing = find_initiative(entry)
            yield owner
            yield Step(key, entry, StatusReportPage, about=owner)
        else:
            yield Step(key, entry, model_of(entry))


def model_of(entry: Entry) -> type[Page]:
    """Return the kind of page an entry becomes."""
    if entry.form == "event":
        return EventPage
    return CoursePage if is_course(entry.title) else InitiativePage


def _decide(step: Step) -> Step:
    step.record = ImportRecord.objects.filter(key=step.key).select_related("page").first()
    if step.record is None:
        if step.existing is not None:
            step.action, step.reason = Action.LEAVE, _("Siden findes i forvejen.")
        elif step.model.objects.filter(title__iexact=step.entry.title).exists():
            step.reason = _("Ny. Der findes allerede en side med samme titel.")
            step.entry.warn(step.entry.line, "same_title", _("Der findes også en anden side med samme titel."))
        else:
            step.reason = _("Ny.")
        return step
    step.action, step.reason = _known(step.record, step.entry)
    return step


def _known(record: ImportRecord, entry: Entry) -> tuple[Action, str]:
    if record.page is None:
        return Action.LEAVE, _("Siden er slettet siden sidst og laves ikke igen.")
    if record.source_hash == source_hash(entry):
        return Action.LEAVE, _("Dokumentet siger det samme som sidst.")
    page = record.page.specific.get_latest_revision_as_object()
    if content_hash(page) != record.written_hash:
        return Action.LEAVE, _("Siden er rettet siden sidst og overskrives ikke.")
    return Action.UPDATE, _("Dokumentet er ændret siden sidst.")
