"""Is an entry a course? And its length, where the text gives it."""

import re
from dataclasses import dataclass

# The national courses on recovery and self-help, and what people call them for short.
PROGRAMMES = {
    "lær at tackle angst og depression": "LATAD",
    "lær at tackle kronisk sygdom": "",
    "lær at tackle kroniske smerter": "",
    "lær at tackle job og sygdom": "",
    "vendepunkter": "",
}
_BEFORE_NAME = re.compile(r"^(?:projekt|kurset|kursus|kurserne)\s+", re.IGNORECASE)
_COURSE_TITLE = re.compile(r"^kurs(?:et|us|er)\b|\bkurs(?:us|er)$", re.IGNORECASE)
_NUMBERS = {"en": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6, "syv": 7, "otte": 8, "ni": 9, "ti": 10}
_WEEKS = re.compile(r"\b(?:over|i|på|varer)\s+(?P<n>\d{1,2}|[a-z]+)\s+uger\b", re.IGNORECASE)
_WEEKLY = re.compile(r"\b(?:én|en|1)\s+gang\s+(?:om ugen|ugentligt?|hver uge|pr\. uge)", re.IGNORECASE)
_HOURS = re.compile(r"\b(?P<h>\d{1,2}(?:[,.]\d+)?|[a-z]+)\s+timer?\b(?!\s+(?:om ugen|i døgnet))", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Length:
    """How long a course is; None for what the text does not say."""

    weeks: int | None = None
    sessions: int | None = None
    hours: float | None = None


def is_course(title: str) -> bool:
    """Tell whether a title names one of the national courses, or calls itself a course."""
    return _name(title) in PROGRAMMES or bool(_COURSE_TITLE.search(title))


def abbreviation_of(title: str) -> str:
    """Return what a national course is called for short, or ""."""
    return PROGRAMMES.get(_name(title), "")


def length_in(text: str) -> Length:
    """Return weeks, sessions and hours as far as one sentence gives them together."""
    for sentence in re.split(r"(?<=[.!?])\s+(?=[A-ZÆØÅ])", text):
        if weeks := _WEEKS.search(sentence):
            number = _number(weeks["n"])
            hours = _HOURS.search(sentence, weeks.end())
            sessions = int(number) if number and _WEEKLY.search(sentence) else None
            return Length(int(number) if number else None, sessions, _number(hours["h"]) if hours else None)
    return Length()


def _name(title: str) -> str:
    return _BEFORE_NAME.sub("", title).strip(' ”“"').lower()


def _number(text: str) -> float | None:
    if text[0].isdigit():
        return float(text.replace(",", "."))
    return _NUMBERS.get(text.lower())
