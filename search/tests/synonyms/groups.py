"""Makes groups for tests."""

from typing import Any

from search.models import SynonymGroup


def group(*words: str, kind: str = "both", source: str = "", **values: Any) -> SynonymGroup:
    """Return an unsaved group."""
    return SynonymGroup(words="\n".join(words), kind=kind, source=source, **values)


def saved(*words: str, **values: Any) -> SynonymGroup:
    """Return a saved group."""
    made = group(*words, **values)
    made.save()
    return made
