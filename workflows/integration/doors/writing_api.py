"""Wagtail's API v3: it names the page above whoever asks, shows everybody what is live, and tells foreign from missing.

Its own actions ask the page tester, which lets nobody publish past the workflow. What they do not ask is asked here,
before them; a module of its own, as it needs a package that not every site has mounted.
"""

import json
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from wagtail.api.v3.auth import BearerTokenAuth
from wagtail.api.v3.errors import problem_response
from wagtail.coreutils import resolve_model_string
from wagtail.models import Page

from workflows import api
from workflows.integration.doors.checks import page_or_404, refuse_unless
from workflows.integration.tester import WorkflowPagePermissionTester
from workflows.integration.trees import NOT_YOURS, may_take_away, refusal_of_tree
from workflows.integration.types import visible_to
from workflows.integration.visibility import public
from workflows.vocabulary import Permission

LISTS = frozenset({"wagtailapi_v3:list_pages", "wagtailapi_v3:find_page"})
COPIES = frozenset(
    f"wagtailapi_v3:pages_actions_{action}" for action in ("copy", "create_alias", "copy_for_translation")
)
MOVE = "wagtailapi_v3:pages_actions_move"
REVERT = "wagtailapi_v3:pages_actions_revert"
NAMED = frozenset({"parent", "alias_of"})
"""Where an answer names another page than the one that was asked for."""


def ask_first(request: HttpRequest, name: str, kwargs: dict[str, Any]) -> HttpResponseBase | None:
    """Return a refusal, or None to let the API answer. Who is asking is read from the token, never from a session."""
    if BearerTokenAuth()(request) is None:
        request.user = AnonymousUser()
    try:
        return _ask(request, name, kwargs)
    except Http404:
        return problem_response(status=404)


def _ask(request: HttpRequest, name: str, kwargs: dict[str, Any]) -> HttpResponseBase | None:
    if request.user.is_anonymous:
        return _ask_stranger(request, name, kwargs)
    body = _body(request)
    for key in _places(body):
        _refuse_foreign(request.user, page_or_404(_number(key)))
    if "page_id" in kwargs:
        return _ask_about(request, name, page_or_404(_number(kwargs["page_id"])), body)
    return _ask_creation(request.user, _meta(body)) if request.method == "POST" else None


def _ask_about(request: HttpRequest, name: str, page: Page, body: dict[str, Any]) -> HttpResponseBase | None:
    tester = page.permissions_for_user(request.user)
    refuse_unless(not isinstance(tester, WorkflowPagePermissionTester) or tester.can_view())
    if name == REVERT and tester.page_locked():
        return problem_response(status=403, detail=_("The page is locked by somebody else."))
    if (request.method == "DELETE" or name == MOVE) and not may_take_away(request.user, page):
        return problem_response(status=403, detail=str(NOT_YOURS))
    if name in COPIES and body.get("recursive"):
        there = Page.objects.filter(pk=_number(body.get("destination_id"))).first() or page.get_parent()
        if (reason := refusal_of_tree(request.user, page, there)) is not None:
            return problem_response(status=403, detail=reason)
    return None


def _ask_stranger(request: HttpRequest, name: str, kwargs: dict[str, Any]) -> HttpResponseBase | None:
    """Show strangers what everybody may read, page by page: the lists cannot be kept from showing all that is live."""
    if request.method != "GET":
        return None  # the API itself asks for a token
    if name in LISTS:
        return problem_response(status=401, detail=_("Lists of pages are for those who send a token."))
    if "page_id" in kwargs:
        refuse_unless(public(Page.objects.filter(pk=_number(kwargs["page_id"]))).exists())
    return None


def _refuse_foreign(user: Any, place: Page) -> None:
    """Refuse a place that the user neither sees nor adds to."""
    tester = place.permissions_for_user(user)
    ours = isinstance(tester, WorkflowPagePermissionTester)
    refuse_unless(not ours or tester.has(Permission.ADD) or tester.has(Permission.ACCESS))


def _ask_creation(user: Any, meta: dict[str, Any]) -> HttpResponseBase | None:
    """Refuse to begin a page whose workflow lets the user begin none; what is no page type the API refuses."""
    there = Page.objects.filter(pk=_number(meta.get("parent_id"))).first()
    try:
        model = resolve_model_string(str(meta.get("type")))
        if there is not None and issubclass(model, Page):
            api.check_creation(user, there, model)
    except (LookupError, ValueError):
        return None
    except api.PermissionRefused as refused:
        return problem_response(status=403, detail=str(refused))
    return None


def _places(body: dict[str, Any]) -> list[Any]:
    """Return the ids of the pages that the body names as a place."""
    found = [body.get("destination_id"), _meta(body).get("parent_id")]
    return [key for key in found if key is not None]


def _meta(body: dict[str, Any]) -> dict[str, Any]:
    meta = body.get("meta")
    return meta if isinstance(meta, dict) else {}


def _body(request: HttpRequest) -> dict[str, Any]:
    """Return what was sent; nothing for what the API itself will refuse."""
    try:
        body = json.loads(request.body or b"{}")
    except ValueError:
        return {}
    return body if isinstance(body, dict) else {}


def _number(key: Any) -> int:
    """Return `key` as a number; 0, which no page has, for what is none."""
    text = str(key)
    return int(text) if text.isdecimal() and len(text) < 19 else 0


def without_hidden(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """Return the answer without the names of pages that are hidden from who asks."""
    if not isinstance(response, HttpResponse) or "json" not in response.headers.get("Content-Type", ""):
        return response
    try:
        answer = json.loads(response.content)
    except ValueError:
        return response
    keys = set(_named(answer))
    if keys and not request.user.is_superuser:
        seen = public(Page.objects.all()) if request.user.is_anonymous else visible_to(request.user)
        _empty(answer, keys - set(seen.filter(pk__in=keys).values_list("pk", flat=True)))
        response.content = json.dumps(answer)
    return response


def _named(answer: Any) -> list[int]:
    """Return the ids of the other pages that `answer` names."""
    return [value["id"] for part in _parts(answer) for key, value in part.items() if _names_page(key, value)]


def _empty(answer: Any, hidden: set[int]) -> None:
    for part in _parts(answer):
        for key, value in part.items():
            if _names_page(key, value) and value["id"] in hidden:
                part[key] = None


def _names_page(key: str, value: Any) -> bool:
    return key in NAMED and isinstance(value, dict) and isinstance(value.get("id"), int)


def _parts(answer: Any) -> list[dict[str, Any]]:
    """Return `answer` and everything in it that has keys."""
    if isinstance(answer, list):
        return [part for one in answer for part in _parts(one)]
    if not isinstance(answer, dict):
        return []
    return [answer, *(part for value in answer.values() for part in _parts(value))]
