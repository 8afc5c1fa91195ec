"""Where a reader is and where they can go: menus, breadcrumbs, languages. Only pages that anybody may see."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language
from wagtail.models import Locale, Page, Site

from peer_pages.kept import Kept
from peer_pages.models import HomePage, StandardPage
from peer_pages.visibility import visible_pages

SEARCH_URL = "/soeg/"
ACCESSIBILITY_URL = "/was"
ACCESSIBILITY_SLUG = "tilgaengelighed"


_homes: Kept[tuple[Site | None, Page | None]] = Kept()
_children: Kept[list[tuple[Page, str]]] = Kept()
"""Menus, which every page shows, of a front page that may have a hundred thousand pages below it."""


@dataclass(frozen=True)
class Link:
    """A link of a menu; `here` is the page itself, `within` a page that the present one lies under."""

    title: str
    url: str
    here: bool = False
    within: bool = False
    code: str = ""


def home_page(request: HttpRequest) -> Page | None:
    """Return the front page in the reader's language, or the site's own where there is no translation."""
    site, home = _homes.get((_address(request), get_language()), lambda: _of(request))
    known: Any = request
    known._wagtail_site = site  # noqa: SLF001 - where Wagtail keeps what it would ask the database for
    return home


def _address(request: HttpRequest) -> str:
    """Return the host and port that were asked; "" on the page that says they are not ours."""
    try:
        return f"{request.get_host()} {request.get_port()}"
    except DisallowedHost:
        return ""


def _of(request: HttpRequest) -> tuple[Site | None, Page | None]:
    site = Site.find_for_request(request)
    return site, site and _home_of(site)


def _home_of(site: Site) -> Page:
    root: Page = site.root_page
    locale = Locale.objects.filter(language_code=get_language()).first()
    if locale is None or locale.pk == root.locale_id:
        return root
    return visible_pages(Page).filter(translation_key=root.translation_key, locale=locale).first() or root


def menu(home: Page | None, page: Page | None, request: HttpRequest) -> list[Link]:
    """Return the main menu: the front page's children that editors put in menus."""
    if home is None:
        return []
    children = _children.get(("menu", home.pk, _address(request)), lambda: _with_urls(_in_menu(home), request))
    return [_link(child, url, page) for child, url in children]


def _in_menu(home: Page) -> list[Page]:
    return list(visible_pages(Page).child_of(home).filter(show_in_menus=True).order_by("path"))


def footer(home: Page | None, request: HttpRequest) -> list[Link]:
    """Return the plain pages under the front page; the accessibility statement has its own link."""
    if home is None:
        return []
    children = _children.get(("footer", home.pk, _address(request)), lambda: _with_urls(_in_footer(home), request))
    return [_link(child, url, None) for child, url in children]


def _in_footer(home: Page) -> list[Page]:
    pages = visible_pages(StandardPage).child_of(home).exclude(slug=ACCESSIBILITY_SLUG)
    return list(pages.order_by("path"))


def _with_urls(pages: list[Page], request: HttpRequest) -> list[tuple[Page, str]]:
    return [(page, page.get_url(request) or "") for page in pages]


def _link(target: Page, url: str, page: Page | None) -> Link:
    here = page is not None and page.pk == target.pk
    within = page is not None and not here and page.path.startswith(target.path)
    return Link(target.title, url, here, within)


def trail(page: Page | None, title: str, home: Page | None, request: HttpRequest) -> list[Link]:
    """Return the way from the front page to `page`, or to a page outside the tree called `title`."""
    if home is None or is_front_page(page):
        return []
    links = [Link(home.title, home.get_url(request) or "")]
    if page is not None and page.pk:
        above = visible_pages(Page).ancestor_of(page).descendant_of(home).order_by("path")
        links += [Link(one.title, one.get_url(request) or "") for one in above]
    if page is not None:
        title = page.title
    return [*links, Link(title, "")] if title else []


def languages(page: Page | None, request: HttpRequest) -> list[Link]:
    """Return the languages that `page` exists in, each with its address and its own name for itself."""
    if page is None or not page.pk:
        return []
    versions = visible_pages(Page).filter(translation_key=page.translation_key).select_related("locale")
    return [
        Link(
            title=version.locale.language_name_local.capitalize(),
            url=version.get_full_url(request) or "",
            here=version.locale_id == page.locale_id,
            code=version.locale.language_code,
        )
        for version in versions.order_by("locale__language_code")
    ]


def home_url(home: Page | None, request: HttpRequest) -> str:
    """Return the front page's address."""
    return (home.get_url(request) if home is not None else None) or "/"


def search_url(text: str = "") -> str:
    """Return the address of the search page in the reader's language, with a search for `text`."""
    try:
        address = reverse("search:page")
    except NoReverseMatch:  # the catalogue without the search app
        address = SEARCH_URL
    return f"{address}?{urlencode({'q': text})}" if text else address


def is_front_page(page: Page | None) -> bool:
    """Return whether `page` is a front page."""
    return page is not None and page.specific_class is HomePage
