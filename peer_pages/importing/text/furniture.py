"""Taking out what belongs to the page and not to the text: page numbers, link lists, footnotes."""

import re
from dataclasses import dataclass, field

from .lines import Line, after_break

_NUMBER = re.compile(r"\d{1,3}")
_LINK = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)
_FOOTNOTE = re.compile(r"(?P<mark>\d{1,2})\s{1,3}(?P<text>[^\W\d]|[”\"(])")


@dataclass(slots=True)
class Cleaned:
    """The lines that are left, with what was taken out of them."""

    lines: list[Line]
    page_numbers: list[Line] = field(default_factory=list)
    links: list[Line] = field(default_factory=list)
    footnotes: list[Line] = field(default_factory=list)


def clean(lines: list[Line]) -> Cleaned:
    """Take page furniture out; the line after a gap so made counts as the first of a page."""
    cleaned = Cleaned([])
    for page in _pages(lines):
        _clean_page(page, cleaned)
    return cleaned


def _pages(lines: list[Line]) -> list[list[Line]]:
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
    removed_before = False
    for index, line in enumerate(body):
        if index in notes:
            cleaned.footnotes.append(line)
        elif _is_page_number(body, index, cleaned):
            cleaned.page_numbers.append(line)
            removed_before = True
        else:
            cleaned.lines.append(after_break(line) if removed_before else line)
            removed_before = False


def _is_page_number(page: list[Line], index: int, cleaned: Cleaned) -> bool:
    line = page[index]
    if not _NUMBER.fullmatch(line.text):
        return False
    before = cleaned.page_numbers[-1] if cleaned.page_numbers else None
    after_gap = page[index + 1].gap if index + 1 < len(page) else 9
    alone = (line.gap > 0 or line.page_start) and after_gap > 0
    return alone and (before is None or int(line.text) > int(before.text))


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
