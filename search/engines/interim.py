"""What an engine is."""

from typing import Protocol

from search.contract import Query, Results


class Engine(Protocol):
    """Answers queries about what the public may see, and nothing else."""

    name: str

    def search(self, query: Query) -> Results:
        """Return the page of results that `query` asks for, with facets; an empty text finds everything."""
