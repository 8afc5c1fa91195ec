"""Dates and periods in running text, as EDTF; what cannot be a date is found as well."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ...fuzzy_dates import MONTHS, FuzzyDateError, ImpossibleDateError, parse_words

_MONTH = "|".join(MONTHS["da"])
_YEAR = r"(?:19|20)\d\d"
_DAY = rf"\d{{1,2}}\.\s?(?:{_MONTH})(?:\s+{_YEAR})|\d{{1,2}}[./]\s?\d{{1,2}}[.\s/-]\s?{_YEAR}"
_MOMENT = (
    rf"(?:{_DAY}|(?:{_MONTH})\s+{_YEAR}|(?:forår|sommer|efterår|vinter)(?:et|en)?\s+(?:i\s+)?{_YEAR}"
    rf"|[1-4]\.\s?(?:halvår|kvartal)\s+(?:af\s+|i\s+)?{_YEAR})"
)
_OPEN_DAY = rf"\d{{1,2}}\.\s?(?:{_MONTH})|(?:{_MONTH})|\d{{1,2}}\.(?=\s?[-–]\s?\d{{1,2}}\.)"
_TO = r"\s*(?:[-–]|til og med|til)\s*"
_DATE = re.compile(
    rf"(?<![\w.])(?:(?:{_MOMENT}|{_OPEN_DAY}){_TO}{_MOMENT}|{_MOMENT}|{_YEAR}\s?[-–/]\s?(?:{_YEAR}|\d\d)|{_YEAR})"
    rf"(?![\w-]*\d)",
    re.IGNORECASE,
)
_STRANGE_PERIOD = re.compile(rf"\b{_YEAR}\s?[-–]\s?\d{{3}}\b")
_SHORT_PERIOD = re.compile(r"(?<=\d{4})\s?[-/]\s?(?=\d\d$)")
RELATIVE = re.compile(
    r"\b(?:om (?:et|to|tre|fire|fem|\d+) år\b|næste år|sidste år|årsskiftet|fra år til år|i år\b|et år ad gangen)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date as written, where it stands, and its EDTF value; or why it cannot be."""

    start: int
    end: int
    text: str
    edtf: str | None = None
    error: str | None = None


def dates_in(text: str) -> Iterator[FoundDate]:
    """Yield every date and period in the order of the text."""
    for match in _DATE.finditer(text):
        words = _SHORT_PERIOD.sub("–", match[0])  # in prose two digits after a year are a year, never a month
        try:
            edtf = parse_words(words)
        except ImpossibleDateError as error:
            yield FoundDate(*match.span(), match[0], error=str(error))
        except FuzzyDateError:
            continue
        else:
            yield FoundDate(*match.span(), match[0], edtf=edtf)


def strange_periods(text: str) -> Iterator[FoundDate]:
    """Yield periods that must be misprints, such as a year followed by three digits."""
    for match in _STRANGE_PERIOD.finditer(text):
        yield FoundDate(*match.span(), match[0])


def bounds(edtf: str) -> tuple[str | None, str | None]:
    """Return the beginning and end of a period; a single moment has neither."""
    start, slash, end = edtf.partition("/")
    if not slash:
        return None, None
    return (start if start not in ("..", "") else None), (end if end not in ("..", "") else None)
