"""Forms of a Danish word, made by rule: endings, doubled consonants, a lost e.

Too many are made rather than too few: a form that nobody writes is never looked up.
"""

from collections.abc import Iterator

_VOWELS = frozenset("aeiouyæøå")
_DOUBLED = frozenset("bdfgklmnprst")
_AFTER_VOWEL = ("n", "t", "r", "rne", "ne", "de", "nde", "ns", "ts", "rs", "rnes", "nes")
_AFTER_CONSONANT = ("e", "en", "et", "er", "erne", "ene", "ens", "ets", "ers", "ernes", "enes", "ede", "ende")
# The e of an ending makes one letter with these as it is compared: naboer is nabør, temaer temær.
_DRAWN_TOGETHER = {"o": "ø", "a": "æ"}
_AFTER_DRAWN_TOGETHER = ("r", "rne", "rs", "rnes", "n", "t")
_AFTER_UNSTRESSED = ("ne", "nes")
_LOSES_E = ("el", "er", "en")
_LATIN = ("um", "us")
SHORT = 3
"""Letters of a word from which few forms are made: one more or less makes another word of it."""


def forms_of(word: str) -> Iterator[str]:
    """Yield `word` and its inflections, as they stand alone or at the end of a compound."""
    yield word
    if not word.endswith("s"):
        yield word + "s"
    for stem, endings in _stems(word):
        yield from (stem + ending for ending in endings)


def _stems(word: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each stem of `word` with the endings that it takes."""
    if word[-1] in _VOWELS:
        yield word, _AFTER_VOWEL
    if word.endswith("et") and len(word) > SHORT + 1:
        yield word[:-1], ("de", "des")
    if word[-1] in _DRAWN_TOGETHER and len(word) > SHORT:
        yield word[:-1] + _DRAWN_TOGETHER[word[-1]], _AFTER_DRAWN_TOGETHER
    if word[-1] != "e":
        yield word, _AFTER_CONSONANT
    if doubled := doubled_consonant(word):
        yield doubled, _AFTER_CONSONANT
    if len(word) > SHORT + 1 and word.endswith(_LOSES_E) and word[-3] not in _VOWELS:
        yield word[:-2] + word[-1], _AFTER_CONSONANT
        yield single(word[:-2]) + word[-1], _AFTER_CONSONANT
    if word.endswith(_LOSES_E):
        yield word, _AFTER_UNSTRESSED
    if len(word) > SHORT and word[-1] not in _VOWELS:
        yield word, ("t",)
    if len(word) > SHORT + 1 and word.endswith(_LATIN):
        yield word[:-2], _AFTER_CONSONANT


def doubled_consonant(word: str) -> str:
    """Return `word` with its last consonant twice ("ven" is "venn"); "" where that cannot be."""
    if len(word) < 2 or word[-1] not in _DOUBLED or word[-2] not in _VOWELS:
        return ""
    return word + word[-1]


def single(stem: str) -> str:
    """Return `stem` with its last consonant once: "gamm" is "gam"."""
    return stem[:-1] if len(stem) > 1 and stem[-1] == stem[-2] and stem[-1] in _DOUBLED else stem


def modifiers_of(word: str) -> Iterator[str]:
    """Yield `word` as it stands in front in a compound: itself, or with a linking letter."""
    yield word
    if word[-1] != "s":
        yield word + "s"
    if word[-1] not in _VOWELS:
        yield word + "e"
    if doubled := doubled_consonant(word):
        yield doubled + "e"
