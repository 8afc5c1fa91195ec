"""Cutting a collection into its numbered parts ("2.1. Title", "B.3 Title", "Eksempel 3: Title", "1. Title")."""

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..facts.keywords import HEADING
from ..text.lines import Line

_TITLE = r"(?P<title>[”“\"]?[^\W\d_].*)"
_NUMBER = rf"(?P<number>\d{{1,3}})(?:[.:]|\s+[–-](?=\s))?\s+{_TITLE}"
_NUMBERED = (
    re.compile(rf"(?:#+\s*)?(?:(?P<chapter>\d{{1,2}})\.|(?:Praksise|E)ksempel\s+|Case\s+){_NUMBER}"),
    re.compile(rf"(?:#+\s*)?(?P<chapter>\d{{1,2}}\.\d{{1,2}})\.{_NUMBER}"),
    re.compile(rf"(?:#+\s*)?(?P<chapter>[A-Z])\.{_NUMBER}"),
)
_PLAIN = re.compile(rf"(?:#+\s*)?(?P<chapter>)(?P<number>\d{{1,2}})[.):]?\s+{_TITLE}")
_CHAPTER = re.compile(r"(?P<chapter>\d{1,2}(?:\.\d{1,2})?|[A-Z](?=\.))\.?\s+[^\W\d_].{0,90}")


@dataclass(slots=True)
class Part:
    """A numbered part: its number and title, its line indexes, and where its keywords begin; chapter "" is none."""

    chapter: str
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
    """Return the numbered parts; plain numbers count only where no chapters or examples are numbered.

    Of the other ways of numbering the one counts that numbers most parts with keywords: examples may be headed
    "2.1.1" under chapters "2.1" and "2.2", or have parts "2.1.1" of their own.
    """
    numbered = [_cut(lines, _numbered(lines, pattern)) for pattern in _NUMBERED]
    parts = max(numbered, key=lambda parts: sum(part.keywords is not None for part in parts))
    return parts if any(part.keywords for part in parts) else _cut(lines, _plainly_numbered(lines))


def _numbered(lines: Sequence[Line], pattern: re.Pattern[str]) -> dict[int, re.Match[str]]:
    return {index: match for index, line in enumerate(lines) if (match := pattern.fullmatch(line.text))}


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
            parts.append(Part(match["chapter"] or "", int(match["number"]), match["title"], index, len(lines)))
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
    if not part.chapter:
        return part.keywords is not None and match["chapter"].isdigit()
    return match["chapter"] in _following(part.chapter)


def _following(chapter: str) -> set[str]:
    """Return the chapters that may come after one: "3" after "2", "2.2" and "3" after "2.1", "C" after "B"."""
    above, _, last = chapter.rpartition(".")
    following = str(int(last) + 1) if last.isdigit() else chr(ord(last) + 1)
    return {f"{above}.{following}", *_following(above)} if above else {following}


def _close(parts: list[Part], index: int) -> None:
    if parts and parts[-1].end > index:
        parts[-1].end = index
