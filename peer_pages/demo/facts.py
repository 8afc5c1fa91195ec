"""The facts that pages point to, found by the short keys that the content calls them by."""

from collections.abc import Iterable
from typing import Any

from django.db import models


class Facts:
    """Saved snippets, areas and accounts by model and key."""

    def __init__(self) -> None:
        self._by_model: dict[type[models.Model], dict[str, Any]] = {}

    def add(self, key: str, fact: models.Model) -> None:
        """Let the content call `fact` by `key`."""
        self._by_model.setdefault(type(fact), {})[key] = fact

    def one(self, model: type[models.Model], key: str) -> Any:
        """Return the fact of `model` with `key`; KeyError names both when there is none."""
        try:
            return self._by_model[model][key]
        except KeyError as error:
            raise KeyError(f"The demonstration content knows no {model.__name__} “{key}”.") from error

    def many(self, model: type[models.Model], keys: Iterable[str]) -> list[Any]:
        """Return the facts of `model` with `keys`, in that order."""
        return [self.one(model, key) for key in keys]
