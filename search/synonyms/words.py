"""Expressions as staff write them, and as they are compared: the same way as the words of a query."""

import re

from search.analysis.words import normalise, words_of

LONGEST = 4
"""Words in an expression; longer ones are sentences, and no query is searched for them."""
_BETWEEN = re.compile(r"[\n\r,;]+")


def normalised(text: str) -> tuple[str, ...]:
    """Return the words of `text` as they are compared."""
    return tuple(normalise(word.text) for word in words_of(text))


def expressions(text: str) -> list[str]:
    """Return the expressions of `text`, one per line or between commas, each once however it is spelt."""
    written = (" ".join(part.split()) for part in _BETWEEN.split(text))
    return list({normalised(part): part for part in reversed([*filter(None, written)])}.values())[::-1]
