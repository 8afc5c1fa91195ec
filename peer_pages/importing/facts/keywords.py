"""The keyword list at the end of a practice example."""

import re
from collections.abc import Sequence

from ..text.bullets import bullet_of
from ..text.lines import Line

HEADING = re.compile(r"(?:nøgleord|stikord|emneord|søgeord|keywords)\s*(?::\s*(?P<inline>.*))?", re.IGNORECASE)
_BETWEEN = re.compile(r"[,;]\s+")


def keywords_in(lines: Sequence[Line], inline: str = "") -> list[str]:
    """Return one keyword per line; a line that begins in lower case goes on with the one before.

    ``inline`` is what stands after the label on its own line: there, and so in what follows, commas part keywords.
    """
    keywords: list[str] = [inline] if inline else []
    for line in lines:
        text = bullet_of(line.text) or line.text
        if keywords and text == line.text and text[0].islower():
            keywords[-1] = f"{keywords[-1]} {text}"
        else:
            keywords.append(text)
    if not inline:
        return keywords
    return [word.rstrip(" .") for line in keywords for word in _BETWEEN.split(line.rstrip(" ,;")) if word.rstrip(" .")]
