"""Rejoining broken lines into paragraphs and bullet lists."""

import re
from dataclasses import dataclass

from ..result import Block
from .bullets import bullet_of
from .lines import Line

_ENDED = re.compile(r"[.!?:…”\")]$")
_HANGING = re.compile(r"[^\W\d]-$")
_SECOND_HALF = re.compile(r"(?:og|eller|samt|til|og/eller)\b")
_TAIL = 500  # longer than any address that is broken over lines
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
    groups: list[tuple[bool, list[Line], list[str]]] = []
    for index, line in enumerate(lines):
        item = None if groups and _dash_goes_on(lines[index - 1], line) else bullet_of(line.text)
        if item is not None:
            groups.append((True, [line], [item]))
        elif groups and _continues(lines, index, groups[-1][2], layout):
            groups[-1][1].append(line)
            groups[-1][2].append(line.text)
        else:
            groups.append((False, [line], [line.text]))
    whole = [Paragraph(_joined(texts).strip(), group, bullet) for bullet, group, texts in groups]
    return [paragraph for paragraph in whole if paragraph.text]


def blocks(items: list[Paragraph]) -> list[Block]:
    """Return paragraphs as blocks; neighbouring bullets become one list."""
    result: list[Block] = []
    for item in items:
        if item.bullet and result and result[-1].kind == "bullets":
            result[-1] = Block("bullets", (*result[-1].texts, item.text))
        else:
            result.append(Block("bullets" if item.bullet else "paragraph", (item.text,)))
    return result


def _dash_goes_on(before: Line, line: Line) -> bool:
    """Tell whether a dash at the start of a line is an aside of the sentence above, and not a bullet."""
    aside = line.text.startswith("– ") and line.text[2:3].islower() and line.gap == 0
    return aside and not before.text.endswith((":", ".")) and bullet_of(before.text) is None


def _joined(texts: list[str]) -> str:
    """Put broken lines together; a hyphen at the break stays, for it may belong to the word."""
    parts = [texts[0]]
    tail = texts[0]
    for text in texts[1:]:
        hyphenated = _HANGING.search(tail) and text[:1].islower() and not _SECOND_HALF.match(text)
        glue = "" if hyphenated or wraps_address(tail, text) else " "
        parts += [glue, text]
        tail = (tail + glue + text)[-_TAIL:]
    return "".join(parts)


def wraps_address(first: str, second: str) -> bool:
    """Tell whether a web address certainly goes on in the next line."""
    return bool(
        _ADDRESS_END.search(first)
        and _ADDRESS_REST.fullmatch(second)
        and not second.lower().startswith(("http", "www.", "mailto"))
    )


def _continues(lines: list[Line], index: int, texts: list[str], layout: Layout) -> bool:
    """Tell whether a line goes on with the paragraph whose lines so far are ``texts``."""
    line, before = lines[index], lines[index - 1]
    if wraps_address("".join(texts[-3:])[-_TAIL:], line.text):
        return True
    if _DETAIL.fullmatch(before.text) or _DETAIL.fullmatch(line.text):
        return False
    if not layout.wrapped:
        return line.gap == 0 and (line.text[0].islower() or line.text[0] in "–-" or line.indent > before.indent)
    if line.page_start or line.gap:
        return _goes_on_after_gap(lines, index, layout)
    return line.text[0].islower() or not _broken_by_hand(before, line, layout)


def _goes_on_after_gap(lines: list[Line], index: int, layout: Layout) -> bool:
    """Tell whether a sentence goes on after a blank line or a page break."""
    line, before = lines[index], lines[index - 1]
    if line.gap > 2 and not line.page_start:
        return False
    ended = _ENDED.search(before.text) is not None
    full = len(before.text) >= 0.8 * layout.width
    double = _double_spaced(lines, index) or (line.page_start and not ended)
    return (line.text[0].islower() and not ended) or (full and double and line.gap < 2)


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
