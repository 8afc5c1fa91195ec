"""Named conditions in Python, for guards; and the TALES expressions of imported workflows that they stand for."""

import logging
from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from wagtail.models import Page

Predicate = Callable[[Page, Any], bool]
Candidates = Callable[[], Iterable[Any]]
logger = logging.getLogger(__name__)

_PREDICATES: dict[str, Predicate] = {}
_EXPRESSIONS: dict[str, str] = {}
_CANDIDATES: dict[str, Candidates] = {}


def predicate(
    name: str, *, expressions: tuple[str, ...] = (), candidates: Candidates | None = None
) -> Callable[[Predicate], Predicate]:
    """Register a function of (page, user) under `name`, and for the texts of the TALES `expressions` it stands for.

    `candidates` returns the ids of the only pages for which it may hold: the timer then asks about no others.
    """

    def decorate(function: Predicate) -> Predicate:
        if _PREDICATES.setdefault(name, function) is not function:
            text = f"There are two predicates named {name}."
            raise ValueError(text)
        _EXPRESSIONS.update(dict.fromkeys(expressions, name))
        if candidates is not None:
            _CANDIDATES[name] = candidates
        return function

    return decorate


def find(name: str) -> Predicate | None:
    """Return the predicate for a name or for the text of an expression.

    The setting `WORKFLOWS_EXPRESSIONS` (text → name) adds to what the decorator says.
    """
    by_text = {**_EXPRESSIONS, **getattr(settings, "WORKFLOWS_EXPRESSIONS", {})}
    return _PREDICATES.get(name) or _PREDICATES.get(by_text.get(name, ""))


def candidates_of(name: str) -> list[Any] | None:
    """Return the ids of the pages for which the predicate may hold now; None where that may be any page."""
    return list(_CANDIDATES[name]()) if name in _CANDIDATES else None


def predicate_holds(name: str, page: Page, user: Any) -> bool:
    """Return what the predicate answers; one that is not known, or that fails, lets nobody pass."""
    function = find(name)
    if function is None:
        return False
    try:
        return bool(function(page, user))
    except Exception:  # a guard that cannot be asked stays shut, and the page stays usable
        logger.exception("The predicate %s failed for page %s.", name, page.pk)
        return False
