"""Municipalities named in running text; the names and their regions come from django-localflavor."""

import re
from collections.abc import Iterator
from functools import lru_cache

from django.utils.translation import override
from localflavor.dk import dk_municipalities as names

_REGIONS = {
    "Hovedstaden": names.REGION_HOVEDSTADEN,
    "Midtjylland": names.REGION_MIDTJYLLAND,
    "Nordjylland": names.REGION_NORDJYLLAND,
    "Sjælland": names.REGION_SJAELLAND,
    "Syddanmark": names.REGION_SYDDANMARK,
}
_NAME = r"(?<!\w)[A-ZÆØÅ]\w+(?:-[A-ZÆØÅ]\w+)?"
_LISTED = rf"{_NAME}(?: {_NAME})?"
_LIST = rf"{_LISTED}(?:\s*(?:,|/|&|og|samt)\s+{_LISTED}){{0,40}}"
_BEFORE = re.compile(rf"(?P<names>{_LIST})\s+(?:[Kk]ommuner?s?|[Kk]ommunernes?)\b")
_AFTER = re.compile(rf"\b[Kk]ommuner(?:ne)?\s*(?::|\()?\s*(?P<names>{_LIST})")
_IN = re.compile(rf"\b(?:i|fra|til|omkring)\s+(?P<names>{_NAME})(?! Amt)")
_LONG_LIST = re.compile(rf"(?P<names>{_NAME}(?:,\s+{_NAME}){{2,40}})")
_POSTCODE = re.compile(rf"\b[1-9]\d{{3}}\s+(?P<names>{_NAME})")
_SPLIT = re.compile(r"\s*(?:,|/|&|\bog\b|\bsamt\b)\s*")
_NO_PLACE = re.compile(r"\s+(?:Amts?|Amter|Universitet\w*|Sygehus\w*|Stift)\b")
_FOLD = str.maketrans({"å": "aa", "Å": "aa", "é": "e", "-": " "})
_ALIASES = {"kbh": "København", "københavn nv": "København", "vesterbro": "København"}
_GENERIC = {"den", "deres", "din", "en", "hver", "jeres", "samme", "vores", "region", "danmarks"}


@lru_cache(maxsize=1)
def _known() -> dict[str, tuple[str, str]]:
    """Return folded name -> (official name, region)."""
    with override("da"):
        return {_fold(str(name)): (str(name), region) for region, choices in _REGIONS.items() for _, name in choices}


def municipalities_in(text: str) -> Iterator[tuple[int, str, str | None]]:
    """Yield (position, name as written, official name or None).

    A name counts where the text says that it is a place: before or after "kommune", after a preposition, or in
    a list of three. Official is None where the text says "kommune" and the name is none of the 98.
    """
    for pattern in (_BEFORE, _AFTER, _IN, _LONG_LIST, _POSTCODE):
        for match in pattern.finditer(text):
            if _NO_PLACE.match(text, match.end()):
                continue
            parts = [part for part in _SPLIT.split(match["names"]) if part]
            officials = [official_name(part) for part in parts]
            doubtful = _doubtful(pattern, match, officials)
            for part, official in zip(parts, officials, strict=True):
                if official or (doubtful and part.split()[0].lower() not in _GENERIC):
                    yield match.start("names") + match["names"].find(part), part, official


def places_in_title(title: str) -> list[str]:
    """Return the municipalities a title names; a title is short, so a name needs nothing around it."""
    words = re.findall(_NAME, title)
    return [name for word in words if (name := official_name(word)) and not _NO_PLACE.search(title)]


def _doubtful(pattern: re.Pattern[str], match: re.Match[str], officials: list[str | None]) -> bool:
    """Tell whether a name that is no municipality was certainly meant as one."""
    if pattern is _AFTER:
        return ":" in match[0] or "(" in match[0]
    if pattern is _BEFORE and len(officials) == 1:
        return "Kommune" in match[0] and match.start() > 0
    return pattern is _BEFORE and sum(official is not None for official in officials) >= 3


def official_name(name: str) -> str | None:
    """Return the official name for one as written ("Århus", "Københavns", "CSV-Aarhus"), or None."""
    folded = _fold(name)
    words = folded.split()
    forms = [folded, folded.removesuffix("s"), words[0] if words else "", _fold(name.rpartition("-")[2])]
    return next((found for form in forms if (found := _official(form))), None)


def _official(folded: str) -> str | None:
    return _known()[folded][0] if folded in _known() else _ALIASES.get(folded)


def region_of(municipality: str) -> str:
    """Return the region an official municipality name lies in."""
    return f"Region {_known()[_fold(municipality)][1]}"


def _fold(name: str) -> str:
    return name.translate(_FOLD).lower().strip()
