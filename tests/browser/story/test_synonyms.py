"""From a search that found nothing to a synonym that finds it: staff need no JavaScript, and clicks are counted."""

from __future__ import annotations

import time

from peer_pages.roles.groups import ensure_roles
from peer_pages.tests import factories
from peer_pages.tests.roles.world import make_editor
from tests.browser.conftest import PHONE, NewPage
from tests.browser.public.test_axe import overflow, violations
from tests.browser.story.conftest import PATIENCE, Serve, log_in


def test_search_that_fails_becomes_a_synonym_that_finds(serve: Serve, new_page: NewPage) -> None:
    ensure_roles()
    factories.make_course("Xbisidder i retten")
    editor = make_editor()
    address = serve()
    reader = new_page()
    reader.goto(f"{address}/soeg/?q=xmedhjælper")
    assert reader.get_by_role("link", name="Xbisidder i retten").count() == 0
    reader.goto(f"{address}/soeg/?q=xbisidder")
    reader.get_by_role("link", name="Xbisidder i retten").click()

    staff = log_in(new_page, address, editor, javascript=False)
    counted = staff.get_by_role("row", name="xbisidder").get_by_text("100 %")
    until = time.monotonic() + PATIENCE
    while not counted.is_visible() and time.monotonic() < until:
        # A browser sends what it tells in passing when it has the time, and need not say that it was answered.
        staff.goto(f"{address}/admin/soegning/rapporter/?kind=top")
    assert counted.is_visible()
    staff.goto(f"{address}/admin/soegning/rapporter/")
    staff.get_by_role("link", name="Nyt synonym til “xmedhjælper”").click()
    staff.locator("textarea").fill("xmedhjælper\nxbisidder")
    staff.get_by_role("button", name="Vis virkningen").click()
    staff.get_by_text("“xmedhjælper” finder nu 0 og med gruppen 1.").wait_for()
    staff.get_by_role("button", name="Opret").click()
    staff.get_by_role("button", name="Fortryd").wait_for()
    reader.goto(f"{address}/soeg/?q=xmedhjælper")
    reader.get_by_role("link", name="Xbisidder i retten").wait_for()


PAGES = (
    "synonymer/nye/?words=a",
    "rapporter/?kind=top",
    "forklar/?q=xbisidder",
    "status/",
    "status/byg-op/",
)


def test_staff_pages_are_accessible_and_fit_a_phone(serve: Serve, new_page: NewPage) -> None:
    ensure_roles()
    page_id = factories.make_course("Xbisidder i retten").pk
    editor = make_editor()
    address = serve()
    page = log_in(new_page, address, editor, width=PHONE)
    for path in (*PAGES, f"forklar/?q=xbisidder&document=page:{page_id}"):
        page.goto(f"{address}/admin/soegning/{path}")
        assert violations(page) == [], path
        assert overflow(page) == 0, path
