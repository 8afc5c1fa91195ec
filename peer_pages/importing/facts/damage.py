"""Words that lost letters on the way through a PDF: found and pointed out, never repaired."""

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from ..text.lines import Line

_LOST = ("ti", "tt", "ft", "ff", "fi", "fl", "tti", "ffe", "k", "K", "h", "H", "m", "l", "b", "L", "B", "é", "fj")
_WORD = re.compile(r"[^\W\d_]+")
_SINGLE = re.compile(r"(?:(?<=\s)|^)[b-hj-np-zæ](?=[\s,]|$)")
_UNITS = {"d", "x", "s", "v", "m", "h"}
_LONE_STOP = re.compile(r"[^\W\d_]\s+\.(?:\s|$)")
_STRANGE = re.compile("[\ufffd\ue000-\uf8ff]")


class DamageFinder:
    """Knows a document's own words, and so which pieces are none."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._words: Counter[str] = Counter()
        for line in lines:
            self._words.update(_WORD.findall(line.text.lower()))

    def suspects(self, line: Line) -> Iterator[str]:
        """Yield a sentence fragment in Danish for each thing in a line that looks damaged."""
        text = line.text
        for first, gap, second in _pairs(text):
            apart = len(gap) > 1
            if whole := self._whole(first, second, apart=apart):
                yield f"“{first}{gap}{second}” – måske “{whole}”"
            elif apart and self._words[second] == 1:
                yield f"“{first}{gap}{second}”"
        yield from (f"“{match[0]}” alene" for match in _SINGLE.finditer(text) if not self._unit(text, match))
        if _LONE_STOP.search(text) or _STRANGE.search(text[1:]):
            yield "mellemrum før punktum" if _LONE_STOP.search(text) else "et ukendt tegn"

    def _whole(self, first: str, second: str, *, apart: bool) -> str | None:
        """Return the word two pieces make with lost letters between, if the document has it elsewhere.

        A piece that lost its beginning leaves two spaces before it (``apart``).
        """
        if self._common(second):
            return None
        candidates = [first + lost + second for lost in _LOST] if first and not self._common(first) else []
        candidates += [lost + second for lost in _LOST] if apart else []
        return next((word for word in candidates if len(word) > 3 and self._words[word.lower()] > 0), None)

    def _common(self, word: str) -> bool:
        return self._words[word.lower()] > 3 and len(word) > 1

    @staticmethod
    def _unit(text: str, match: re.Match[str]) -> bool:
        before = text[: match.start()].rstrip()
        return match[0] in _UNITS and (before[-1:].isdigit() or text[match.end() :].lstrip(" .")[:1].isdigit())


def _pairs(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield (word, spaces, lower-case word) for words with nothing but spaces between them."""
    words = list(_WORD.finditer(text))
    for one, other in itertools.pairwise(words):
        gap = text[one.end() : other.start()]
        if gap and not gap.strip() and other[0].islower():
            yield one[0], gap, other[0]
