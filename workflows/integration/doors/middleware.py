"""The middleware that asks before a view of the admin runs, so that one that forgets to ask leaks nothing."""

from collections.abc import Callable
from contextlib import nullcontext
from types import ModuleType
from typing import Any

from django.http import HttpRequest, HttpResponseBase

from workflows.integration.doors.replaced import REPLACED
from workflows.integration.doors.table import DOORS
from workflows.memory import remembering

READING = frozenset({"GET", "HEAD"})
"""The methods of requests that decide nothing."""


class WorkflowDoorsMiddleware:
    """Put it in `MIDDLEWARE` anywhere after the authentication; the check workflows.E020 asks for it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass the request on; one that only reads remembers what it has read until it is answered."""
        with remembering() if request.method in READING else nullcontext():
            response = self.get_response(request)
            return writing_api().without_hidden(request, response) if _is_of_api(_name(request)) else response

    def process_view(
        self, request: HttpRequest, _view: Any, args: Any, kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        """Refuse with 404, answer in the view's place, or let the view run; Wagtail sends strangers to the login."""
        name = _name(request)
        if _is_of_api(name):
            return writing_api().ask_first(request, name, kwargs)
        if name not in DOORS and name not in REPLACED:
            return None
        if not request.user.has_perm("wagtailadmin.access_admin"):
            return None
        if name in DOORS:
            DOORS[name](request, kwargs)
        return REPLACED[name](request, *args, **kwargs) if name in REPLACED else None


def _name(request: HttpRequest) -> str:
    return request.resolver_match.view_name if request.resolver_match else ""


def _is_of_api(name: str) -> bool:
    return name.startswith("wagtailapi_v3:")


def writing_api() -> ModuleType:
    """Return what asks before Wagtail's API v3; only a site that has mounted it has what that needs."""
    from workflows.integration.doors import writing_api  # noqa: PLC0415

    return writing_api
