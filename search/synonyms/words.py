"""Expressions as staff write them, and as they are compared: the same way as the words of a query."""

import re

from search.text import fold
from search.text import words as words_of

LONGEST = 4
"""Words in an expression; longer ones are sentences, and no query is searched for them."""
SMALL_WORDS = frozenset("hvad hvem hvor jeg du vi man en et den det der som i på til med for om og af er".split())
_BETWEEN = re.compile(r"[\n\r,;]+")


def normalised(text: str) -> tuple[str, ...]:
    """Return the words of `text` as they are compared."""
    return tuple(fold(word) for word in words_of(text))


def expressions(text: str) -> list[str]:
    """Return the expressions of `text`, one per line or between commas, each once however it is spelt."""
    written = (" ".join(part.split()) for part in _BETWEEN.split(text))
    return list({normalised(part): part for part in reversed([*filter(None, written)])}.values())[::-1]
