"""The Danish alphabet as numbers, for engines that order by numbers only."""

import unicodedata

LETTERS = " 0123456789abcdefghijklmnopqrstuvwxyzæøå"
LENGTH = 11  # as many letters as a number of 64 bits holds
_BASE = len(LETTERS) + 1
LAST = _BASE**LENGTH
_PLACE = {letter: place for place, letter in enumerate(LETTERS, start=1)}


def order(title: str) -> int:
    """Return the title's place in a Danish dictionary: æ, ø and å (also written aa) after z; signs do not count."""
    places = [_PLACE[letter] for letter in _letters(title) if letter in _PLACE][:LENGTH]
    number = 0
    for place in places + [0] * (LENGTH - len(places)):
        number = number * _BASE + place
    return number


def _letters(title: str) -> str:
    text = " ".join(unicodedata.normalize("NFC", title).casefold().replace("aa", "å").split())
    return "".join(letter if letter in _PLACE else unicodedata.normalize("NFD", letter)[0] for letter in text)
