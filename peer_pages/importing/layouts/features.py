"""Weighing several signs of a layout, so that no single word decides what a document is."""

import re
from collections.abc import Sequence

from ..result import Entry
from ..text.lines import Line
from .titles import looks_like_title

_ENOUGH = 4
_LONGEST = 10_000  # words; in a whole book some line has nearly any sign
_TOP = 5


def has_signs(lines: Sequence[Line], patterns: Sequence[re.Pattern[str]]) -> bool:
    """Tell whether a text about one thing, and so not a book, has four signs; each may stand in any line."""
    if sum(len(line.text.split()) for line in lines) > _LONGEST:
        return False
    return sum(any(pattern.search(line.text) for line in lines) for pattern in patterns) >= _ENOUGH


def take_title(lines: Sequence[Line], sign: re.Pattern[str]) -> tuple[Line, list[Line]]:
    """Return the line that is the title and all other lines.

    It is the first of the top lines that could be a title and has the layout's sign; or, without one, the first line.
    """
    signed = (line for line in lines[:_TOP] if looks_like_title(line.text) and sign.search(line.text))
    title = next(signed, lines[0])
    return title, [line for line in lines if line is not title]


def warn_title(entry: Entry, line: Line) -> None:
    """Point out a title that is a sentence, a link or the heading of a part: the real one did not come along."""
    if not looks_like_title(line.text):
        message = f"Linjen “{line.text[:90]}” er taget som titel, fordi den står først. Skriv den rigtige titel."
        entry.warn(line.number, "title_uncertain", message)


def title_in_quotes(text: str) -> str | None:
    """Return what stands in quotation marks at the end of a heading ("Opsamling fra webinaret ‘…’")."""
    match = re.search(r"[‘”“\"'’](?P<title>[^‘”“\"]{3,}?)[’”“\"']\s*$", text)
    return match["title"] if match else None


def short_heading(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a line heads what follows: short, capital, no sentence, and something longer after it."""
    text = lines[index].text
    if index + 1 >= len(lines) or len(text) > 90 or not re.match(r"[”“\"]?[A-ZÆØÅ0-9]", text):
        return False
    if re.search(r"[.,;!]$|https?://|www\.|@", text) or (not lines[index].gap and not lines[index].page_start):
        return False
    return lines[index + 1].gap > 0 and (text.endswith((":", "?")) or len(lines[index + 1].text) > len(text))
