"""Dates as people write them ("forår 2015", "2013-16") as EDTF, and back into words.

EDTF is ISO 8601-2. A hyphen between a year and two digits is ambiguous, so the rule is:

* ``2015-01`` to ``2015-12`` is a month and ``2015-21`` to ``2015-24`` a season, because EDTF says so and a
  value this module wrote must survive being read again;
* any other two digits are a year of the same century: ``2013-16`` is ``2013/2016``;
* with an en dash, a slash or spaces the two digits are always a year (EDTF has no such form):
  ``2015–21`` is ``2015/2021``.

Nothing here needs Django's settings. An error carries ``msgid`` and ``params``, so that a form can translate it.
"""

import calendar
import re
from datetime import date
from functools import lru_cache
from typing import Any

from django.utils.translation.trans_null import gettext_noop  # marks for translation without needing settings
from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException

MONTHS: dict[str, tuple[str, ...]] = {
    "da": (
        "januar", "februar", "marts", "april", "maj", "juni",
        "juli", "august", "september", "oktober", "november", "december",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip
SEASONS: dict[str, tuple[str, ...]] = {
    "da": ("forår", "sommer", "efterår", "vinter"),
    "en": ("spring", "summer", "autumn", "winter"),
}
PHRASES: dict[str, dict[str, str]] = {
    "da": {
        "until": "til og med {}",
        "from": "fra {}",
        "about": "omkring {}",
        "maybe": "måske {}",
        "day": "{}. {} {}",
    },
    "en": {
        "until": "until {}",
        "from": "from {}",
        "about": "about {}",
        "maybe": "perhaps {}",
        "day": "{} {} {}",
    },
}

_MONTH_NUMBERS = {
    key: number
    for names in MONTHS.values()
    for number, name in enumerate(names, start=1)
    for key in (name.lower(), name[:3].lower())
} | {"okt": 10, "sept": 9}
_SEASON_NUMBERS = {
    name + ending: number
    for names in SEASONS.values()
    for number, name in enumerate(names, start=21)
    for ending in ("", "en", "et")
} | {"fall": 23, "sommeren": 22}

_YEAR = r"(?P<y>[12]\d{3})"
_DAY = r"(?P<d>\d{1,2})"
_WORD = r"(?P<w>[a-zæøå]+)\.?"
_NUMERIC = re.compile(rf"{_DAY}[./-]\s?(?P<m>\d{{1,2}})[./\s-]\s?{_YEAR}")
_MONTH_YEAR = re.compile(rf"(?P<m>\d{{1,2}})[./-]{_YEAR}")
_DAY_MONTH_YEAR = re.compile(rf"{_DAY}(?:\.|st|nd|rd|th)?\s*(?:of\s+)?{_WORD}\s*,?\s*{_YEAR}")
_MONTH_DAY_YEAR = re.compile(rf"{_WORD}\s+{_DAY}(?:st|nd|rd|th)?,?\s+{_YEAR}")
_WORD_YEAR = re.compile(rf"{_WORD}\s*(?:i\s+|of\s+)?{_YEAR}")
_PART_YEAR = re.compile(
    rf"(?P<n>[1-4])(?:\.|st|nd|rd|th)?\s*(?P<part>halvår|half|kvartal|quarter)\s*(?:i\s+|of\s+|af\s+)?{_YEAR}"
)
_WINTER_OF_TWO_YEARS = re.compile(rf"(?:vinter|vinteren|winter)\s+{_YEAR}\s*[/–-]\s*(?P<next>(?:\d\d)?\d\d)")
_PLAIN_EDTF = re.compile(r"[12]\d{3}(?:-(?:0[1-9]|1[0-2]|2[1-4])(?:-\d\d)?)?[~?%]?")
_SHORT_YEARS = re.compile(rf"{_YEAR}(?:\s*[–/]\s*|\s+-\s+|-)(?P<short>\d\d)")
_UNTIL = re.compile(r"(?:indtil|frem til|til og med|til|t\.o\.m\.|until|till|to)\s+(?P<rest>.+)")
_SINCE = re.compile(r"(?:fra og med|fra|siden|since|from)\s+(?P<rest>.+)")
_ABOUT = re.compile(r"(?:ca\.?|cirka|omkring|about|around|circa)\s+(?P<rest>.+)")
_BETWEEN = re.compile(
    r"\s*[–—]\s*|\s+(?:til og med|til|-|to|until)\s+|\s*/\s*(?=[12]\d{3})|(?<!/\d)(?<!/\d\d)-(?=[12]\d{3}$)|"
    r"(?<=[a-zæøå.])-(?=[\da-zæøå])|(?<=\d{4})-(?=\d{1,2}(?:\.|/\d{1,2}-))"
)
_LAST_YEAR = re.compile(r"[12]\d{3}$")
_HYPHENS = {ord(hyphen): "-" for hyphen in "\u2010\u2011\u2212"}  # hyphens and minus of word processors
_FILLER = re.compile(r"^(?:den|d\.|the|i|in)\s+")


class FuzzyDateError(ValueError):
    """Skriv datoen som fx 2015, forår 2015, marts 2015, 31. december 2014 eller 2013-2016."""

    def __init__(self, msgid: str, **params: str) -> None:
        self.msgid = msgid
        self.params = params
        super().__init__(msgid % params)


class ImpossibleDateError(FuzzyDateError):
    """Den dag findes ikke i kalenderen."""


NOT_UNDERSTOOD = gettext_noop(
    "Vi forstår ikke datoen “%(text)s”. Skriv fx 2015, forår 2015, marts 2015, 31. december 2014 eller 2013-2016."
)
NO_SUCH_DAY = gettext_noop("Datoen “%(text)s” findes ikke: %(month)s %(year)s har %(days)s dage. Ret dagen.")
NO_SUCH_MONTH = gettext_noop("Datoen “%(text)s” findes ikke: der er kun 12 måneder. Ret måneden.")
WRONG_ORDER = gettext_noop("Perioden “%(text)s” slutter, før den begynder. Byt om på de to, eller ret den ene.")


def parse_words(text: str) -> str:
    """Turn Danish or English words, or EDTF, into canonical EDTF.

    Raises ``ImpossibleDateError`` for a day that no calendar has and ``FuzzyDateError`` for anything else that
    cannot be read; the message says what to type.
    """
    words = re.sub(r"\s+", " ", text.translate(_HYPHENS)).strip().strip(".,;").lower()
    found = _period(words, text) or _moment(words, text)
    if found is None or not _is_edtf(found):
        raise FuzzyDateError(NOT_UNDERSTOOD, text=text.strip()[:60])
    first, last = earliest(found), latest(found)
    if first and last and last < first:
        raise FuzzyDateError(WRONG_ORDER, text=text.strip()[:60])
    return found


def earliest(edtf: str) -> date | None:
    """Return the first day an EDTF value may mean; None where it is open or unknown."""
    return _bound(edtf, "lower_fuzzy")


def latest(edtf: str) -> date | None:
    """Return the last day an EDTF value may mean; None where it is open or unknown."""
    return _bound(edtf, "upper_fuzzy")


def last_day(edtf: str) -> date | None:
    """Return the last day of what an EDTF value says, taken at its word: "about 2026" ends with 2026."""
    return latest(edtf.rstrip("~?%"))


def in_words(edtf: str, language: str = "da") -> str:
    """Return an EDTF value as words in "da" or "en"; what has no words comes back as it is."""
    language = language[:2] if language[:2] in PHRASES else "da"
    start, slash, end = edtf.partition("/")
    if not slash:
        return _moment_in_words(edtf, language)
    if start in ("..", ""):
        return PHRASES[language]["until"].format(_moment_in_words(end, language)) if end not in ("..", "") else ""
    if end in ("..", ""):
        return PHRASES[language]["from"].format(_moment_in_words(start, language))
    parts = [_moment_in_words(part, language) for part in (start, end)]
    return (" – " if any(" " in part for part in parts) else "–").join(parts)


def _period(words: str, text: str) -> str | None:
    """Read what has a beginning and an end, or only one of them."""
    if match := _SHORT_YEARS.fullmatch(words):
        return _short_years(match)
    if match := re.fullmatch(r"(\.\.|)/(.+)|(.+)/(\.\.|)", words):
        return f"../{_moment(match[2], text)}" if match[2] else f"{_moment(match[3], text)}/.."
    if match := _UNTIL.fullmatch(words):
        return f"../{_moment(match['rest'], text)}"
    since = _SINCE.fullmatch(words)
    parts = _BETWEEN.split(since["rest"] if since else words)
    if len(parts) == 2 and not _moment_or_none(words):
        end = _moment(parts[1], text)
        return f"{_moment(parts[0], text) or _moment(_with_year(parts), text)}/{end}"
    return f"{_moment(since['rest'], text)}/.." if since else None


def _with_year(parts: list[str]) -> str:
    """Lend the end's year (and month) to a beginning that has none: "1.-3. marts 2015", "marts-maj 2015"."""
    start, end = parts
    year = _LAST_YEAR.search(end)
    if year is None or year.start() == 0:
        return ""
    if re.fullmatch(r"\d{1,2}\.?", start):
        return re.sub(r"^\d{1,2}\.?", start, end) if end[0].isdigit() else ""
    return f"{start} {year[0]}"


def _short_years(match: re.Match[str]) -> str | None:
    year, short = match["y"], match["short"]
    if _PLAIN_EDTF.fullmatch(match[0]):
        return match[0]
    return f"{year}/{year[:2]}{short}" if short > year[2:] else None


def _moment_or_none(words: str) -> str | None:
    try:
        return _moment(words, words)
    except ImpossibleDateError:
        return None


def _moment(words: str, text: str) -> str | None:
    """Read one point in time: a day, month, season, part of a year or year."""
    words = _FILLER.sub("", words.strip())
    if match := _ABOUT.fullmatch(words):
        inner = _moment(match["rest"], text)
        return f"{inner}~" if inner and re.fullmatch(r"[\d-]+", inner) else None
    if _PLAIN_EDTF.fullmatch(words):
        return _checked(words, text)
    return _one_day(words, text) or _longer(words, text)


def _one_day(words: str, text: str) -> str | None:
    if match := _NUMERIC.fullmatch(words):
        return _day(match["y"], int(match["m"]), match["d"], text)
    for pattern in (_DAY_MONTH_YEAR, _MONTH_DAY_YEAR):
        if (match := pattern.fullmatch(words)) and match["w"] in _MONTH_NUMBERS:
            return _day(match["y"], _MONTH_NUMBERS[match["w"]], match["d"], text)
    return None


def _longer(words: str, text: str) -> str | None:
    """Read a month, a season, or a part of a year."""
    if match := _MONTH_YEAR.fullmatch(words):
        return _day(match["y"], int(match["m"]), "1", text)[:7]
    match = _WINTER_OF_TWO_YEARS.fullmatch(words)
    if match and int(match["next"]) % 100 == (int(match["y"]) + 1) % 100:
        return f"{match['y']}-24"
    if match := _PART_YEAR.fullmatch(words):
        return _part_of_year(match)
    if match := _WORD_YEAR.fullmatch(words):
        number = _MONTH_NUMBERS.get(match["w"]) or _SEASON_NUMBERS.get(match["w"])
        return f"{match['y']}-{number:02}" if number else None
    return None


def _part_of_year(match: re.Match[str]) -> str | None:
    months = 6 if match["part"].startswith("hal") else 3
    last = int(match["n"]) * months
    return f"{match['y']}-{last - months + 1:02}/{match['y']}-{last:02}" if last <= 12 else None


def _checked(edtf: str, text: str) -> str:
    year, *rest = edtf.rstrip("~?%").split("-")
    if len(rest) == 2:
        _day(year, int(rest[0]), rest[1], text)
    return edtf


def _day(year: str, month: int, day: str, text: str) -> str:
    if not 1 <= month <= 12:
        raise ImpossibleDateError(NO_SUCH_MONTH, text=text.strip()[:60])
    days = calendar.monthrange(int(year), month)[1]
    if not 1 <= int(day) <= days:
        raise ImpossibleDateError(
            NO_SUCH_DAY, text=text.strip()[:60], month=MONTHS["da"][month - 1], year=year, days=str(days)
        )
    return f"{year}-{month:02}-{int(day):02}"


@lru_cache(maxsize=2048)
def _parsed(edtf: str) -> Any:
    """Return the library's object, or None for what is not EDTF (the library is untyped)."""
    try:
        return parse_edtf(edtf)
    except (EDTFParseException, ValueError, TypeError):
        return None


def _is_edtf(edtf: str) -> bool:
    return _parsed(edtf) is not None


def _bound(edtf: str, side: str) -> date | None:
    start, slash, end = edtf.partition("/")
    if slash:
        return _bound(start if side == "lower_fuzzy" else end, side)
    if re.fullmatch(r"\d{4}-24", edtf):
        # "vinter 2015" is January 2015 to some and December 2015 to others; the library knows only December.
        year = int(edtf[:4])
        return date(year, 1, 1) if side == "lower_fuzzy" else date(year + 1, 3, 1).replace(day=1) - date.resolution
    parsed = _parsed(edtf)
    try:
        return date(*getattr(parsed, side)()[:3]) if parsed is not None else None
    except (ValueError, TypeError, OverflowError, AttributeError):
        return None


def _moment_in_words(edtf: str, language: str) -> str:
    phrases = PHRASES[language]
    if edtf[-1:] in ("~", "?", "%"):
        inner = _moment_in_words(edtf[:-1], language)
        return phrases["maybe" if edtf[-1] == "?" else "about"].format(inner)
    match = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", edtf)
    if match is None or match[2] is None:
        return edtf
    number = int(match[2])
    if 21 <= number <= 24:
        return f"{SEASONS[language][number - 21]} {match[1]}"
    if not 1 <= number <= 12:
        return edtf
    month = MONTHS[language][number - 1]
    return phrases["day"].format(int(match[3]), month, match[1]) if match[3] else f"{month} {match[1]}"
