"""The catalogue document: everything that a search knows of one thing, and nothing else."""

import hashlib
import json
from dataclasses import MISSING, asdict, dataclass, fields
from datetime import UTC, date, datetime
from typing import Any

from django.utils import timezone

from search.vocabulary import ENDED, EVENT

SCHEMA = 4
"""The shape of the document; one of an older shape is made anew, never migrated."""
A_MILLION = 1_000_000


@dataclass(frozen=True)
class Section:
    """A stretch of running text with what it is about; only the text is searched, a form's questions never."""

    label: str
    text: str


@dataclass(frozen=True)
class DocumentPerson:
    """A person whom the public may see."""

    name: str
    role: str = ""
    email: str = ""
    phone: str = ""


@dataclass(frozen=True)
class Occasion:
    """One time that something takes place; moments are seconds since 1970, `ends` is 0 when it is not known."""

    uid: str
    starts: int
    ends: int = 0
    zone: str = ""
    """The time zone that the organiser thinks in."""
    place: str = ""
    cancelled: bool = False
    moved: bool = False
    sequence: int = 0
    """Grows with each publication, as RFC 5545 (3.8.7.4) wants it of a change."""
    link: str = ""
    """The meeting's address, where everybody may know it."""


@dataclass(frozen=True)
class CatalogueDocument:
    """One thing in one language that anybody may find.

    Codes of areas are those of the day it was made; moments are seconds since 1970 (`published`
    microseconds), 0 for none; `funding_ends` is
    EDTF. `when`, `price` and `badge` are words for the list entry. `changes` is when the passing of time alone makes
    the document untrue (an event is over, a consent ends): then it is made anew.
    """

    id: str
    locale: str
    kind: str
    title: str
    url: str
    page: int = 0
    """The page that must be visible for this to be shown; 0 for a person on no page."""
    alternative_titles: tuple[str, ...] = ()
    summary: str = ""
    sections: tuple[Section, ...] = ()
    organisations: tuple[str, ...] = ()
    organisation_names: tuple[str, ...] = ()
    contacts: tuple[DocumentPerson, ...] = ()
    municipalities: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    place_names: tuple[str, ...] = ()
    nationwide: bool = False
    online: bool = False
    free: bool = False
    targets: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    """Names of target groups, topics, keywords, methods and forms of employment, as words."""
    legal_basis: tuple[str, ...] = ()
    status: str = ""
    shown_organisation: str = ""
    shown_areas: tuple[str, ...] = ()
    when: str = ""
    price: str = ""
    badge: str = ""
    starts: int = 0
    ends: int = 0
    last_checked: str = ""
    funding_ends: str = ""
    occasions: tuple[Occasion, ...] = ()
    published: int = 0
    updated: int = 0
    """When it was published last."""
    popularity: int = 0
    """How often it was opened from results lately, in doublings."""
    related: tuple[str, ...] = ()
    """Ids of the people and organisations whose documents tell of this one."""
    listed: bool = True
    """Whether it is there when nothing is asked for: pages about the catalogue are not."""
    changes: int = 0

    @property
    def is_past(self) -> bool:
        """Return whether it is an offer that is over; what was said at an event can be read afterwards."""
        return self.status == ENDED and self.kind != EVENT

    @property
    def came_out_on(self) -> date | None:
        """Return the day on which the page was first published, as the site counts days."""
        if not self.published:
            return None
        moment = datetime.fromtimestamp(self.published // A_MILLION, UTC)
        return timezone.localdate(moment, timezone.get_default_timezone())

    def as_record(self) -> dict[str, Any]:
        """Return the document as JSON can hold it, without what is empty and need not be there."""
        return {name: value for name, value in asdict(self).items() if value or name in _NEEDED}

    @classmethod
    def from_record(cls, record: dict[str, Any]) -> "CatalogueDocument":
        """Return the document that `record` was made of; keys of another schema are left out."""
        known = {name: record[name] for name in _NAMES & record.keys()}
        return cls(
            **{
                **{name: tuple(value) if isinstance(value, list) else value for name, value in known.items()},
                "sections": tuple(Section(**one) for one in record.get("sections", ())),
                "contacts": tuple(DocumentPerson(**one) for one in record.get("contacts", ())),
                "occasions": tuple(Occasion(**one) for one in record.get("occasions", ())),
                "listed": record.get("listed", False),
            }
        )

    def version(self, lexicon: str) -> str:
        """Return a digest of the content, the schema and the `lexicon` (its fingerprint) it is analysed by."""
        content = json.dumps([SCHEMA, lexicon, self.as_record()], ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(content.encode()).hexdigest()[:16]


_NAMES = {one.name for one in fields(CatalogueDocument)}
_NEEDED = {one.name for one in fields(CatalogueDocument) if one.default is MISSING}
