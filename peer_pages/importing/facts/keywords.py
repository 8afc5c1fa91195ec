"""The keyword list at the end of a practice example."""

import re

from ..text.lines import Line

HEADING = re.compile(r"(?:nøgleord|stikord|emneord)\s*:?", re.IGNORECASE)


def keywords_in(lines: list[Line]) -> list[str]:
    """Return one keyword per line; a line that begins in lower case goes on with the one before."""
    keywords: list[str] = []
    for line in lines:
        if keywords and line.text[0].islower():
            keywords[-1] = f"{keywords[-1]} {line.text}"
        else:
            keywords.append(line.text)
    return keywords
