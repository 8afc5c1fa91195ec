"""Addresses in other spellings: æ, ø and å typed as they are, or as the letters they are often replaced by."""

from collections.abc import Callable
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils.translation import get_language_from_path
from wagtail.models import Page, Site

from peer_pages.slugs import danish_slug
from peer_pages.visibility import visible_pages

DEEPEST = 8


def folded(part: str) -> str:
    """Return an address part without what spellings differ in: "vaerestedet-paa-oe" and "værestedet-pa-ø" agree."""
    return danish_slug(part).replace("aa", "a").replace("oe", "o").replace("ae", "e")


def page_in_other_spelling(home: Page, parts: list[str]) -> Page | None:
    """Return the visible page below `home` to which `parts` lead when only the spelling differs."""
    page = home
    for part in parts[:DEEPEST]:
        children = visible_pages(Page).child_of(page).order_by("path")
        alike = [child for child in children if folded(child.slug) == folded(part)]
        if len(alike) != 1:
            return None
        page = alike[0]
    return page if parts and len(parts) <= DEEPEST else None


class OtherSpellingsMiddleware:
    """Lead an address that is not there to the one page that it spells in another way."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Return the response, or for an address not found a permanent redirect to the right spelling."""
        response = self.get_response(request)
        if response.status_code != 404 or request.method not in ("GET", "HEAD"):
            return response
        url = _right_address(request)
        return HttpResponsePermanentRedirect(url) if url else response


def _right_address(request: HttpRequest) -> str:
    site = Site.find_for_request(request)
    language = get_language_from_path(request.path_info)
    parts = [part for part in request.path_info.split("/") if part][1 if language else 0 :]
    if site is None:
        return ""
    page = page_in_other_spelling(site.root_page.localized, parts)
    url = page.get_url(request) if page is not None else ""
    if not url or url == quote(request.path_info):
        return ""
    query = request.META.get("QUERY_STRING", "")
    return f"{url}?{query}" if query else url
