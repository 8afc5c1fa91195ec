"""Recognising the questionnaire's headings and questions in either spelling, however the lines were broken."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from .questionnaire import SECTIONS
from .text.lines import Line

HEADING_LIKENESS = 0.7
QUESTION_LIKENESS = 0.6
_LETTERS = re.compile(r"[^a-zæøå]+")
_MARK = re.compile(r"^[^\w”\"(]+")


@dataclass(frozen=True, slots=True)
class Heading:
    """A section heading found: which section (1 to 8), and the line indexes it covers."""

    number: int
    start: int
    end: int


def headings_in(lines: Sequence[Line]) -> list[Heading]:
    """Return the section headings in order."""
    found: list[Heading] = []
    index = 0
    while index < len(lines):
        heading = _heading_at(lines, index)
        if heading is not None:
            found.append(heading)
            index = heading.end
        else:
            index += 1
    return found


def skip_questions(lines: Sequence[Line], start: int, end: int) -> list[int]:
    """Return the indexes of lines between start and end that answer something: those that are not the form's own."""
    kept: list[int] = []
    index = start
    while index < end:
        length = _question_at(lines, index, end, strict=bool(kept))
        if length:
            index += length
        else:
            kept.append(index)
            index += 1
    return kept


def _heading_at(lines: Sequence[Line], index: int) -> Heading | None:
    best: tuple[float, Heading] | None = None
    for length in (1, 2, 3):
        if index + length > len(lines):
            break
        grams = _grams(" ".join(line.text for line in lines[index : index + length]))
        for number, wanted in enumerate(_heading_grams(), start=1):
            score = _likeness(grams, wanted) if _within(lines[index], wanted) else 0.0
            if score >= HEADING_LIKENESS and (best is None or score > best[0]):
                best = score, Heading(number, index, index + length)
    return best[1] if best else None


def _question_at(lines: Sequence[Line], index: int, end: int, *, strict: bool) -> int:
    """Return how many lines the form's own question that begins here covers; 0 for none.

    Once an answer has begun, only a question in the form's exact words counts: people repeat questions as headings.
    """
    needed = 0.9 if strict else QUESTION_LIKENESS
    near = [wanted for wanted in _question_grams() if _within(lines[index], wanted)]
    best, best_length = 0.0, 0
    for length in (1, 2, 3):
        if index + length > end:
            break
        text = " ".join(line.text for line in lines[index : index + length])
        grams = _grams(text)
        score = max((_likeness(grams, wanted) for wanted in near), default=0.0)
        if score > best:
            best, best_length = score, length
    marked = _MARK.match(lines[index].text) or "?" in lines[index + max(best_length, 1) - 1].text or best > 0.9
    return best_length if best >= needed and marked else 0


@lru_cache(maxsize=1)
def _heading_grams() -> tuple[frozenset[str], ...]:
    return tuple(_grams(section.heading) for section in SECTIONS)


@lru_cache(maxsize=1)
def _question_grams() -> tuple[frozenset[str], ...]:
    return tuple(_grams(question) for section in SECTIONS for question in section.questions)


@lru_cache(maxsize=4096)
def _grams(text: str) -> frozenset[str]:
    letters = _LETTERS.sub("", text.lower())
    return frozenset(letters[index : index + 3] for index in range(len(letters) - 2))


def _within(line: Line, wanted: frozenset[str]) -> bool:
    """Tell whether the first line is itself part of the wording, and not the title or answer above it."""
    grams = _grams(line.text)
    return len(grams & wanted) >= 0.7 * len(grams) > 0


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of three-letter pieces two texts have in common (Dice), from 0 to 1."""
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0
