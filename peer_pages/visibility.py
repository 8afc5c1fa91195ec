"""The one answer to "may the public see this page?", for every list, search, feed and map."""

from typing import Any, TypeVar

from django.http import HttpRequest
from wagtail.models import Page

PageType = TypeVar("PageType", bound=Page)


def visible_pages(model: type[PageType]) -> Any:
    """Return the pages of `model` that anybody may see: published, and under no view restriction."""
    return model.objects.live().public()


def is_visible(page: Page, request: HttpRequest | None = None) -> bool:
    """Return whether anybody, or the session in `request`, may see `page`."""
    if not page.live:
        return False
    restrictions = page.get_view_restrictions()
    if request is None:
        return not restrictions
    return all(restriction.accept_request(request) for restriction in restrictions)
