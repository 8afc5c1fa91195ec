"""The synonyms as a query needs them: by the words that it may have."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection

from search.synonyms.models import SynonymGroup
from search.synonyms.words import normalised

Words = tuple[str, ...]
Stem = Callable[[str], str]

WEIGHTS = {SynonymGroup.Kind.BOTH: 0.7, SynonymGroup.Kind.ONE_WAY: 0.7, SynonymGroup.Kind.SAME_WORD: 1.0}
"""How much a word counts that was not typed itself, by kind of group."""


@dataclass(frozen=True)
class Alternative:
    """Other words for a run of a query's words, and how much they count (the query's own count 1)."""

    words: Words
    weight: float


class Table:
    """What may stand for what, in one language."""

    def __init__(self, pairs: Iterable[tuple[Words, Alternative]] = ()) -> None:
        self._others: dict[Words, list[Alternative]] = defaultdict(list)
        for words, alternative in pairs:
            self._others[words].append(alternative)
        self.longest = max(map(len, self._others), default=0)
        self._stemmed: tuple[object, dict[Words, list[Words]]] = (None, {})

    @classmethod
    def of(cls, groups: Iterable[SynonymGroup]) -> "Table":
        """Return the table of `groups`, saved or not, whether they are in use or not."""
        return cls(pair for group in groups for pair in _pairs(group))

    def alternatives(self, words: Words, stem: Stem = str) -> tuple[Alternative, ...]:
        """Return what may stand for `words`, a run of a query's words as `normalised` gives them.

        `stem` makes inflections alike: "bisiddere" has what "bisidder" has. The weightiest come first; other forms
        of `words` themselves are left out, for a stem finds them already.
        """
        if not words or len(words) > self.longest:
            return ()
        stems = _stems(words, stem)
        found: dict[Words, float] = {}
        for known in self._known(stem).get(stems, ()):
            for other in self._others[known]:
                if other.words != words and _stems(other.words, stem) != stems:
                    found[other.words] = max(other.weight, found.get(other.words, 0.0))
        return tuple(Alternative(*one) for one in sorted(found.items(), key=lambda one: -one[1]))

    def _known(self, stem: Stem) -> dict[Words, list[Words]]:
        """Return the table's expressions by their stems, made anew when the stems are of another lexicon."""
        owner = getattr(stem, "__self__", stem)
        stemmed = self._stemmed
        if stemmed[0] is not owner:
            by_stems: dict[Words, list[Words]] = defaultdict(list)
            for words in self._others:
                by_stems[_stems(words, stem)].append(words)
            stemmed = self._stemmed = (owner, dict(by_stems))
        return stemmed[1]


def _stems(words: Words, stem: Stem) -> Words:
    return tuple(stem(word) for word in words)


def _pairs(group: SynonymGroup) -> Iterator[tuple[Words, Alternative]]:
    weight = WEIGHTS[SynonymGroup.Kind(group.kind)]
    words = [normalised(one) for one in group.expressions]
    from_words = [normalised(group.source)] if group.kind == SynonymGroup.Kind.ONE_WAY else words
    for one in filter(None, from_words):
        yield from ((one, Alternative(other, weight)) for other in words if other and other != one)


Stamp = tuple[int, Any]
LAST_CHANGE = f"SELECT COUNT(*), MAX(changed_at) FROM {SynonymGroup._meta.db_table} WHERE locale = %s"  # noqa: S608, SLF001
"""As SQL, for every search asks it and Django takes longer to write it than the database to answer it."""
_made: dict[str, tuple[Stamp, Table]] = {}


def current(locale: str) -> Table:
    """Return the table of the groups in use in one language.

    One small query tells whether the groups are as they were when this process last made the table; so what staff
    change holds at the next search, in every process.
    """
    stamp = _stamp(locale)
    made = _made.get(locale)
    if made is None or made[0] != stamp:
        made = _made[locale] = (stamp, Table.of(SynonymGroup.objects.filter(locale=locale, active=True)))
    return made[1]


def _stamp(locale: str) -> Stamp:
    """Return what is another after every change: `QuerySet.update` alone would pass unnoticed."""
    with connection.cursor() as cursor:
        cursor.execute(LAST_CHANGE, [locale])
        number, last = cursor.fetchone()
    return number, last
