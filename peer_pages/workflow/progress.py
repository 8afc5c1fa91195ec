"""Where pages are on their way to the public, in words for those who write and read them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Max
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from peer_pages.workflow.definition import PEER_PUBLICATION
from workflows.models import HistoryEntry, PageState
from workflows.vocabulary import Track


@dataclass(frozen=True)
class Stage:
    """One stage: a key for style and tests, and what it is called."""

    key: str
    label: str | Promise


DRAFT = Stage("draft", _("Kladde"))
WAITING = Stage("waiting", _("Til gennemsyn"))
RETURNED = Stage("returned", _("Sendt tilbage til jer"))
PUBLIC = Stage("public", _("Publiceret"))
CHANGED = Stage("changed", _("Publiceret med ændringer på vej"))
ENDED = Stage("ended", _("Afsluttet"))
ARCHIVED = Stage("archived", _("Arkiveret"))
STAGES = (DRAFT, WAITING, RETURNED, PUBLIC, CHANGED, ENDED, ARCHIVED)

BY_STATE = {"private": DRAFT, "pending": WAITING, "published": PUBLIC, "ended": ENDED, "archived": ARCHIVED}


@dataclass(frozen=True)
class Progress:
    """Where one page is, and the last line of its history, if there is one."""

    record: PageState | None
    last: HistoryEntry | None

    @property
    def stage(self) -> Stage:
        """The stage; what waits or came back says more than whether the page is public."""
        if self.record is None:
            return DRAFT
        state, track = self.record.state, Track(self.record.track)
        rights = PEER_PUBLICATION.rights_state(state, track)
        if rights == "private" and self.last is not None and self.last.transition == "send_back":
            return RETURNED
        if rights == "pending" or track is Track.NONE:
            return BY_STATE.get(rights, DRAFT)
        return CHANGED if state == "published" else BY_STATE.get(state, CHANGED)

    @property
    def comment(self) -> str:
        """What the editors wrote when they sent the page back, or ""."""
        return self.last.comment if self.last is not None and self.stage is RETURNED else ""

    @property
    def note(self) -> str:
        """What the author wrote to the editors along with the page that waits, or ""."""
        waits = self.last is not None and self.last.transition == "submit" and self.stage is WAITING
        return self.last.comment if self.last is not None and waits else ""


def progress_of(pages: Iterable[Page]) -> Mapping[int, Progress]:
    """Return where each of `pages` is, by its id: two queries, however many they are."""
    keys = [page.pk for page in pages]
    records = PageState.objects.select_related("flagged_by").in_bulk(keys)
    lines = HistoryEntry.objects.filter(page_key__in=keys, outside=False).order_by()
    newest = lines.values("page_key").annotate(newest=Max("pk"))
    entries = HistoryEntry.objects.filter(pk__in=newest.values("newest"))
    last = {entry.page_key: entry for entry in entries}
    return {key: Progress(records.get(key), last.get(key)) for key in keys}


def progress_of_one(page: Page) -> Progress:
    """Return where `page` is."""
    return progress_of([page])[page.pk]


def stage_of(page: Any) -> Stage:
    """Return the stage of `page`; what is not saved yet is a draft."""
    return progress_of_one(page).stage if page.pk else DRAFT
