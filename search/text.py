"""Text as people type it, made safe and comparable: cleaning, words, and one spelling for Danish letters."""

import re
import unicodedata
from itertools import product

MAX_CHARACTERS = 200
MAX_WORDS = 20
MAX_SPELLINGS = 8
# Reading further than this cannot change the first 200 characters of a query worth answering.
_READ_AT_MOST = 4_000

_WORD = re.compile(r"[^\W_]+")
_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe"})
_ORDER = str.maketrans({"æ": "{a", "ø": "{b", "å": "{c"})
_PAIRS = {"aa": ("aa", "å"), "ae": ("ae", "æ"), "oe": ("oe", "ø"), "å": ("å", "aa"), "æ": ("æ", "ae"), "ø": ("ø", "oe")}
_PAIR = re.compile("(" + "|".join(_PAIRS) + ")")
_PHONE = re.compile(r"[\d\s()+.\-/]+")
_COUNTRY = re.compile(r"^(\+45|0045)")


def clean(text: str) -> str:
    """Return `text` without control characters, in single spaces, cut to 200 characters and 20 words."""
    text = "".join(_printable(character) for character in text[:_READ_AT_MOST])
    text = unicodedata.normalize("NFC", text)
    return " ".join(" ".join(text.split()[:MAX_WORDS])[:MAX_CHARACTERS].split())


def _printable(character: str) -> str:
    """Return `character`, a space for a control character, nothing for an invisible mark or half a character."""
    category = unicodedata.category(character)
    if category == "Cc":
        return " "
    return "" if category in {"Cf", "Cs", "Co", "Cn"} else character


def words(text: str) -> list[str]:
    """Return the words of `text` as they stand: runs of letters and digits."""
    return _WORD.findall(text)


def fold(text: str) -> str:
    """Return `text` in the spelling that is compared: lower case, æ ø å as ae oe aa, no accents."""
    plain = unicodedata.normalize("NFC", text).casefold().translate(_LETTERS)
    if plain.isascii():
        return plain
    bare = "".join(part for part in unicodedata.normalize("NFD", plain) if not unicodedata.combining(part))
    return bare.translate(_LETTERS)  # "ǿ" is an ø only now


def folded_words(text: str) -> list[str]:
    """Return the words of `text` in the spelling that is compared."""
    return words(fold(text))


def danish_order(text: str) -> str:
    """Return the key that sorts as a Danish dictionary does: æ, ø and å (also written aa) after z."""
    return text.casefold().replace("aa", "å").translate(_ORDER)


def spellings(word: str) -> list[str]:
    """Return `word` with its Danish letters written in each way, at most eight: "aarhus" is also "århus"."""
    parts = _PAIR.split(word.lower())
    ways = [_PAIRS.get(part, (part,)) for part in parts]
    found: list[str] = []
    for way in product(*ways):
        found.append("".join(way))
        if len(found) == MAX_SPELLINGS:
            break
    return found


def phone_digits(text: str) -> str:
    """Return the digits of a telephone number in any spacing, without 45 in front; "" for anything else."""
    if not _PHONE.fullmatch(text):
        return ""
    digits = re.sub(r"\D", "", _COUNTRY.sub("", re.sub(r"[\s()]", "", text)))
    return digits if len(digits) >= 4 else ""
