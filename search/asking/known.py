"""Whether the catalogue knows what a query is about, one concept at a time."""

from collections.abc import Callable
from dataclasses import replace

from search.asking.building import concept, within
from search.asking.reading import Concept
from search.engines.base import Ask, Found

Find = Callable[[Ask], Found]


class Known:
    """Tells by what `find` finds in one language; each concept is asked for once."""

    def __init__(self, find: Find, locale: str) -> None:
        self._find, self._locale = find, locale
        self._answers: dict[Concept, bool] = {}

    def has(self, one: Concept) -> bool:
        """Return whether anything is found for `one` alone, whatever else the query asks for."""
        alone = replace(one, compounds=())
        if alone not in self._answers:
            self._answers[alone] = self._find(Ask(within(concept(alone), self._locale), size=0)).total > 0
        return self._answers[alone]
