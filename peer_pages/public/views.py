"""The few addresses of the public site that are not pages."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from peer_pages.models import StandardPage
from peer_pages.public import navigation
from peer_pages.visibility import visible_pages


@require_safe
@cache_control(public=True, max_age=3600)
def robots(request: HttpRequest) -> HttpResponse:
    """Tell search engines where the sitemap is and what is not for them."""
    sitemap = request.build_absolute_uri(reverse("sitemap"))
    return render(request, "peer_pages/robots.txt", {"sitemap": sitemap}, content_type="text/plain; charset=utf-8")


@require_safe
def accessibility_statement(request: HttpRequest) -> HttpResponse:
    """Lead from /was, the address the law gives, to the accessibility statement in the reader's language."""
    home = navigation.home_page(request)
    pages = visible_pages(StandardPage).filter(slug=navigation.ACCESSIBILITY_SLUG)
    page = pages.child_of(home).first() if home is not None else None
    if page is None:
        raise Http404
    return HttpResponseRedirect(page.get_url(request) or "/")


@require_safe
@cache_control(public=True, max_age=86400)
def favicon(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """Lead old browsers, which ask for /favicon.ico whatever the page says, to the icon."""
    return HttpResponseRedirect(static("peerportal/favicon.ico"))
