"""The relations of catalogue pages, each read by one query."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import QuerySet

from peer_pages.models import CATALOGUE_PAGES, CoursePage

Links = Mapping[int, frozenset[int]]
OF_COURSES = {"contacts": "signup_contact", "areas": "dates__municipality"}
"""What else of a course links it as a field of all pages does."""


def links_of_pages(field_name: str, pages: Iterable[int]) -> Links:
    """Return what a many-to-many field holds for each of `pages`; one query for all kinds of pages."""
    return _read(field_name, pages=list(pages))


def pages_linked_to(field_name: str, others: Iterable[int]) -> Links:
    """Return the pages whose many-to-many field holds each of `others`, by the other.

    Whoever takes a course's sign-ups counts as its contact, where it is held as its area.
    """
    wanted = list(others)
    found: dict[int, set[int]] = defaultdict(set)
    for page, linked in _read(field_name, others=wanted).items():
        for other in linked:
            found[other].add(page)
    if also := OF_COURSES.get(field_name):
        for page, other in CoursePage.objects.filter(**{f"{also}__in": wanted}).values_list("pk", also):
            found[other].add(page)
    return {other: frozenset(pages) for other, pages in found.items()}


def _read(field_name: str, *, pages: list[int] | None = None, others: list[int] | None = None) -> Links:
    queries: list[QuerySet[Any, tuple[int, int]]] = []
    for model in CATALOGUE_PAGES:
        relation = model._meta.get_field(field_name)  # noqa: SLF001
        page, other = relation.m2m_field_name(), relation.m2m_reverse_field_name()
        limit = {f"{page}__in": pages} if others is None else {f"{other}__in": others}
        queries.append(relation.remote_field.through.objects.order_by().filter(**limit).values_list(page, other))
    found: dict[int, set[int]] = defaultdict(set)
    for page, other in queries[0].union(*queries[1:], all=True):
        found[page].add(other)
    return {page: frozenset(linked) for page, linked in found.items()}
