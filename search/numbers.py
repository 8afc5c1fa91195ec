"""Telephone numbers and paragraphs of law in running text."""

import re

SHORTEST_PHONE = 4
"""Digits; people remember four."""

_PHONE = re.compile(r"(?<![\d.,/])(?:\+45 ?)?(\d{8}|\d{4} \d{4}|\d{2} \d{2} \d{2} \d{2}|\d{2} \d{6})(?![.,]?\d)")
_LISTED = re.compile(r"§+\s*((?:\d+(?: ?[a-h])?\b(?:\s*(?:,|og|eller|[-–/])\s*(?=\d))?)+)", re.IGNORECASE)
_PARAGRAPH = re.compile(r"\d+(?: ?[a-h]\b)?", re.IGNORECASE)


def phones_in(text: str) -> list[str]:
    """Return the digits of the eight-digit telephone numbers in `text`, in whatever groups they are written."""
    return [found.replace(" ", "") for found in _PHONE.findall(text)]


def without_paragraphs(text: str) -> str:
    """Return `text` without the paragraphs of law that it names."""
    return _LISTED.sub(" ", text)


def paragraphs_in(text: str) -> list[str]:
    """Return the paragraphs of law that `text` names: "§§ 67, 85 og 104 a" are "67", "85" and "104a"."""
    return [
        number.replace(" ", "").lower() for listed in _LISTED.findall(text) for number in _PARAGRAPH.findall(listed)
    ]
