"""Rejoining broken lines into paragraphs and bullet lists."""

import re
from dataclasses import dataclass

from ..result import Block
from .bullets import bullet_of
from .lines import Line

_ENDED = re.compile(r"[.!?:…”\")]$")
_HANGING = re.compile(r"[^\W\d]-$")
_SECOND_HALF = re.compile(r"(?:og|eller|samt|til|og/eller)\b")
_DETAIL = re.compile(r"\S+@\S+|(?:https?://|www\.)\S+|(?:\d{2} ?){4}")
_ADDRESS_END = re.compile(r"(?:https?://|www\.)\S+$", re.IGNORECASE)
_ADDRESS_REST = re.compile(r"\S*[/._?=&%]\S*")


@dataclass(slots=True)
class Paragraph:
    """A rejoined paragraph or bullet with the lines it came from."""

    text: str
    lines: list[Line]
    bullet: bool = False

    @property
    def line(self) -> int:
        """Return the source line it begins on."""
        return self.lines[0].number

    def line_at(self, offset: int) -> int:
        """Return the source line of a position in the text."""
        seen = 0
        for line in self.lines:
            seen += len(line.text) + 1
            if offset < seen:
                return line.number
        return self.lines[-1].number


@dataclass(frozen=True, slots=True)
class Layout:
    """How a document's lines were broken: the length of a full line, and whether they were broken at all."""

    width: int
    wrapped: bool


def paragraphs(lines: list[Line], layout: Layout) -> list[Paragraph]:
    """Rejoin lines; a wrapped web address is put together again where that is certain."""
    result: list[Paragraph] = []
    for index, line in enumerate(lines):
        item = bullet_of(line.text)
        if item is not None:
            result.append(Paragraph(item, [line], bullet=True))
        elif result and _continues(lines, index, result[-1], layout):
            result[-1].text = join(result[-1].text, line.text)
            result[-1].lines.append(line)
        else:
            result.append(Paragraph(line.text, [line]))
    return [paragraph for paragraph in result if paragraph.text]


def blocks(items: list[Paragraph]) -> list[Block]:
    """Return paragraphs as blocks; neighbouring bullets become one list."""
    result: list[Block] = []
    for item in items:
        if item.bullet and result and result[-1].kind == "bullets":
            result[-1] = Block("bullets", (*result[-1].texts, item.text))
        else:
            result.append(Block("bullets" if item.bullet else "paragraph", (item.text,)))
    return result


def join(first: str, second: str) -> str:
    """Put two halves of a broken line together; a hyphen at the break stays, for it may belong to the word."""
    if wraps_address(first, second):
        return first + second
    if _HANGING.search(first) and second[:1].islower() and not _SECOND_HALF.match(second):
        return first + second
    return f"{first} {second}"


def wraps_address(first: str, second: str) -> bool:
    """Tell whether a web address certainly goes on in the next line."""
    return bool(
        _ADDRESS_END.search(first)
        and _ADDRESS_REST.fullmatch(second)
        and not second.lower().startswith(("http", "www.", "mailto"))
    )


def _continues(lines: list[Line], index: int, paragraph: Paragraph, layout: Layout) -> bool:
    line, before = lines[index], lines[index - 1]
    if wraps_address(before.text, line.text):
        return True
    if _DETAIL.fullmatch(before.text) or _DETAIL.fullmatch(line.text):
        return False
    if not layout.wrapped:
        return line.gap == 0 and (line.text[0].islower() or line.text[0] in "–-" or line.indent > before.indent)
    unfinished = line.text[0].islower() and not _ENDED.search(before.text)
    if line.page_start or line.gap in (1, 2):
        full = len(before.text) >= 0.8 * layout.width
        double = _double_spaced(lines, index) or (line.page_start and not _ENDED.search(before.text))
        return unfinished or (full and double and line.gap < 2)
    if line.gap > 2:
        return False
    return line.text[0].islower() or not _broken_by_hand(before, line, layout)


def _broken_by_hand(before: Line, line: Line, layout: Layout) -> bool:
    """Tell whether the next word had fitted on the line, so that somebody broke it on purpose."""
    word = line.text.split(maxsplit=1)[0]
    return len(before.text) + 1 + len(word) < layout.width - 6


def _double_spaced(lines: list[Line], index: int) -> bool:
    """Tell whether the lines around are printed with a blank line between each two."""
    around = lines[max(index - 4, 1) : index + 5]
    plain = [line for line in around if bullet_of(line.text) is None]
    single = sum(line.gap == 0 for line in plain)
    return single * 3 < sum(line.gap > 0 for line in plain)
