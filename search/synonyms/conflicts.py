"""Words that are in several groups: allowed, for a word may mean several things, but staff should know."""

from collections.abc import Iterator
from dataclasses import dataclass

from search.synonyms.models import SynonymGroup
from search.synonyms.words import normalised


@dataclass(frozen=True)
class Conflict:
    """A word as written in the group, and another group that has it."""

    word: str
    other: SynonymGroup


def conflicts(group: SynonymGroup) -> Iterator[Conflict]:
    """Yield what of `group`, saved or not, can be typed to the same end by another group in use."""
    typed = {normalised(word): word for word in typed_words(group)}
    others = SynonymGroup.objects.filter(locale=group.locale, active=True).exclude(pk=group.pk)
    for other in others if group.active else ():
        for word in typed_words(other):
            if normalised(word) in typed:
                yield Conflict(typed[normalised(word)], other)


def typed_words(group: SynonymGroup) -> list[str]:
    """Return the expressions that the group says something about when they are searched for."""
    return [group.source] if group.kind == SynonymGroup.Kind.ONE_WAY else group.expressions
