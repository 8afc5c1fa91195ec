"""The public page: who may read it is asked of its state, and what is not for everybody is kept out of caches."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers
from wagtail.models import Page
from wagtail.wagtail_hooks import require_wagtail_login

from workflows import api
from workflows.integration.types import follows
from workflows.integration.visibility import visibility_of
from workflows.vocabulary import Permission, Visibility

Serve = Callable[[Page, HttpRequest, Any, Any], HttpResponse]


def serve_by_state(serve: Serve) -> Serve:
    """Serve a page to those who hold View in its state (`on_serve_page`)."""

    def inner(page: Page, request: HttpRequest, args: Any, kwargs: Any) -> HttpResponse:
        visibility = visibility_of(page) if follows(page) else Visibility.PUBLIC
        if visibility is Visibility.PUBLIC:
            return serve(page, request, args, kwargs)
        if not _may_view(request.user, page):
            return _turn_away(request, visibility)
        response = serve(page, request, args, kwargs)
        add_never_cache_headers(response)  # "private" among them
        return response

    return inner


def _may_view(user: Any, page: Page) -> bool:
    """Return whether `user` holds View in the page's own state; nobody does in one that is gone."""
    rights = api.rights_of(user, page)
    definition, record = rights.definition, rights.record
    if definition is None or record is None or not definition.has_state(record.state):
        return False
    return rights.holds(Permission.VIEW, at=record.state)


def _turn_away(request: HttpRequest, visibility: Visibility) -> HttpResponse:
    """Send strangers to the login where logging in may help; nobody else learns that there is a page."""
    if request.user.is_authenticated or visibility is not Visibility.INTERNAL:
        raise Http404
    response = require_wagtail_login(next=request.get_full_path())
    add_never_cache_headers(response)
    return response
