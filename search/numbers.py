"""Telephone numbers and paragraphs of law in running text."""

import re

SHORTEST_PHONE = 4
"""Digits; people remember four."""

_YEAR = r"(?:19\d\d|20[0-4]\d)(?!\d)"
_ASKED = re.compile(
    r"(?<![\w.,/–-])(?:\(?(?:\+|00)45\)?[ .-]?)?("
    # Together or with spaces between, as people read a number aloud
    r"\d{8}|\d{4} \d{4}|\d\d \d\d \d\d \d\d|\d\d \d{6}|\d{6} \d\d|\d{3} \d{5}|\d{5} \d{3}"
    r"|\d\d \d{3} \d{3}|\d{3} \d\d \d{3}|\d{3} \d{3} \d\d"
    rf"|(?:\d\d \d\d (?!{_YEAR})\d{{4}}|(?!{_YEAR})\d{{4}} \d\d \d\d)(?! \d)"
    # With other signs between, unless it is a date, a span of years or of hours
    rf"|\d\d([.-])\d\d\2\d\d\2\d\d|(?!{_YEAR}-{_YEAR})\d{{4}}-\d{{4}}|\d\d-\d{{6}}"
    r")(?![.,/–-]?\w)"
)
_PART = re.compile(rf"(?<![\w.,/–-])(?!{_YEAR})(?:\d{{4,7}}|(?<!\d )\d\d(?: \d\d){{1,2}}(?! \d))(?![.,/–-]?\w)")

_PHONE = re.compile(r"(?<![\d.,/])(?:\+45 ?)?(\d{8}|\d{4} \d{4}|\d{2} \d{2} \d{2} \d{2}|\d{2} \d{6})(?![.,]?\d)")
_LISTED = re.compile(r"§+\s*((?:\d+(?: ?[a-h])?\b(?:\s*(?:,|og|eller|[-–/])\s*(?=\d))?)+)", re.IGNORECASE)
_PARAGRAPH = re.compile(r"\d+(?: ?[a-h]\b)?", re.IGNORECASE)


def phones_in(text: str) -> list[str]:
    """Return the digits of the eight-digit telephone numbers in `text`, in whatever groups they are written."""
    return [found.replace(" ", "") for found in _PHONE.findall(text)]


def phone_asked_for(text: str) -> tuple[str, str]:
    """Return the digits of the telephone number in a query, or of a part of one, and the rest of the query.

    What may be a part of a number may be something else too: it stays in the rest.
    """
    if found := _ASKED.search(text):
        return re.sub(r"\D", "", found[1]), f"{text[: found.start()]} {text[found.end() :]}"
    part = _PART.search(text)
    return (part.group().replace(" ", "") if part else ""), text


def without_paragraphs(text: str) -> str:
    """Return `text` without the paragraphs of law that it names."""
    return _LISTED.sub(" ", text)


def paragraphs_in(text: str) -> list[str]:
    """Return the paragraphs of law that `text` names: "§§ 67, 85 og 104 a" are "67", "85" and "104a"."""
    return [
        number.replace(" ", "").lower() for listed in _LISTED.findall(text) for number in _PARAGRAPH.findall(listed)
    ]
