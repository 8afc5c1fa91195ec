"""Taking out what belongs to the page and not to the text: page numbers, running heads, link lists, footnotes."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from .lines import Line, after_break

_NUMBER = re.compile(
    r"(?:(?:side|page)\s+)?(?P<number>\d{1,3})(?:\s+(?:af|of)\s+\d{1,3})?|[-–—]\s?(?P<dashed>\d{1,3})\s?[-–—]",
    re.IGNORECASE,
)
_HEAD = re.compile(
    r"(?P<left>\d{1,3})\s*[|·•]\s*(?P<after>\D{3,80})|(?P<before>\D{3,80}?)\s*[|·•]\s*(?:side\s+)?(?P<right>\d{1,3})",
    re.IGNORECASE,
)
_BESIDE_HEAD = " |·•"
_PAGES_WITH_HEAD = 3  # what stands beside a number less often may be a heading
_LINK = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)
_FOOTNOTE = re.compile(r"(?P<mark>\d{1,2})\s{1,3}(?P<text>[^\W\d]|[”\"(])")


@dataclass(slots=True)
class Cleaned:
    """The lines that are left, with what was taken out of them."""

    lines: list[Line]
    page_numbers: list[Line] = field(default_factory=list)
    links: list[Line] = field(default_factory=list)
    footnotes: list[Line] = field(default_factory=list)


def clean(lines: Sequence[Line]) -> Cleaned:
    """Take page furniture out; the line after a page number counts as the first of a page."""
    cleaned = Cleaned([])
    for page in _pages(_without_page_numbers(lines, cleaned)):
        _clean_page(page, cleaned)
    return cleaned


def _without_page_numbers(lines: Sequence[Line], cleaned: Cleaned) -> list[Line]:
    """Return the lines without page numbers and running heads, which go to ``cleaned``."""
    furniture = _page_marks(lines)
    kept: list[Line] = []
    for index, line in enumerate(lines):
        if index in furniture:
            cleaned.page_numbers.append(line)
        else:
            kept.append(after_break(line) if index - 1 in furniture else line)
    return kept


def _page_marks(lines: Sequence[Line]) -> set[int]:
    """Return the indexes of page numbers, with or without a running head, and of running heads alone."""
    parts = [_head_and_rest(line.text, lines[0].text) for line in lines[1:]]
    times = Counter(head for head, _ in parts)
    bare: set[int] = set()
    numbers: dict[int, int] = {}
    for index, (head, rest) in enumerate(parts, start=1):
        if (head and times[head] < _PAGES_WITH_HEAD) or not _alone(lines, index):
            continue
        if not rest:
            bare.add(index)
        elif match := _NUMBER.fullmatch(rest):
            numbers[index] = int(match["number"] or match["dashed"])
    return bare | _rising(numbers)


def _head_and_rest(text: str, title: str) -> tuple[str, str]:
    """Part a running head from its page number; a head is words set apart from a number, or the document's title."""
    if match := _HEAD.fullmatch(text):
        return match["after"] or match["before"], match["left"] or match["right"]
    if text.strip("0123456789" + _BESIDE_HEAD) == title:
        return title, text.replace(title, "").strip(_BESIDE_HEAD)
    return "", text


def _alone(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a line has room, or the edge of a page, before and after it."""
    last = index + 1 == len(lines)
    return _apart(lines[index]) and (last or _apart(lines[index + 1]))


def _apart(line: Line) -> bool:
    return line.gap > 0 or line.page_start


def _rising(numbers: dict[int, int]) -> set[int]:
    """Return the indexes of the longest row of rising numbers: a stray number must not hide the pages after it."""
    ends: list[int] = []  # the smallest number that ends a row of each length, and where each row goes on from
    places: list[int] = []
    before: dict[int, int | None] = {}
    for index, number in numbers.items():
        length = bisect_left(ends, number)
        before[index] = places[length - 1] if length else None
        ends[length : length + 1], places[length : length + 1] = [number], [index]
    row: set[int] = set()
    last = places[-1] if places else None
    while last is not None:
        row.add(last)
        last = before[last]
    return row


def _pages(lines: Sequence[Line]) -> list[list[Line]]:
    pages: list[list[Line]] = []
    for line in lines:
        if line.page_start or not pages:
            pages.append([])
        pages[-1].append(line)
    return pages


def _clean_page(page: list[Line], cleaned: Cleaned) -> None:
    body = list(page)
    # Only a list at the foot of a page is furniture; the last page of a document has no such foot to tell it by.
    while len(body) > 1 and _LINK.fullmatch(body[-1].text):
        cleaned.links.append(body.pop())
    notes = _footnotes(body)
    for index, line in enumerate(body):
        (cleaned.footnotes if index in notes else cleaned.lines).append(line)


def _footnotes(page: list[Line]) -> set[int]:
    """Find the notes at the foot of a page: from a numbered line on whose mark hangs on a word above it."""
    found: set[int] = set()
    for index in range(len(page) - 1, max(len(page) - 8, 0), -1):
        match = _FOOTNOTE.match(page[index].text)
        if match and page[index].gap and _marked(page[:index], match["mark"]):
            found.update(range(index, len(page)))
    return found


def _marked(lines: list[Line], mark: str) -> bool:
    pattern = re.compile(rf"[^\W\d]{{2,}}[,.]?{mark}(?!\d)")
    return any(pattern.search(line.text) for line in lines)
