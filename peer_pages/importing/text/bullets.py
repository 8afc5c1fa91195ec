"""Telling bullets from text: printed glyphs, dashes, and "§", which is both a bullet and a paragraph of law."""

import re

_GLYPH = re.compile(r"(?:[\uf0b7\uf0e8\uf0a7\uf076\uf0d8•●▪■◦‣·*]|o(?=\s)|➢|→)\s*")
_DASH = re.compile(r"[-–—]\s+(?=\S)")
_PARAGRAPH_SIGN = re.compile(r"§\s+(?=[^\W\d])|§\s+(?=\d+\s*(?:%|pct\b|procent\b))")
_NUMBERED = re.compile(r"(?:\d{1,2}|[a-z])[.)]\s+(?=\S)")


def bullet_of(text: str) -> str | None:
    """Return the text of a bulleted line without its mark, or None where the line is no bullet.

    Numbers and letters ("1.", "a)") stay, because they carry meaning.
    """
    for pattern in (_GLYPH, _PARAGRAPH_SIGN, _DASH):
        if match := pattern.match(text):
            return text[match.end() :].strip()
    return text if is_numbered(text) else None


def is_numbered(text: str) -> bool:
    """Tell whether the line is an item of a numbered list."""
    return _NUMBERED.match(text) is not None


def is_glyph(text: str) -> bool:
    """Tell whether the line begins with a printed bullet, which a title never does."""
    return _GLYPH.match(text) is not None
