"""What people ask an invented catalogue, by class."""

from __future__ import annotations

from random import Random

from invented.documents import Documents
from search.asking.small_words import SMALL_WORDS

EACH = 12
"""Questions of each class."""
RARE, MIDDLING, COMMON = (-2_000, None), (2_400, 3_400), (0, 60)
"""Ranks of words: in one document of a thousand, of a hundred, of six. Small words do not count."""

Question = dict[str, str]


def questions(documents: Documents, count: int) -> dict[str, list[Question]]:
    """Return the questions of each class as parameters of a search in `count` documents."""
    chance = Random("questions")
    return {name: [make(documents, count, chance) for _ in range(EACH)] for name, make in CLASSES.items()}


def _word(documents: Documents, ranks: tuple[int, int | None], chance: Random) -> str:
    named = documents.words.ranked[len(documents.words.small) :]
    return chance.choice(named[slice(*ranks)])


def _rare(documents: Documents, _count: int, chance: Random) -> Question:
    return {"q": _word(documents, RARE, chance)}


def _middling(documents: Documents, _count: int, chance: Random) -> Question:
    return {"q": _word(documents, MIDDLING, chance)}


def _common(documents: Documents, _count: int, chance: Random) -> Question:
    return {"q": _word(documents, COMMON, chance)}


def _some(documents: Documents, chance: Random, *ranks: tuple[int, int | None]) -> Question:
    return {"q": " ".join(_word(documents, one, chance) for one in ranks)}


def _two(documents: Documents, _count: int, chance: Random) -> Question:
    return _some(documents, chance, COMMON, MIDDLING)


def _five(documents: Documents, count: int, chance: Random) -> Question:
    """Return words that one page has."""
    words = documents.make(chance.randrange(count // 10) * 10).sections[0].text.replace(".", "").split()
    telling = [word for word in words if word.lower() not in SMALL_WORDS]
    return {"q": " ".join(chance.sample(telling, 5))}


def _apart(documents: Documents, _count: int, chance: Random) -> Question:
    """Return words that hardly any page has all of: every pass is made."""
    return _some(documents, chance, COMMON, COMMON, COMMON, COMMON, MIDDLING)


def _asked(documents: Documents, _count: int, chance: Random) -> Question:
    return {"q": f"hvordan bliver jeg {_word(documents, COMMON, chance)} i {_word(documents, COMMON, chance)}"}


def _misspelt(documents: Documents, _count: int, chance: Random) -> Question:
    words = [word for word in documents.words.ranked[2_400:3_400] if len(word) > 8]
    word = chance.choice(words)
    at = chance.randrange(2, len(word) - 2)
    return {"q": word[:at] + word[at + 1 :]}


def _place(documents: Documents, _count: int, chance: Random) -> Question:
    return {"q": f"{_word(documents, COMMON, chance)} {chance.choice(documents.facts.municipalities)[1]}"}


def _phone(documents: Documents, count: int, chance: Random) -> Question:
    return {"q": documents.make(chance.randrange(count // 10) * 10 + 9).contacts[0].phone}


def _prefix(documents: Documents, count: int, chance: Random) -> Question:
    return {"q": documents.make(chance.randrange(count)).title[: chance.randint(2, 5)]}


def _filters(documents: Documents, _count: int, chance: Random) -> Question:
    return {"kind": "course", "municipality": chance.choice(documents.facts.municipalities)[0]}


CLASSES = {
    "rare": _rare,
    "middling": _middling,
    "common": _common,
    "two words": _two,
    "five words": _five,
    "five apart": _apart,
    "question": _asked,
    "misspelt": _misspelt,
    "place and topic": _place,
    "phone": _phone,
    "filters alone": _filters,
    "suggestion": _prefix,
}
SUGGESTION = "suggestion"
"""The class that is asked of the suggestions while somebody types; it has no page."""
