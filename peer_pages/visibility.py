"""The one answer to "may the public see this page?", for every list, search, feed and map."""

from typing import Any, TypeVar

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef
from django.http import HttpRequest
from wagtail.models import Page, PageViewRestriction

PageType = TypeVar("PageType", bound=Page)


def visible_pages(model: type[PageType]) -> Any:
    """Return the pages of `model` that anybody may see: published, and under no view restriction."""
    # Wagtail's `public()` reads the restrictions first, with a query for each list; this is one condition.
    path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    above = PageViewRestriction.objects.alias(path=path).filter(path__startswith=F("page__path"))
    return model.objects.live().filter(~Exists(above))


def is_visible(page: Page, request: HttpRequest | None = None) -> bool:
    """Return whether anybody, or the session in `request`, may see `page`."""
    if not page.live:
        return False
    restrictions = page.get_view_restrictions()
    if request is None:
        return not restrictions
    return all(restriction.accept_request(request) for restriction in restrictions)
