"""Wagtail's hooks: each line ties one of them to what answers it."""

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path
from wagtail import hooks
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page

from workflows.integration.ahead import reading_ahead
from workflows.integration.bulk import BULK_ACTIONS
from workflows.integration.log import register_log_actions
from workflows.integration.menu import show_transitions
from workflows.integration.panels import replace_panels
from workflows.integration.serve import serve_by_state
from workflows.integration.trees import ask_before_copy, ask_before_taking_away
from workflows.integration.types import linkable_to, visible_to
from workflows.integration.views.sharing import sharing_buttons, sharing_view
from workflows.integration.views.transition import transition_view
from workflows.integration.viewset import missing_viewsets

LAST = 1000
"""After everybody else's, so that nothing they add slips past."""

hooks.register("construct_page_action_menu", show_transitions, order=LAST)
hooks.register("before_copy_page", ask_before_copy)
hooks.register("before_delete_page", ask_before_taking_away)
hooks.register("before_move_page", ask_before_taking_away)
hooks.register("construct_homepage_panels", replace_panels, order=LAST)
hooks.register("register_log_actions", register_log_actions)
hooks.register("register_page_header_buttons", sharing_buttons)
hooks.register("on_serve_page", serve_by_state, order=-LAST)
for action in BULK_ACTIONS:
    hooks.register("register_bulk_action", action, order=LAST)


@hooks.register("register_admin_viewset", order=LAST)
def register_viewsets() -> list[PageViewSet]:
    """Give every type that has opted in our viewset, unless the site has one of its own."""
    return missing_viewsets()


@hooks.register("construct_page_chooser_queryset", order=LAST)
def only_visible_pages(pages: QuerySet[Page], request: HttpRequest) -> QuerySet[Page]:
    """Offer in the chooser only what the visitor may link to; Wagtail's own chooser asks nobody."""
    pages = pages.filter(pk__in=linkable_to(request.user).values("pk"))
    asks_of_each = "user_perms" in request.GET  # where something may be put: the chooser for moving and copying
    return reading_ahead(pages, request.user) if asks_of_each else pages


@hooks.register("construct_explorer_page_queryset", order=LAST)
def only_explorable_pages(_parent: Page, pages: QuerySet[Page], request: HttpRequest) -> QuerySet[Page]:
    """List below a page only what the visitor may see."""
    return pages.filter(pk__in=visible_to(request.user).values("pk")) if not request.user.is_superuser else pages


@hooks.register("register_admin_urls")
def register_addresses() -> list[URLPattern | URLResolver]:
    """Add the address of a transition's own form."""
    transition = path("transitions/<int:page_id>/<slug:transition_id>/", transition_view, name="transition")
    sharing = path("sharing/<int:page_id>/", sharing_view, name="sharing")
    return [path("", include(([transition, sharing], "workflows"), namespace="workflows"))]
