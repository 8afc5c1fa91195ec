"""Region headings: "<prefix> i Region <name>" in any case, where the prefix is the same throughout a document."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ..text.lines import Line

_HEADING = re.compile(
    r"(?:#+\s*)?(?:\d{1,2}\.?\s+)?(?:(?P<prefix>\D{2,50}?)\s*(?:\b[iI]|[,:–—-])\s+)?"
    r"(?:Region|REGION)\s+(?P<name>[A-ZÆØÅ][\wæøåÆØÅ]+)\s*:?"
)
_DOCUMENT = re.compile(r"(?P<prefix>.{2,50}?)\s+(?:i|I)\s+(?:Danmark|DANMARK)")


@dataclass(frozen=True, slots=True)
class Region:
    """A region heading: the region's name, and where its introduction ends."""

    name: str
    index: int
    after: int


def regions_in(lines: Sequence[Line]) -> list[Region]:
    """Return the region headings; an entry that is merely named after a region is none."""
    matches = [(index, match) for index, line in enumerate(lines) if (match := _HEADING.fullmatch(line.text))]
    prefix = _prefix(lines, [match["prefix"] for _, match in matches])
    return [
        Region(f"Region {match['name'].capitalize()}", index, _after_introduction(lines, index))
        for index, match in matches
        if _fold(match["prefix"]) in (prefix, "")
    ]


def names_denmark(lines: Sequence[Line]) -> bool:
    """Tell whether the document's title is "<something> i Danmark"."""
    return any(_DOCUMENT.fullmatch(line.text) for line in lines[:5])


def _prefix(lines: Sequence[Line], prefixes: Sequence[str | None]) -> str:
    """Return the prefix of the document's title if region headings have it, or else what most of them have: or ""."""
    counted = Counter(_fold(prefix) for prefix in prefixes)
    titles = (_fold(match["prefix"]) for line in lines[:5] if (match := _DOCUMENT.fullmatch(line.text)))
    most = max(counted, key=lambda prefix: (counted[prefix], not prefix), default="")
    return next((title for title in titles if title in counted), most)


def _fold(prefix: str | None) -> str:
    return re.sub(r"[\W_]", "", (prefix or "").lower())


def _after_introduction(lines: Sequence[Line], index: int) -> int:
    """Return the index after the sentence that introduces a region, if there is one."""
    for following in range(index + 1, min(index + 6, len(lines))):
        if _HEADING.fullmatch(lines[following].text):
            return following
        if lines[following].text.endswith("."):
            return following + 1
    return index + 1
