"""When the money of each grant begins and ends, as bars along the years; what is not known exactly is hatched.

Places are percentages, so that the letters stay as large on a narrow screen and on paper. What lies far back is left
out, so that there is room for what is to come.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext

from peer_pages import fuzzy_dates
from peer_pages.funding.overview.rows import Row
from peer_pages.templatetags.peer_format import day as in_words
from peer_pages.templatetags.peer_format import fuzzy, kroner

ROW, TOP = 48, 44
YEARS_BACK = 5
MOST_TICKS = 4
LONGEST_TITLE = 36
NEAR_THE_EDGE, A_THIRD = 90, 33


@dataclass(frozen=True)
class Bar:
    """A part of a bar; `x` and `width` are per cent of the picture."""

    x: str
    width: str
    is_sure: bool


@dataclass(frozen=True)
class Line:
    """One grant: two lines of text and its bars; `y` is in pixels, `decision` in per cent, "" where there is none."""

    title: str
    words: str
    full: str
    text_y: int
    words_y: int
    bar_y: int
    bars: list[Bar]
    decision: str
    began_earlier: bool


@dataclass(frozen=True)
class Tick:
    """The beginning of a year; near the right edge its number stands to the left of it."""

    x: str
    year: int
    anchor: str


@dataclass(frozen=True)
class Now:
    """The line of today, with its date beside or above it."""

    x: str
    day: date
    anchor: str


@dataclass(frozen=True)
class Timeline:
    """The whole picture."""

    height: int
    bottom: int
    lines: list[Line]
    ticks: list[Tick]
    now: Now


@dataclass(frozen=True)
class Scale:
    """The days from the left edge to the right one."""

    first: date
    last: date

    def at(self, day: date) -> float:
        """Return where a day is, in per cent."""
        share = (day - self.first).days / max((self.last - self.first).days, 1)
        return min(max(share, 0), 1) * 100


def timeline(rows: Sequence[Row], day: date) -> Timeline:
    """Return the picture of `rows`, as it is on `day`."""
    scale = _scale(rows, day)
    height = TOP + ROW * len(rows)
    lines = [_line(row, TOP + ROW * number, scale) for number, row in enumerate(rows)]
    return Timeline(height + 4, height, lines, _ticks(scale), _now(scale, day))


def _scale(rows: Sequence[Row], day: date) -> Scale:
    edges = [edge for row in rows for text in (row.grant.starts, row.grant.ends) for edge in _range(text)]
    days = [edge for edge in (*edges, *(row.decision for row in rows)) if edge] + [day]
    first = max(min(days).year, day.year - YEARS_BACK)
    return Scale(date(first, 1, 1), date(max(days).year, 12, 31))


def _now(scale: Scale, day: date) -> Now:
    at = scale.at(day)
    anchor = "start" if at < A_THIRD else "end" if at > 100 - A_THIRD else "middle"
    return Now(_percent(at), day, anchor)


def _range(text: str) -> tuple[date | None, date | None]:
    return (fuzzy_dates.earliest(text), fuzzy_dates.latest(text)) if text else (None, None)


def _ticks(scale: Scale) -> list[Tick]:
    step = -(-(scale.last.year - scale.first.year + 1) // MOST_TICKS)
    years = range(scale.first.year, scale.last.year + 1, step)
    return [_tick(scale.at(date(year, 1, 1)), year) for year in years]


def _tick(at: float, year: int) -> Tick:
    return Tick(_percent(at), year, "end" if at > NEAR_THE_EDGE else "start")


def _line(row: Row, top: int, scale: Scale) -> Line:
    grant = row.grant
    words, title = _words(grant), str(grant.page.title)
    short = title if len(title) <= LONGEST_TITLE else f"{title[:LONGEST_TITLE]}…"
    decision = gettext("afgørelse %(day)s") % {"day": in_words(row.decision)} if row.decision else ""
    return Line(
        title=short,
        words=words,
        full=", ".join(part for part in (f"{title}: {words}", decision, kroner(grant.amount_dkk)) if part),
        text_y=top + 14,
        words_y=top + 28,
        bar_y=top + 33,
        bars=_bars(grant, scale),
        decision=_percent(scale.at(row.decision)) if row.decision and row.decision >= scale.first else "",
        began_earlier=bool((start := _range(grant.starts)[0]) and start < scale.first),
    )


def _words(grant: Any) -> str:
    unknown = gettext("ukendt")
    starts, ends = fuzzy(grant.starts) or unknown, fuzzy(grant.ends) or unknown
    return starts if starts == ends else f"{starts} – {ends}"


def _bars(grant: Any, scale: Scale) -> list[Bar]:
    """Return what may be, hatched, and upon it what is sure."""
    start, began = _range(grant.starts)
    ends, over = _range(grant.ends)
    whole = (start or scale.first, over or scale.last)
    found = [_bar(*whole, scale, is_sure=False)] if (start or over) else []
    if began and ends and began < ends:
        found.append(_bar(began, ends, scale, is_sure=True))
    return found


def _bar(first: date, last: date, scale: Scale, *, is_sure: bool) -> Bar:
    left, right = scale.at(first), scale.at(last + timedelta(1))
    return Bar(_percent(left), _percent(max(right - left, 0.3)), is_sure)


def _percent(value: float) -> str:
    """Return a number as SVG writes it, whatever the reader's language does with the comma."""
    return f"{value:.2f}%"
