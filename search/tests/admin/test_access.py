"""Who may look after the search."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.test import Client, RequestFactory
from django.urls import reverse
from wagtail.permissions import policy_registry

from peer_pages.roles.adminpages import EditorsMenuItem
from search.admin.menu import SearchGroup
from search.models import SynonymChange, SynonymGroup
from search.synonyms import changing
from search.tests.admin.conftest import NOT_STAFF, STAFF
from search.tests.synonyms.groups import group

pytestmark = pytest.mark.django_db
PAGES = (
    "search_synonyms:index",
    "search_synonyms:add",
    "search_reports:index",
    "search_explain:index",
    "search_status:index",
    "search_status:rebuild",
)
MENU = "soegning"


@pytest.fixture
def change(people: Any) -> SynonymChange:
    """A group that was just made."""
    made = changing.save(group("xbisidder", "xledsager"), by=people["editor"])
    assert made is not None
    return made


def addresses(change: SynonymChange) -> list[str]:
    """Return every address of the search in the admin."""
    of_a_group = [reverse(f"search_synonyms:{name}", args=[change.group_id]) for name in ("edit", "history")]
    return [*map(reverse, PAGES), *of_a_group, reverse("search_synonyms:undo", args=[change.pk])]


@pytest.mark.parametrize("role", NOT_STAFF)
@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_else_passes_any_address(
    browse: Callable[[str], Client], change: SynonymChange, role: str, method: str
) -> None:
    client = browse(role)
    for address in addresses(change):
        response = getattr(client, method)(address, {"words": "xa\nxb", "kind": "both", "locale": "da"})
        assert response.status_code == (403 if role == "partner" else 302), address
        assert "xbisidder" not in response.content.decode()
    assert SynonymChange.objects.get() == change


@pytest.mark.parametrize("role", STAFF)
def test_staff_pass_every_address(browse: Callable[[str], Client], change: SynonymChange, role: str) -> None:
    client = browse(role)
    for address in addresses(change)[:-1]:
        assert client.get(address).status_code == 200, address
    assert client.post(addresses(change)[-1]).status_code == 302


def views() -> list[Any]:
    """Return (name, view) of every address that the menu's entries have."""
    return [
        pytest.param(pattern.callback, id=f"{viewset.name}:{pattern.name}")
        for viewset in SearchGroup().registerables
        for pattern in viewset.get_urlpatterns()
    ]


@pytest.mark.parametrize("view", views())
@pytest.mark.parametrize("role", NOT_STAFF[1:])
def test_views_refuse_by_themselves_without_the_wall(people: Any, rf: RequestFactory, view: Any, role: str) -> None:
    request: HttpRequest = rf.post("/")
    request.user = people[role]
    with pytest.raises(PermissionDenied):
        view(request, pk=1)


@pytest.mark.parametrize("role", [*STAFF, "partner"])
def test_menu_is_there_for_staff_alone(browse: Callable[[str], Client], role: str) -> None:
    response = browse(role).get("/admin/")
    assert ("/admin/soegning/" in response.content.decode()) is (role in STAFF)


@pytest.mark.parametrize("role", [*STAFF, "reader", "partner"])
def test_entry_of_the_menu_is_shown_to_staff_alone(people: Any, rf: RequestFactory, role: str) -> None:
    request: HttpRequest = rf.get("/")
    request.user = people[role]
    assert EditorsMenuItem("x", "/").is_shown(request) is (role in STAFF)


@pytest.mark.parametrize("action", ["add", "change", "view", "delete"])
def test_policy_lets_staff_do_all_but_delete(people: Any, action: str) -> None:
    policy = policy_registry.get_by_type(SynonymGroup)
    for role in (*STAFF, "reader", "partner"):
        assert policy.user_has_permission(people[role], action) is (role in STAFF and action != "delete"), role
