"""Region headings: "<subject> i Region <name>" or "Region <name>s <subject>", with one subject in a document."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ..text.lines import Line

_NUMBER = r"(?:#+\s*)?(?:\d{1,2}\.?\s+)?"
_REGION = r"(?:Region|REGION)\s+(?P<name>[A-ZÆØÅ]\w+?)"
_HEADING = re.compile(rf"{_NUMBER}(?:(?P<subject>\D{{2,50}}?)\s*(?:\b[iI]|[,:–—-])\s+)?{_REGION}\s*:?")
_GENITIVE = re.compile(rf"{_NUMBER}{_REGION}[sS]\s+(?P<subject>[^\W\d_][\w -]{{1,48}}?)\s*:?")
_DOCUMENT = re.compile(r"(?P<subject>.{2,50}?)\s+(?:i|I)\s+(?:Danmark|DANMARK)")


@dataclass(frozen=True, slots=True)
class Region:
    """A region heading: the region's name, and where its introduction ends."""

    name: str
    index: int
    after: int


def regions_in(lines: Sequence[Line]) -> list[Region]:
    """Return the region headings; an entry that is merely named after a region is none."""
    matches = [(index, match) for index, line in enumerate(lines) if (match := _heading(line))]
    subject = _subject(lines, [match for _, match in matches])
    return [
        Region(f"Region {match['name'].capitalize()}", index, _after_introduction(lines, index))
        for index, match in matches
        if _fold(match["subject"]) in (subject, "")
    ]


def names_denmark(lines: Sequence[Line]) -> bool:
    """Tell whether the document's title is "<something> i Danmark"."""
    return any(_titles(lines))


def _heading(line: Line) -> re.Match[str] | None:
    return _HEADING.fullmatch(line.text) or _GENITIVE.fullmatch(line.text)


def _titles(lines: Sequence[Line]) -> list[str]:
    """Return the subjects of the top lines that are "<subject> i Danmark"."""
    return [_fold(match["subject"]) for line in lines[:5] if (match := _DOCUMENT.fullmatch(line.text))]


def _subject(lines: Sequence[Line], headings: Sequence[re.Match[str]]) -> str:
    """Return the subject of the document's title if region headings have it, or else what most of them have: or "".

    One heading like "Region Sjællands Psykiatri" is the name of an entry; two with one subject are a catalogue's.
    """
    counted = Counter(_fold(match["subject"]) for match in headings)
    alone = {
        _fold(match["subject"]) for match in headings if match.re is _GENITIVE and counted[_fold(match["subject"])] == 1
    }
    most = max(counted.keys() - alone, key=lambda subject: (counted[subject], not subject), default="")
    return next((title for title in _titles(lines) if title in counted), most)


def _fold(subject: str | None) -> str:
    return re.sub(r"[\W_]", "", (subject or "").lower())


def _after_introduction(lines: Sequence[Line], index: int) -> int:
    """Return the index after the sentence that introduces a region, if there is one."""
    for following in range(index + 1, min(index + 6, len(lines))):
        if _heading(lines[following]):
            return following
        if lines[following].text.endswith("."):
            return following + 1
    return index + 1
