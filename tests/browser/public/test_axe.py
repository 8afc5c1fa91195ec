"""EN 301 549 and WCAG 2.1 AA, as far as axe can tell, on every public template at both ends of the scale."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.template.loader import render_to_string
from django.views.defaults import permission_denied
from wagtail.models import PageViewRestriction

from peer_pages.tests import factories
from peer_pages.tests.public import site
from tests.browser.conftest import DESK, PHONE, NewPage

TAGS = ["EN-301-549", "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
OPTIONS = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}


def violations(page: Any) -> list[str]:
    """Return what axe has against the page, one line per element."""
    response = Axe().run(page, options=OPTIONS).response
    return [
        f"{violation['id']}: {node['target']} {node['failureSummary']}"
        for violation in response["violations"]
        for node in violation["nodes"]
    ]


def overflow(page: Any) -> int:
    """Return by how many pixels the page is wider than the window."""
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


def faults(page: Any) -> dict[int, list[str]]:
    """Return by width of the window what is wrong with the page."""
    found = {}
    for width in (PHONE, DESK):
        page.set_viewport_size({"width": width, "height": 800})
        wrong = violations(page)
        if wider := overflow(page):
            wrong.append(f"{wider} pixels wider than the window")
        if wrong:
            found[width] = wrong
    return found


EMPTY = [name for name in site.BUILDERS if name.startswith("empty") and name != "empty region"]
FULL = [name for name in site.BUILDERS if name not in EMPTY]


@pytest.mark.parametrize("names", [EMPTY, FULL[::2], FULL[1::2]], ids=["empty", "some", "others"])
def test_pages_are_accessible_and_fit_the_screen(names: list[str], live_server: Any, new_page: NewPage) -> None:
    """One site and one browser for many pages: to begin with new ones takes as long as to look."""
    page = new_page(width=PHONE)
    wrong = {}
    for name in names:
        page.set_viewport_size({"width": PHONE, "height": 800})
        response = page.goto(live_server.url + site.build(name))
        assert response.status == 200, name
        if found := faults(page):
            wrong[name] = found
    assert wrong == {}


@pytest.mark.parametrize("query", ["?kun=online&kun=hele-landet", "?region=1081"])
def test_filtered_lists_are_accessible(query: str, live_server: Any, new_page: NewPage) -> None:
    url = live_server.url + site.build("courses") + query
    page = new_page(width=PHONE)
    page.goto(url)
    page.locator(".filters__summary").click()
    assert faults(page) == {}


def test_open_menu_and_questions_are_accessible(live_server: Any, new_page: NewPage) -> None:
    page = new_page(width=PHONE)
    page.goto(live_server.url + site.build("initiative"))
    page.locator(".menu-toggle summary").click()
    for summary in page.locator(".questions summary").all():
        summary.click()
    assert violations(page) == []


@pytest.mark.parametrize("template", ["400.html", "500.html"])
def test_error_pages_that_need_no_database_are_accessible(template: str, live_server: Any, new_page: NewPage) -> None:
    page = new_page(width=PHONE)
    page.goto(f"{live_server.url}/robots.txt")
    page.set_content(render_to_string(template))
    assert violations(page) == []


def test_the_page_for_a_wrong_address_is_accessible(live_server: Any, new_page: NewPage) -> None:
    site.build("empty home")
    page = new_page(width=PHONE)
    response = page.goto(f"{live_server.url}/findes-ikke/")
    assert response is not None
    assert response.status == 404
    assert violations(page) == []
    page.get_by_role("search").wait_for()


def test_the_page_for_what_one_may_not_see_is_accessible(live_server: Any, new_page: NewPage, rf: Any) -> None:
    site.build("empty home")
    request = rf.get("/")
    request.user = AnonymousUser()
    page = new_page(width=PHONE)
    page.goto(f"{live_server.url}/robots.txt")
    page.set_content(permission_denied(request, PermissionDenied()).content.decode())
    page.get_by_role("heading", level=1).wait_for()
    assert violations(page) == []


def test_the_question_for_a_code_is_accessible(live_server: Any, new_page: NewPage) -> None:
    hidden = factories.make_initiative("Intern")
    PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.PASSWORD, password="åben")
    page = new_page(width=PHONE)
    page.goto(live_server.url + hidden.get_url())
    page.get_by_label("Kode").fill("forkert")
    page.get_by_role("button", name="Fortsæt").click()
    assert violations(page) == []
    assert overflow(page) == 0
