"""Wagtail's public API of pages, for sites that have it; a module of its own, as it needs the REST framework."""

from typing import Any

from wagtail.api.v2.views import PagesAPIViewSet

from workflows.integration.visibility import public


class PublicPagesAPIViewSet(PagesAPIViewSet):
    """Register it in place of `PagesAPIViewSet`: a page in an internal state is live, and not everybody's."""

    def get_base_queryset(self) -> Any:
        """Return the pages that everybody may read."""
        return public(super().get_base_queryset())
