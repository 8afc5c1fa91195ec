"""The one rule for addresses in Danish: æ→ae, ø→oe, å→aa, then ASCII."""

import unicodedata

from django.utils.text import slugify

# `slugify` alone drops æ and ø and turns å into a; the admin's slug field gets the same pairs in the browser.
LETTERS = (("æ", "ae"), ("ø", "oe"), ("å", "aa"), ("Æ", "Ae"), ("Ø", "Oe"), ("Å", "Aa"))
_TABLE = str.maketrans(dict(LETTERS))


def danish_slug(text: str) -> str:
    """Return `text` as an address part: "Åbent værested" becomes "aabent-vaerested"."""
    # macOS writes "å" as two characters, a letter and a ring.
    return slugify(unicodedata.normalize("NFC", text).translate(_TABLE))
