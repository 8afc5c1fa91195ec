"""One light row per thing that the public may find."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from search.text import folded_words
from search.vocabulary import CONTACT

NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Entry:
    """A page or a contact: its names, the words of its facts, and its value of each filter."""

    kind: str
    pk: int
    title: str
    other_names: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    summary: str = ""
    phones: tuple[str, ...] = ()
    values: Mapping[str, frozenset[str]] = field(default_factory=dict)
    published: datetime | None = None
    shown_on: int | None = None
    """The page that a contact is shown on."""
    on_request: bool = False
    """Whether it is found only by those who ask for it by name: pages about the catalogue, not of it."""

    @property
    def key(self) -> tuple[str, int]:
        """Return what tells the entry from all others; contacts and pages are numbered apart."""
        return self.kind, self.pk

    def of(self, name: str) -> frozenset[str]:
        """Return the entry's values of one filter."""
        return frozenset({self.kind}) if name == "kind" else self.values.get(name, NOTHING)

    @property
    def is_page(self) -> bool:
        """Return whether the entry is a page; a contact is not."""
        return self.kind != CONTACT

    @property
    def has_text(self) -> bool:
        """Return whether the running text counts, too."""
        return self.is_page and not self.on_request

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Return title and other names in the spelling that is compared."""
        return tuple(" ".join(folded_words(name)) for name in (self.title, *self.other_names) if name)

    @cached_property
    def organisation_names(self) -> tuple[str, ...]:
        """Return the names of the organisations in the spelling that is compared."""
        return tuple(" ".join(folded_words(name)) for name in self.organisations if name)

    @cached_property
    def name_words(self) -> frozenset[str]:
        """Return the words of the names."""
        return frozenset(word for name in self.names for word in name.split())

    @cached_property
    def fact_words(self) -> frozenset[str]:
        """Return the words of places, organisations, target groups and people."""
        return frozenset(word for fact in (*self.facts, *self.organisations) for word in folded_words(fact))
