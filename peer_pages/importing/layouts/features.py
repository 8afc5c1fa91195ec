"""Weighing several signs of a layout, so that no single word decides what a document is."""

import re
from collections.abc import Sequence

from ..text.lines import Line


def count_features(lines: Sequence[Line], patterns: Sequence[re.Pattern[str]]) -> int:
    """Return how many of the patterns some line matches (each pattern is searched in every line)."""
    return sum(any(pattern.search(line.text) for line in lines) for pattern in patterns)


def title_in_quotes(text: str) -> str | None:
    """Return what stands in quotation marks at the end of a heading ("Opsamling fra webinaret ‘…’")."""
    match = re.search(r"[‘”“\"'’](?P<title>[^‘”“\"]{3,}?)[’”“\"']\s*$", text)
    return match["title"] if match else None


def short_heading(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a line heads what follows: short, capital, no sentence, and something longer after it."""
    text = lines[index].text
    if index + 1 >= len(lines) or len(text) > 90 or not re.match(r"[”“\"]?[A-ZÆØÅ0-9]", text):
        return False
    if re.search(r"[.,;!]$|https?://|@", text) or (not lines[index].gap and not lines[index].page_start):
        return False
    return lines[index + 1].gap > 0 and (text.endswith((":", "?")) or len(lines[index + 1].text) > len(text))
