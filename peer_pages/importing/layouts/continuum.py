"""Placing examples on a continuum from a lettered list: "A:  Title", "B:  Title" … under a heading."""

import re
from collections.abc import Sequence

from ..result import Entry, Warned
from ..text.lines import Line

_ITEM = re.compile(r"(?P<letter>[A-Z])\s*[:.)]\s+(?P<title>\S.+)")
_AXIS = re.compile(r"A(?:\s+[B-Z]){1,}")
_TOKEN = re.compile(r"[^\W\d_]{3,}")
_LIKENESS = 0.45
_COMMON = {"projekt", "projektet", "kommune", "københavn", "tilbud", "tilbuddet", "samarbejdsprojekt"}


def place_on_continuum(entries: Sequence[Entry], lines: Sequence[Line]) -> list[Warned]:
    """Give entries the letter they have in the list; return a warning for each item that fits none."""
    warnings: list[Warned] = []
    for line in _items(lines):
        match = _ITEM.fullmatch(line.text)
        if match is None:
            continue
        scored = sorted(
            ((_likeness(match["title"], entry.title), entry) for entry in entries), key=lambda pair: -pair[0]
        )
        if scored and scored[0][0] >= _LIKENESS:
            scored[0][1].continuum = match["letter"]
            scored[0][1].details["continuum_line"] = line.number
        else:
            message = f"“{match['title']}” står på kontinuet ({match['letter']}), men svarer ikke til et eksempel."
            warnings.append(Warned(line.number, "continuum_unplaced", message))
    return warnings


def _items(lines: Sequence[Line]) -> list[Line]:
    """Return the lettered lines after the drawn axis, or after a line naming the continuum."""
    for index, line in enumerate(lines):
        if _AXIS.fullmatch(line.text) or re.fullmatch(r"Kontinuum:?", line.text, re.IGNORECASE):
            items = [item for item in lines[index + 1 : index + 40] if _ITEM.fullmatch(item.text)]
            if len(items) >= 2 and items[0].text.startswith("A"):
                return items
    return []


def _likeness(one: str, other: str) -> float:
    """Return the share of the shorter title's telling words that both have; a word may be cut short."""
    first, second = (_tokens(text) for text in (one, other))
    fewer, more = sorted((first, second), key=len)
    shared = sum(any(_same_word(word, twin) for twin in more) for word in fewer)
    return shared / len(fewer) if fewer else 0.0


def _same_word(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return one == other or (len(shorter) > 3 and longer.startswith(shorter))


def _tokens(text: str) -> set[str]:
    words = {word.lower() for word in _TOKEN.findall(text)}
    return (words - _COMMON) or words
