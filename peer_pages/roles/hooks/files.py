"""Documents are served when they are on a public page, or to those who may choose them."""

from typing import Any

from django.http import Http404, HttpRequest
from wagtail import hooks
from wagtail.models import Page, ReferenceIndex
from wagtail.permissions import policy_registry

from peer_pages.visibility import is_visible


@hooks.register("before_serve_document")
def serve_what_is_public(document: Any, request: HttpRequest) -> None:
    """Raise Http404 for the document of a draft; Wagtail serves whatever somebody can guess the address of."""
    policy = policy_registry.get(document)
    if policy.user_has_any_permission_for_instance(request.user, {"choose", "change"}, document):
        return
    if not any(
        _is_public(source, request) for source, _references in ReferenceIndex.get_grouped_references_to(document)
    ):
        raise Http404


def _is_public(source: Any, request: HttpRequest) -> bool:
    return isinstance(source, Page) and is_visible(source, request)
