"""An entry as an event."""

import re
from datetime import datetime, time
from zoneinfo import ZoneInfo

from ...fuzzy_dates import earliest
from ...models import EventPage
from ..result import Entry, Section
from .common import fill_common
from .facts import Facts
from .markup import headed_text

_ABOUT = re.compile(r"^(?:baggrund|arrangør|om arrangør)", re.IGNORECASE)
_PURPOSE = re.compile(r"\bformål\b", re.IGNORECASE)


def fill_event(page: EventPage, entry: Entry, facts: Facts) -> None:
    """Write a recap to an event: time, programme and purposes as facts, the rest as text."""
    fill_common(page, entry, facts)
    details = entry.details
    page.online = details.get("event_type") == "webinar"
    page.starts_at = _starts_at(entry)
    page.participants = details.get("participants")
    page.purposes = [("purpose", purpose) for purpose in details.get("purposes", [])]
    page.programme = [
        (
            "item",
            {"title": talk["title"][:255], "speaker": _speaker(talk), "affiliation": talk["affiliation"] or ""},
        )
        for talk in details.get("programme", [])
    ]
    page.body = headed_text(section for section in entry.sections if _ABOUT.match(section.title))
    page.recap = headed_text(section for section in entry.sections if _is_recap(section))


def _is_recap(section: Section) -> bool:
    return not _ABOUT.match(section.title) and not _PURPOSE.search(section.title)


def _speaker(talk: dict[str, str | None]) -> str:
    return ", ".join(part for part in (talk["speaker"], talk["role"]) if part)


def _starts_at(entry: Entry) -> datetime | None:
    day = earliest(entry.details.get("date") or "")
    if day is None:
        return None
    entry.warn(entry.line, "no_time", "Kilden siger ikke, hvad klokken var. Skriv tidspunktet.")
    return datetime.combine(day, time(), ZoneInfo("Europe/Copenhagen"))
