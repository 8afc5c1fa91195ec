"""The relations of catalogue pages, each read by one query."""

from collections import defaultdict
from collections.abc import Mapping

from peer_pages.models import CATALOGUE_PAGES

Links = Mapping[int, frozenset[int]]


def read_links(field_name: str) -> Links:
    """Return what a many-to-many field of catalogue pages holds, by page; one query for all kinds of pages."""
    queries = []
    for model in CATALOGUE_PAGES:
        relation = model._meta.get_field(field_name)  # noqa: SLF001
        columns = relation.m2m_field_name(), relation.m2m_reverse_field_name()
        queries.append(relation.remote_field.through.objects.order_by().values_list(*columns))
    found: dict[int, set[int]] = defaultdict(set)
    for page, other in queries[0].union(*queries[1:], all=True):
        found[page].add(other)
    return {page: frozenset(others) for page, others in found.items()}
