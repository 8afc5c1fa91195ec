"""The main menu."""

from types import SimpleNamespace
from typing import Any

import pytest
from wagtail.admin.menu import MenuItem

from peer_pages.roles.doors import DOORS
from peer_pages.roles.hooks.menus import CONTACTS, FOR_PARTNERS, narrow_the_menu

STOCK = ("explorer", "funding", "images", "documents", "reports", "help", "settings", "snippets", "a-new-one")


def menu_of(*groups: str) -> list[MenuItem]:
    user: Any = SimpleNamespace(is_active=True, is_superuser=False, _catalogue_group_names=frozenset(groups))
    items = [MenuItem(name, "/x/", name=name) for name in STOCK]
    narrow_the_menu(SimpleNamespace(user=user), items)
    return items


def test_partner_is_left_pages_files_and_contacts() -> None:
    items = menu_of("Partner: Broen")
    assert [item.name for item in items] == [*FOR_PARTNERS, "contacts"]
    assert items[-1].label == "Kontaktpersoner"
    assert items[-1].url == "/admin/snippets/peer_pages/contact/"


@pytest.mark.parametrize("role", ["Redaktører", "Administratorer"])
def test_editors_keep_the_whole_menu(role: str) -> None:
    assert [item.name for item in menu_of(role)] == list(STOCK)


@pytest.mark.parametrize("door", [CONTACTS, "wagtailadmin_explore_root", "funding_overview:index", "wagtaildocs:index"])
def test_what_the_menu_leads_to_is_open(door: str) -> None:
    assert door in DOORS
