"""Menus, breadcrumbs, languages and <head> for ``templates/base.html``."""

from django import template
from django.template.context import RequestContext
from django.utils.translation import get_language
from wagtail.models import Page

from peer_pages.public import head as heads
from peer_pages.public import navigation
from peer_pages.public.head import may_read

register = template.Library()


def _page(context: RequestContext) -> Page | None:
    """Return the page that is shown; None where only a question for its code is shown, and outside the tree."""
    page = context.get("page")
    if not isinstance(page, Page):
        return None
    return page if may_read(page, context["request"]) else None


def _home(context: RequestContext) -> Page | None:
    """Return the front page, asked for once per request and language."""
    request = context["request"]
    known = request.__dict__.setdefault("_peer_home", {})
    language = get_language()
    if language not in known:
        known[language] = navigation.home_page(request)
    return known[language]


@register.simple_tag(takes_context=True)
def page_head(context: RequestContext) -> heads.Head:
    """Return title, description, canonical address and languages."""
    return heads.head_of(_page(context), context["request"], {name: context.get(name, "") for name in heads.FROM_VIEW})


@register.simple_tag(takes_context=True)
def main_navigation(context: RequestContext) -> list[navigation.Link]:
    """Return the main menu."""
    return navigation.menu(_home(context), _page(context), context["request"])


@register.simple_tag(takes_context=True)
def footer_navigation(context: RequestContext) -> list[navigation.Link]:
    """Return the footer's links."""
    return navigation.footer(_home(context), context["request"])


@register.simple_tag(takes_context=True)
def breadcrumb_trail(context: RequestContext) -> list[navigation.Link]:
    """Return the breadcrumbs; a view outside the tree gives its `page_title`."""
    title = str(context.get("page_title", ""))
    return navigation.trail(_page(context), title, _home(context), context["request"])


@register.simple_tag(takes_context=True)
def language_links(context: RequestContext) -> list[navigation.Link]:
    """Return the languages that the page exists in."""
    return navigation.languages(_page(context), context["request"])


@register.simple_tag(takes_context=True)
def home_url(context: RequestContext) -> str:
    """Return the front page's address."""
    return navigation.home_url(_home(context), context["request"])


@register.simple_tag
def search_url(text: str = "") -> str:
    """Return the search page's address, or that of a search for `text`."""
    return navigation.search_url(text)


@register.simple_tag
def accessibility_url() -> str:
    """Return the address that leads to the accessibility statement."""
    return navigation.ACCESSIBILITY_URL
