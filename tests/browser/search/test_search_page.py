"""The search page in a browser: without JavaScript on a small phone, and with suggestions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from peer_pages.models import Area
from peer_pages.tests import factories
from tests.browser.conftest import PHONE, NewPage
from tests.browser.public.test_axe import faults, violations

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route


@pytest.fixture
def catalogue(live_server: Any) -> str:
    """Publish a few things and return the server's address."""
    vejle = Area.objects.municipalities().get(name="Vejle")
    person = factories.make_contact(
        "Karen Holm", phone="22334455", email="karen.holm@erfaringsmedarbejderne.example.org"
    )
    factories.make_course("Lær at tale om det", summary="Et kursus om angst.", areas=[vejle], contacts=[person])
    factories.make_initiative("Angstcaféen", summary="Kaffe og en snak om angst.")
    return live_server.url


def test_searching_filtering_and_calling_without_javascript(catalogue: str, new_page: NewPage) -> None:
    page = new_page(width=PHONE, javascript=False)
    page.goto(f"{catalogue}/soeg/")
    page.get_by_role("searchbox").fill("angst")
    page.get_by_role("search").get_by_role("button", name="Søg").click()
    page.get_by_role("heading", name="2 resultater for “angst”").wait_for()
    page.locator(".filters__summary").click()
    page.get_by_label("Kurser").check()
    page.get_by_role("button", name="Vis resultater").click()
    page.get_by_role("heading", name="1 resultat for “angst”").wait_for()
    page.get_by_role("link", name="Kurser").filter(has_text="Fjern").click()
    page.get_by_role("heading", name="2 resultater for “angst”").wait_for()
    page.get_by_role("searchbox").fill("karen holm")
    page.get_by_role("search").get_by_role("button", name="Søg").click()
    assert page.get_by_role("link", name="Ring 22 33 44 55").get_attribute("href") == "tel:+4522334455"


QUERIES = (
    "",
    "?q=angst",
    "?q=karen&sort=title",
    "?kind=course&region=1083",
    "?q=tandl%C3%A6ge&kind=course",
    f"?q={'langtord' * 25}",
)


def test_the_page_is_accessible_and_fits_the_screen(catalogue: str, new_page: NewPage) -> None:
    page = new_page(width=PHONE)
    wrong = {}
    for query in QUERIES:
        page.set_viewport_size({"width": PHONE, "height": 800})
        page.goto(f"{catalogue}/soeg/{query}")
        if found := faults(page):
            wrong[query] = found
    assert wrong == {}


def test_a_printed_search_has_whom_to_call_and_where_everything_is(catalogue: str, new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{catalogue}/soeg/?q=angst&kind=course")
    person, address = page.locator(".on-paper"), page.locator(".print-address")
    assert not person.is_visible()
    assert not address.is_visible()
    page.emulate_media(media="print")
    assert person.inner_text() == "Karen Holm, tlf. 22 33 44 55, karen.holm@erfaringsmedarbejderne.example.org"
    assert address.inner_text() == f"{catalogue}/soeg/?q=angst&kind=course"
    page.get_by_role("heading", name="1 resultat for “angst”").wait_for()
    page.locator(".chip").filter(has_text="Kurser").wait_for()
    where = page.evaluate("getComputedStyle(document.querySelector('.teaser__title a'), '::after').content")
    assert "/kurser/laer-at-tale-om-det/" in where
    for role, name in (("searchbox", None), ("navigation", "Følg denne søgning"), ("button", "Vis resultater")):
        assert not page.get_by_role(role, name=name).is_visible()


def test_suggestions_are_chosen_with_the_keyboard(catalogue: str, new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{catalogue}/soeg/")
    box = page.get_by_role("combobox", name="Søg i kataloget")
    box.press_sequentially("læ")
    option = page.get_by_role("option", name="Lær at tale om det")
    option.wait_for()
    assert box.get_attribute("aria-expanded") == "true"
    box.press("ArrowDown")
    assert option.get_attribute("aria-selected") == "true"
    assert violations(page) == []
    assert box.get_attribute("aria-activedescendant") == option.get_attribute("id")
    box.press("Escape")
    assert box.get_attribute("aria-expanded") == "false"
    assert not option.is_visible()
    box.press_sequentially("r")
    option.wait_for()
    box.press("ArrowDown")
    box.press("Enter")
    page.wait_for_url("**/laer-at-tale-om-det/")


A_WHILE = 600
"""Milliseconds in which suggestions come, if they come at all."""


@pytest.fixture
def typing(catalogue: str, new_page: NewPage) -> Page:
    """Open the search page; its tests type into the one box."""
    page = new_page()
    page.goto(f"{catalogue}/soeg/")
    return page


def held_back(page: Page) -> list[Route]:
    """Hold back all that is asked for suggestions from now on; what is asked is in the list."""
    asked: list[Route] = []

    def hold(route: Route) -> None:
        asked.append(route)

    page.route("**/api/search/suggest/**", hold)
    return asked


def test_suggestions_do_not_open_over_what_the_reader_has_gone_on_to(typing: Page) -> None:
    box, options = typing.get_by_role("combobox"), typing.get_by_role("option")
    box.fill("læ")
    box.press("Tab")
    typing.wait_for_timeout(A_WHILE)
    assert options.count() == 0

    asked = held_back(typing)
    box.fill("lær")
    typing.wait_for_timeout(A_WHILE)
    box.press("Tab")
    asked[0].continue_()
    typing.wait_for_timeout(A_WHILE)
    assert options.count() == 0
    assert box.get_attribute("aria-expanded") == "false"


def test_the_arrow_down_opens_suggestions_again(typing: Page) -> None:
    box, options = typing.get_by_role("combobox"), typing.get_by_role("option")
    box.fill("lær")
    options.first.wait_for()
    for key in ("Escape", "Tab"):
        box.press(key)
        options.first.wait_for(state="hidden")
        box.press("ArrowDown")
        options.first.wait_for()
    assert box.get_attribute("aria-expanded") == "true"


def test_suggestions_are_those_of_the_newest_text(typing: Page) -> None:
    box = typing.get_by_role("combobox")
    asked = held_back(typing)
    for text in ("læ", "lær"):
        box.fill(text)
        typing.wait_for_timeout(A_WHILE)
    asked[1].continue_()
    typing.get_by_role("option", name="Lær at tale om det").wait_for()
    assert box.get_attribute("aria-expanded") == "true"
