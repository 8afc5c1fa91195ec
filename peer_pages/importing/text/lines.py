"""The lines of a document with what their position says: blank lines before, and where a page begins."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, replace

WRAPPED_WIDTH = 140
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"}
# Signs that look like another, or like none: thin and hard spaces, the hard hyphen; soft hyphens and joiners.
_LOOKALIKES = (
    dict.fromkeys("\u00a0\u2007\u2009\u202f\v", " ") | {"\u2011": "-"} | dict.fromkeys("\u00ad\u200b\u2060\ufeff", "")
)
# PDF and Word files may hold control characters, which PostgreSQL and XML refuse.
_CONTROLS = dict.fromkeys([*range(9), *range(14, 32), 127])
_PLAIN = str.maketrans(_LIGATURES | _LOOKALIKES) | _CONTROLS
_PAGE_START = re.compile(r" \S")


@dataclass(frozen=True, slots=True)
class Line:
    """One line that says something: its 1-based number in the source, its text, and the blank lines before it."""

    number: int
    text: str
    gap: int = 0
    page_start: bool = False
    indent: int = 0


def to_lines(text: str, *, leading_space_is_page: bool = True) -> list[Line]:
    """Split text into its non-blank lines.

    A form feed begins a page. So does a single leading space, which is what PDF converters leave of a form feed.
    """
    lines: list[Line] = []
    gap, page = 0, False
    for number, raw in enumerate(_normal(text).split("\n"), start=1):
        for part_number, part in enumerate(raw.split("\f")):
            page = page or part_number > 0
            if not part.strip():
                gap += part_number == 0
                continue
            indent = len(part) - len(part.lstrip())
            starts_page = page or (leading_space_is_page and _PAGE_START.match(part) is not None)
            lines.append(Line(number, part.strip(), gap, starts_page, indent))
            gap, page = 0, False
    return lines


def is_wrapped(lines: list[Line]) -> bool:
    """Tell whether the lines were broken at a page's width (a print) or are whole paragraphs (a web page)."""
    lengths = sorted(len(line.text) for line in lines)
    return not lengths or lengths[int(len(lengths) * 0.97)] < WRAPPED_WIDTH


def width_of(lines: list[Line]) -> int:
    """Return how long a full line is."""
    lengths = sorted(len(line.text) for line in lines)
    return lengths[int(len(lengths) * 0.9)] if lengths else 0


def even_gaps(lines: list[Line]) -> list[Line]:
    """Return the lines with gaps counted in the document's own measure.

    Where nearly every line is followed by two or three blank ones, that is the spacing of lines and not a sign.
    """
    usual = Counter(line.gap for line in lines).most_common(1)[0][0] if lines else 0
    if usual < 2 or sum(line.gap < usual for line in lines) > len(lines) * 0.3:
        return lines
    return [replace(line, gap=line.gap // usual) for line in lines]


def after_break(line: Line) -> Line:
    """Return the line marked as the first after something that was taken out."""
    return replace(line, page_start=True)


def _normal(text: str) -> str:
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", text).translate(_PLAIN)
