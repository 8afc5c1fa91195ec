"""The main job, end to end: a partner writes and sends, an editor reads and publishes, the public finds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from peer_pages.roles.groups import ensure_roles
from peer_pages.tests import factories
from peer_pages.tests.roles.world import PASSWORD, make_editor, make_partner
from tests.browser.conftest import PHONE, NewPage
from tests.browser.story.conftest import Serve

TITLE = "Kaffe med en peer"
SUMMARY = "Kom og drik kaffe med en, der selv har haft det svært."
PATH = "/organisationer/foreningen-anemonen/kaffe-med-en-peer/"
NOTE = "Vi åbner den 1. maj."


@dataclass(frozen=True)
class Site:
    """A new site with a partner and an editor."""

    address: str
    partner: Any
    editor: Any


@pytest.fixture
def site(serve: Serve) -> Site:
    """Return a running site."""
    factories.tree()
    ensure_roles()
    partner, _place = make_partner("Alma", "Foreningen Anemonen")
    editor = make_editor()
    return Site(serve(), partner, editor)


def log_in(new_page: NewPage, address: str, user: Any, **options: Any) -> Any:
    """Return a tab in which `user` has logged in through the form."""
    page = new_page(**options)
    # The first form of a fresh server builds every block of the questionnaire.
    page.set_default_timeout(90_000)
    page.goto(f"{address}/admin/")
    page.get_by_label("Brugernavn").fill(user.username)
    page.get_by_label("Adgangskode").first.fill(PASSWORD)
    page.get_by_role("button", name="Log ind").click()
    page.wait_for_url(f"{address}/admin/", timeout=90_000)
    return page


def write_and_send(page: Any) -> None:
    """Fill in a form from the dashboard, save it half-done, and send it with a note."""
    page.get_by_role("link", name="Skriv om et initiativ").click()
    # The questionnaire is drawn by a script; a form sent before that is not whole.
    page.locator("input[name=body-count]").wait_for(state="attached")
    page.locator("#id_title").fill(TITLE)
    page.locator("#id_summary").fill(SUMMARY)
    page.get_by_role("button", name="Gem kladde").click()
    page.wait_for_url("**/edit/", timeout=90_000)
    page.get_by_text("Siden mangler").first.wait_for()
    page.get_by_role("button", name="Send til gennemsyn").click()
    page.get_by_label("Vil du skrive noget til redaktionen?").fill(NOTE)
    page.get_by_role("button", name="Send", exact=True).click()
    page.wait_for_url("**/admin/pages/*/", timeout=90_000)


def test_partner_writes_editor_publishes_public_finds(site: Site, new_page: NewPage) -> None:
    address = site.address
    writing = log_in(new_page, address, site.partner)
    write_and_send(writing)
    writing.goto(f"{address}/admin/")
    writing.get_by_text("Til gennemsyn", exact=True).first.wait_for()

    public = new_page()
    assert public.goto(address + PATH).status == 404

    reading = log_in(new_page, address, site.editor)
    reading.get_by_text(NOTE).first.wait_for()
    reading.get_by_role("link", name=TITLE).first.click()
    reading.get_by_text(f"Besked til redaktionen: {NOTE}").first.wait_for()
    assert reading.locator("#id_summary").input_value() == SUMMARY
    reading.get_by_role("button", name="Godkend og udgiv").click()
    reading.locator(".messages .success").first.wait_for()

    assert public.goto(address + PATH).status == 200
    public.get_by_role("heading", name=TITLE).first.wait_for()
    public.goto(f"{address}/initiativer/")
    public.get_by_role("link", name=TITLE).first.click()
    public.get_by_text(SUMMARY).first.wait_for()
    public.goto(f"{address}/soeg/?q=kaffe")
    public.get_by_role("link", name=TITLE).first.wait_for()

    writing.goto(f"{address}/admin/")
    writing.get_by_text("Offentlig", exact=True).first.wait_for()


def test_partner_sends_from_a_small_phone(site: Site, new_page: NewPage) -> None:
    page = log_in(new_page, site.address, site.partner, width=PHONE)
    write_and_send(page)
    page.goto(f"{site.address}/admin/")
    page.get_by_text("Til gennemsyn", exact=True).first.wait_for()
