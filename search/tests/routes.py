"""Every public address pattern of the site."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import LocalePrefixPattern

CLOSED = ("admin/",)


def public_routes(patterns: list[Any] | None = None, before: str = "") -> Iterator[str]:
    """Yield the route of every view outside the admin; a language's prefix is left out."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        prefix = "" if isinstance(pattern.pattern, LocalePrefixPattern) else str(pattern.pattern)
        route = before + prefix
        if route.startswith(CLOSED):
            continue
        if isinstance(pattern, URLResolver):
            yield from public_routes(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern):
            yield route
