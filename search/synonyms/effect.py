"""What a group changes before it is saved: the first results of a query without it and with it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from search.asking.answering import answer
from search.contract import Query, Result
from search.synonyms.conflicts import typed_words
from search.synonyms.models import SynonymGroup
from search.synonyms.table import Table

SHOWN = 10


@dataclass(frozen=True)
class Line:
    """One result: its place now and with the group, None where it is not among the first ten."""

    result: Result
    now: int | None = None
    then: int | None = None

    @property
    def moved(self) -> str:
        """Return new, gone, up, down or same."""
        if self.now is None or self.then is None:
            return "new" if self.now is None else "gone"
        return "same" if self.now == self.then else "up" if self.then < self.now else "down"


@dataclass(frozen=True)
class Effect:
    """The totals, and the results in their order with the group; what the group pushes out comes last."""

    query: str
    total_now: int
    total_then: int
    lines: list[Line] = field(default_factory=list)

    @property
    def is_none(self) -> bool:
        """Return whether the group changes nothing that one sees."""
        return self.total_now == self.total_then and all(line.moved == "same" for line in self.lines)


def effect(group: SynonymGroup, text: str = "") -> Effect:
    """Return what `group`, saved or not, changes for the query `text`; without one for the first word of the group.

    Raises `EngineError` when no engine answers.
    """
    query = Query(text or first_word(group), locale=group.locale, page_size=SHOWN)
    without = list(SynonymGroup.objects.filter(locale=group.locale, active=True))
    others = [other for other in without if other.pk != group.pk]
    now = answer(query, synonyms=Table.of(without))
    then = answer(query, synonyms=Table.of([*others, group] if group.active else others))
    return Effect(query.text, now.total, then.total, list(_lines(now.results, then.results)))


def first_word(group: SynonymGroup) -> str:
    """Return what one would type to get something of the group."""
    return next(iter(typed_words(group)), "")


def _lines(now: tuple[Result, ...], then: tuple[Result, ...]) -> Iterator[Line]:
    place_now = {result.id: place for place, result in enumerate(now, start=1)}
    place_then = {result.id: place for place, result in enumerate(then, start=1)}
    yield from (Line(result, place_now.get(result.id), place_then[result.id]) for result in then)
    yield from (Line(result, place_now[result.id]) for result in now if result.id not in place_then)
