"""Amounts of money in running text, in whole kroner."""

import re
from collections.abc import Iterator

_NUMBER = r"\d{1,3}(?:\.\d{3}){1,4}(?:,\d\d?)?|\d{1,12}(?:,\d{1,6})?"
_AMOUNT = re.compile(
    rf"(?:(?P<before>\b(?:kr\.?|DKK)\s*)|(?<![\d.,§]))(?P<number>{_NUMBER})\s*"
    r"(?P<unit>mia\.?|milliard(?:er)?\b|mio\.?|million(?:er)?\b|tusind\b|t\.?kr\.?)?\s*"
    r"(?P<after>kr\b\.?|kroner\b|DKK\b|,-)?",
    re.IGNORECASE,
)
MOST = 10**12  # more is a misprint
_FACTORS = {"mia": 10**9, "mil": 10**6, "mio": 10**6, "tus": 1000, "tkr": 1000}
_PER_PIECE = re.compile(r"\s*(?:i timen|pr\.? time|per time|om måneden|pr\.? deltager|pr\.? person)", re.IGNORECASE)


def amounts_in(text: str) -> Iterator[tuple[int, int]]:
    """Yield (position, kroner) for every sum; hourly pay and prices per head are no sums."""
    for match in _AMOUNT.finditer(text):
        unit = (match["unit"] or "").lower().replace(".", "")
        if not (match["before"] or match["after"] or unit) or _PER_PIECE.match(text, match.end()):
            continue
        kroner = _kroner(match["number"], unit)
        if 0 < kroner <= MOST:
            yield match.start(), kroner


def _kroner(number: str, unit: str) -> int:
    factor = _FACTORS["mia" if unit.startswith(("mia", "milliard")) else unit[:3]] if unit else 1
    return round(float(number.replace(".", "").replace(",", ".")) * factor)
