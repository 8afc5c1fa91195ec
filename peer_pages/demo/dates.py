"""Days relative to today, written in the content as `{...}`, so that the demonstration never looks stale.

* ``{y}``, ``{y+1}``, ``{y-3}``: a year;
* ``{+25d}``, ``{-200d}``: a day that many days from today;
* ``{+3w tir}``: the Tuesday of the week three weeks from this one (man, tir, ons, tor, fre, lør, søn).
"""

import re
from datetime import date, timedelta
from typing import Any

_WEEKDAYS = ("man", "tir", "ons", "tor", "fre", "lør", "søn")
_PLACE = re.compile(
    rf"\{{(?:y(?P<years>[+-]\d+)?|(?P<days>[+-]\d+)d|(?P<weeks>[+-]\d+)w (?P<weekday>{'|'.join(_WEEKDAYS)}))\}}"
)


def filled(value: Any, today: date) -> Any:
    """Return `value` (text, or lists and dicts of it) with the days and years that it names put in."""
    if isinstance(value, dict):
        return {key: filled(inner, today) for key, inner in value.items()}
    if isinstance(value, list):
        return [filled(inner, today) for inner in value]
    if isinstance(value, str):
        return _PLACE.sub(lambda match: _day_or_year(match, today), value)
    return value


def _day_or_year(match: re.Match[str], today: date) -> str:
    if match["days"]:
        return str(today + timedelta(days=int(match["days"])))
    if match["weeks"]:
        monday = today - timedelta(days=today.weekday())
        return str(monday + timedelta(weeks=int(match["weeks"]), days=_WEEKDAYS.index(match["weekday"])))
    return str(today.year + int(match["years"] or 0))
