"""Choosers offer only what the user may see."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail import hooks

from peer_pages.roles.pages import linkable_pages


@hooks.register("construct_page_chooser_queryset")
def offer_linkable_pages(pages: QuerySet[Any], request: HttpRequest) -> QuerySet[Any]:
    """Return those of `pages` that the user may link to; Wagtail offers everybody's drafts."""
    return linkable_pages(request.user, pages)
