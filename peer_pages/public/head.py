"""What a page tells search engines and social media about itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.utils.text import Truncator
from wagtail.models import Page
from wagtail.rich_text import get_text_for_indexing

from peer_pages.listing.listing import PAGE_PARAMETER
from peer_pages.public.navigation import Link, is_front_page, languages
from peer_pages.visibility import is_visible

DESCRIPTION_LENGTH = 200
FROM_VIEW = ("page_title", "page_description", "canonical_url", "indexed")


@dataclass(frozen=True)
class Head:
    """The parts of <head> that differ from page to page."""

    title: str = ""
    description: str = ""
    canonical: str = ""
    indexed: bool = False
    languages: list[Link] = field(default_factory=list)


def head_of(page: Page | None, request: HttpRequest, context: Mapping[str, Any]) -> Head:
    """Return the head of a page of the site, or of a view that sets `page_title` and the like in its context."""
    if page is None or not page.pk:
        title, description = str(context.get("page_title", "")), str(context.get("page_description", ""))
        return Head(title, description, str(context.get("canonical_url", "")), bool(context.get("indexed")))
    title = page.seo_title or ("" if is_front_page(page) else page.title)
    in_search_engines = _is_canonical(request) and is_visible(page) and not getattr(request, "is_preview", False)
    versions = languages(page, request)
    return Head(
        title=title,
        description=description_of(page),
        canonical=page.get_full_url(request) or "",
        indexed=in_search_engines,
        languages=versions if len(versions) > 1 else [],
    )


def may_read(page: Page, request: HttpRequest) -> bool:
    """Return whether the page is published, or previewed, and the request has what its view restrictions ask for.

    Wagtail's form for a restriction's password takes any page's number, also a draft's.
    """
    if not page.live and not getattr(request, "is_preview", False):
        return False
    return all(restriction.accept_request(request) for restriction in page.get_view_restrictions())


def description_of(page: Page) -> str:
    """Return what the page is about in at most two lines."""
    text = page.search_description or getattr(page, "summary", "") or getattr(page, "intro", "")
    body = getattr(page, "body", "")
    if not text and isinstance(body, str):  # rich text; a questionnaire's answers are no description
        text = get_text_for_indexing(body)
    return Truncator(" ".join(text.split())).chars(DESCRIPTION_LENGTH)


def _is_canonical(request: HttpRequest) -> bool:
    """Return whether the address is the page's own; filtered lists are not, further pages of a list are."""
    return set(request.GET) <= {PAGE_PARAMETER}
