"""Splitting Danish text into sentences without stumbling over abbreviations and ordinals."""

import re
from collections.abc import Iterator

_END = re.compile(r"[.!?…](?:[”\")]+)?\s+(?=[\"”(]?[A-ZÆØÅ])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:bl\.a|bla|ca|d|dvs|evt|f\.eks|fx|inkl|jf|jfr|jvf|kap|kr|max|mht|mhp|mio|ml|nr|o\.l|p\.t|ph|pkt|pt|"
    r"pr|s|stk|t\.o\.m|tlf|vedr|v)|\b[A-ZÆØÅ])\.$",
    re.IGNORECASE,
)


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """Yield each sentence with its position in the text."""
    start = 0
    for match in _END.finditer(text):
        end = match.end()
        before = text[max(start, match.start() - 12) : match.start() + 1]
        if not _ABBREVIATION.search(before):
            yield start, text[start:end].strip()
            start = end
    if text[start:].strip():
        yield start, text[start:].strip()
