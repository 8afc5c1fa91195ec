"""The ladder: on which days before and after an end somebody is asked. Pure: no database, no settings.

A rung is a whole number of days before the end; a negative one comes after it. The rung that is due is the latest one
whose day has come, so that days on which nothing ran make one mail and not four. After the end a rung stays due for
`STAYS_DUE` days.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from django.utils.translation.trans_null import gettext_noop  # marks for translation without needing settings

DEFAULT = (180, 90, 30, 7, -7)
FIRST, LAST = 1095, -365
"""A rung is at most so many days before the end, and after it."""
MOST_RUNGS = 12
STAYS_DUE = 60
"""The last rung, and each one after the end, is due for so many days at most; what is renewed yearly counts to a day
for so long after it."""
AFTERWARDS = -7
"""When a report is asked for where the ladder has no rung after the end."""
YEAR = 365

Rungs = tuple[int, ...]


class LadderError(ValueError):
    """Skriv hele tal med komma imellem, fx 180, 90, 30, 7, -7."""

    def __init__(self, msgid: str, **params: str | int) -> None:
        self.msgid = msgid
        self.params = params
        super().__init__(msgid % params)


NOT_NUMBERS = gettext_noop(
    "“%(text)s” er ikke et antal dage. Skriv hele tal med komma imellem, fx 180, 90, 30, 7, -7. "
    "Minus er efter slutdagen."
)
OUT_OF_REACH = gettext_noop("%(rung)s dage er for langt væk. Skriv tal fra %(first)s dage før til %(last)s dage efter.")
TOO_MANY = gettext_noop("Det er mere end %(most)s påmindelser om samme bevilling. Slet nogle af tallene.")

_SEPARATORS = re.compile(r"[,;\s]+")
_MINUS = {ord(sign): "-" for sign in "\u2010\u2011\u2012\u2013\u2212"}


def parse(text: str) -> Rungs:
    """Return the rungs of a text, the first to come first; "" has none. LadderError says what to type."""
    found = {_rung(part) for part in _SEPARATORS.split(text.translate(_MINUS)) if part}
    if len(found) > MOST_RUNGS:
        raise LadderError(TOO_MANY, most=MOST_RUNGS)
    return tuple(sorted(found, reverse=True))


def _rung(part: str) -> int:
    if not re.fullmatch(r"[+-]?[0-9]{1,9}", part):
        raise LadderError(NOT_NUMBERS, text=part[:20])
    rung = int(part)
    if not LAST <= rung <= FIRST:
        raise LadderError(OUT_OF_REACH, rung=rung, first=FIRST, last=-LAST)
    return rung


def write(rungs: Rungs) -> str:
    """Return the one text that stands for these rungs."""
    return ", ".join(map(str, rungs))


@dataclass(frozen=True)
class Window:
    """The deadlines for which a rung is due on some day: from `first` to `last`, both included."""

    rung: int
    first: date
    last: date


def windows(rungs: Rungs, day: date) -> Iterator[Window]:
    """Yield a window for each rung, as they are on `day`; they do not overlap."""
    for rung, later in zip(rungs, (*rungs[1:], None), strict=True):
        shortest = rung - STAYS_DUE if later is None else later + 1
        if rung < 0:
            shortest = max(shortest, rung - STAYS_DUE)
        yield Window(rung, first=day + timedelta(shortest), last=day + timedelta(rung))


def rung_due(rungs: Rungs, deadline: date, day: date) -> int | None:
    """Return the rung that is due on `day`, or None."""
    return next((one.rung for one in windows(rungs, day) if one.first <= deadline <= one.last), None)


def with_report(rungs: Rungs) -> Rungs:
    """Return `rungs` with one after the end, on which a report can be asked for."""
    return rungs if rungs and rungs[-1] < 0 else (*rungs, AFTERWARDS)


def last_before(rungs: Rungs) -> int:
    """Return the last rung before the end; the end itself where there is none."""
    return min((rung for rung in rungs if rung > 0), default=0)


def due_on(deadline: date, rung: int) -> date:
    """Return the day on which a rung begins to be due."""
    return deadline - timedelta(rung)


def yearly_day(number: int, day: date) -> date | None:
    """Return since when the row `number` is due on `day` for its question of the year; None when it is not.

    Its day of the year follows from the number, so that the questions come spread over the year.
    """
    this_year = date(day.year, 1, 1) + timedelta(number % YEAR)
    last = this_year if this_year <= day else date(day.year - 1, 1, 1) + timedelta(number % YEAR)
    return last if (day - last).days < STAYS_DUE else None


def yearly_numbers(day: date) -> tuple[range, range]:
    """Return the remainders by `YEAR` of the rows whose day of the year has come: of this year, and of the last."""
    this_year, last_year = ((day - date(year, 1, 1)).days for year in (day.year, day.year - 1))
    earliest = STAYS_DUE - 1
    return (
        range(max(this_year - earliest, 0), min(this_year + 1, YEAR)),
        range(max(last_year - earliest, 0), YEAR) if last_year - earliest < YEAR else range(0),
    )


class Precision(Enum):
    """How exactly a fuzzy date says when something ends."""

    DAY = "day"
    PART = "part"
    YEAR = "year"
    NONE = "none"


def precision(edtf: str) -> Precision:
    """Return how exact the end is that an EDTF value names; of a period its end counts."""
    moment = edtf.rpartition("/")[2].rstrip("~?%")
    if re.fullmatch(r"\d{4}-\d\d-\d\d", moment):
        return Precision.DAY
    if re.fullmatch(r"\d{4}-\d\d", moment):
        return Precision.PART
    return Precision.YEAR if re.fullmatch(r"\d{4}", moment) else Precision.NONE


def oldest_deadline(day: date) -> date:
    """Return the first day to which a grant that is renewed yearly still counts on `day`."""
    return day - timedelta(STAYS_DUE)


def deadline_of(*, last_day: date | None, decision_on: date | None, renewed_yearly: bool, day: date) -> date | None:
    """Return what the ladder counts to on `day`: the last day; None is unknown.

    What is renewed yearly counts to the decision about the next year until that is past, then to its last day until
    that is past, and then to nothing, so that it is asked about once a year.
    """
    if not renewed_yearly:
        return last_day
    return next((one for one in (decision_on, last_day) if one and one >= oldest_deadline(day)), None)
