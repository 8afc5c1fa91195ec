"""What is asked of a search engine and what it answers; pages, API and engines know no more of each other."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from search.text import clean

PAGE_SIZE = 10
MAX_PAGE_SIZE = 50
MAX_PAGE = 100
MAX_VALUES = 20
SORTS = ("relevance", "title", "newest")
YES = "1"


@dataclass(frozen=True)
class Filters:
    """What the results must have: any of the values of each filter, all of the filters.

    `region` and `municipality` hold area codes, `target` slugs of target groups, `organisation` primary keys;
    `online` and `free` hold "1" or nothing.
    """

    kind: tuple[str, ...] = ()
    region: tuple[str, ...] = ()
    municipality: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    organisation: tuple[str, ...] = ()
    online: tuple[str, ...] = ()
    free: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for name in FILTERS:
            object.__setattr__(self, name, tuple(dict.fromkeys(getattr(self, name)))[:MAX_VALUES])

    def of(self, name: str) -> tuple[str, ...]:
        """Return the values of one filter."""
        return getattr(self, name)

    def chosen(self) -> Iterator[tuple[str, str]]:
        """Return (filter, value) of everything that is chosen."""
        return ((name, value) for name in FILTERS for value in self.of(name))


FILTERS = tuple(one.name for one in fields(Filters))


@dataclass(frozen=True)
class Query:
    """One question. Whatever it is made from, its text is clean and its page within bounds."""

    text: str = ""
    filters: Filters = field(default_factory=Filters)
    locale: str = "da"
    sort: str = "relevance"
    page: int = 1
    page_size: int = PAGE_SIZE

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", clean(self.text))
        object.__setattr__(self, "page", min(max(self.page, 1), MAX_PAGE))
        object.__setattr__(self, "page_size", min(max(self.page_size, 1), MAX_PAGE_SIZE))
        if self.sort not in SORTS:
            object.__setattr__(self, "sort", SORTS[0])

    @property
    def shown(self) -> slice:
        """Return which of all results the page shows."""
        first = (self.page - 1) * self.page_size
        return slice(first, first + self.page_size)


@dataclass(frozen=True)
class Person:
    """A contact that the public may see."""

    name: str
    role: str = ""
    email: str = ""
    phone: str = ""


@dataclass(frozen=True)
class Result:
    """One thing found. It has what a list entry has, so that the same template draws both."""

    title: str
    kind: str
    url: str
    summary: str = ""
    highlights: tuple[str, ...] = ()
    organisation: str = ""
    areas: tuple[str, ...] = ()
    contacts: tuple[Person, ...] = ()
    score: float = 0.0
    when: str = ""
    price: str = ""
    status: str = ""
    unchecked: str = ""
    id: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return the result as the API gives it; highlights are safe HTML with <mark>."""
        return {name: _plain(getattr(self, name)) for name in RESULT_KEYS}


RESULT_KEYS = ("title", "kind", "url", "summary", "highlights", "organisation", "areas", "contacts", "score")


@dataclass(frozen=True)
class Option:
    """One value of a facet and how many results it would leave."""

    value: str
    label: str
    count: int
    selected: bool = False


@dataclass(frozen=True)
class Facet:
    """A filter with its values; the counts ignore what is chosen in the facet itself.

    `left_out` is how many values with fewer results there are besides.
    """

    name: str
    options: tuple[Option, ...] = ()
    left_out: int = 0


@dataclass(frozen=True)
class Place:
    """An area that the query names, as a value of a filter, and how much of what was found is there."""

    kind: str
    code: str
    name: str
    count: int


@dataclass(frozen=True)
class Results:
    """The answer to a query: one page of results, and facets over all of them.

    `corrected` is the text that was searched for because the one typed finds nothing, `suggested` one that finds more.
    `how` says which pass found it: plain, corrected, beginnings (words begin so), relaxed (none has all words), wider
    (few have all, others most) or none. `has_past` says whether the query finds more that is over and was left out.
    Where nothing was found, `meant` is a corrected text that finds nothing either, and `shorter` are texts with less.
    """

    query: str
    total: int
    results: tuple[Result, ...]
    facets: tuple[Facet, ...]
    engine: str
    took_ms: int = 0
    corrected: str | None = None
    suggested: str | None = None
    how: str = "plain"
    has_past: bool = False
    places: tuple[Place, ...] = ()
    meant: str = ""
    shorter: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return the answer as the API gives it."""
        return {
            "query": self.query,
            "corrected": self.corrected,
            "total": self.total,
            "took_ms": self.took_ms,
            "engine": self.engine,
            "results": [result.as_json() for result in self.results],
            "facets": {facet.name: [dict(vars(option)) for option in facet.options] for facet in self.facets},
        }


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return asdict(value) if isinstance(value, Person) else value
