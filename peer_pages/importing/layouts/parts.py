"""Cutting a collection into its numbered parts ("2.1. Title", "Eksempel 3: Title", "1. Title")."""

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..facts.keywords import HEADING
from ..text.lines import Line

_TITLE = r"(?P<title>[”“\"]?[^\W\d_].*)"
_NUMBERED = re.compile(
    rf"(?:#+\s*)?(?:(?P<chapter>\d{{1,2}})\.|(?:Praksise|E)ksempel\s+|Case\s+)(?P<number>\d{{1,3}})"
    rf"(?:[.:]|\s+[–-](?=\s))?\s+{_TITLE}"
)
_PLAIN = re.compile(rf"(?:#+\s*)?(?P<chapter>)(?P<number>\d{{1,2}})[.):]?\s+{_TITLE}")
_CHAPTER = re.compile(r"(?P<chapter>\d{1,2})\.?\s+[^\W\d_].{0,90}")


@dataclass(slots=True)
class Part:
    """A numbered part: its number and title, its line indexes, and where its keywords begin; chapter 0 is none."""

    chapter: int
    number: int
    title: str
    start: int
    end: int
    keywords: int | None = None

    @property
    def label(self) -> str:
        """Return the number as printed."""
        return f"{self.chapter}.{self.number}" if self.chapter else str(self.number)


def parts_in(lines: Sequence[Line]) -> list[Part]:
    """Return the numbered parts; plain numbers count only where no chapters or examples are numbered."""
    parts = _cut(lines, {index: match for index, line in enumerate(lines) if (match := _NUMBERED.fullmatch(line.text))})
    return parts if any(part.keywords for part in parts) else _cut(lines, _plainly_numbered(lines))


def _plainly_numbered(lines: Sequence[Line]) -> dict[int, re.Match[str]]:
    """Return the lines "1. Title", "2. Title" … that begin a part, for a text may hold numbered lists as well.

    Each part ends with its keywords, so it begins at the first higher number after the keywords of the one before,
    and the first part at a "1." before the first keywords.
    """
    plain = [(index, match) for index, line in enumerate(lines) if (match := _PLAIN.fullmatch(line.text))]
    labels = [index for index, line in enumerate(lines) if HEADING.fullmatch(line.text)]
    starts: dict[int, re.Match[str]] = {}
    last = 0
    for before, label in itertools.pairwise([-1, *labels]):
        between = [(index, match) for index, match in plain if before < index < label and int(match["number"]) > last]
        chosen = between[:1] if last else _first(lines, between)
        starts |= dict(chosen)
        last = int(chosen[0][1]["number"]) if chosen else last
    return starts


def _first(lines: Sequence[Line], numbered: Sequence[tuple[int, re.Match[str]]]) -> list[tuple[int, re.Match[str]]]:
    """Return the "1." that begins a page, or has the most room above it; the last of several alike."""
    ones = [found for found in numbered if found[1]["number"] == "1"]
    return [max(ones, key=lambda found: (lines[found[0]].page_start, lines[found[0]].gap, found[0]))] if ones else []


def _cut(lines: Sequence[Line], starts: Mapping[int, re.Match[str]]) -> list[Part]:
    """Cut the lines at the numbered titles, and where the next chapter begins."""
    parts: list[Part] = []
    for index, line in enumerate(lines):
        if match := starts.get(index):
            _close(parts, index)
            parts.append(Part(int(match["chapter"] or 0), int(match["number"]), match["title"], index, len(lines)))
        elif parts and _begins_chapter(line, parts[-1]):
            _close(parts, index)
        elif parts and HEADING.fullmatch(line.text) and parts[-1].end > index:
            parts[-1].keywords = index
    return [part for part in parts if part.end - part.start > 1]


def _begins_chapter(line: Line, part: Part) -> bool:
    """Tell whether a line heads the chapter after the parts; where parts have no chapter, only keywords end them."""
    match = _CHAPTER.fullmatch(line.text)
    if match is None or not (line.page_start or line.gap > 1):
        return False
    return int(match["chapter"]) == part.chapter + 1 if part.chapter else part.keywords is not None


def _close(parts: list[Part], index: int) -> None:
    if parts and parts[-1].end > index:
        parts[-1].end = index
