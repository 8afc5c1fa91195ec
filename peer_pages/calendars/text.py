"""Text as XML and calendars can carry it."""

import unicodedata

NO_CHARACTERS = "\ufffe\uffff"


def printable(text: str) -> str:
    """Return `text` with control characters and line breaks as single spaces, and without halves of characters."""
    return " ".join("".join(map(_allowed, text)).split())


def _allowed(character: str) -> str:
    """Return what stands for `character`; XML 1.0 (2.2) and RFC 5545 (3.1) refuse some."""
    category = unicodedata.category(character)
    if category == "Cc":
        return " "
    return "" if category == "Cs" or character in NO_CHARACTERS else character
