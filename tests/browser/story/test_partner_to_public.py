"""The main job, end to end: a partner writes and sends, an editor reads and publishes, the public finds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from peer_pages.roles.groups import ensure_roles
from peer_pages.tests import factories
from peer_pages.tests.roles.world import make_editor, make_partner
from tests.browser.conftest import PHONE, NewPage
from tests.browser.story.conftest import SLOWEST, Serve, log_in

TITLE = "Kaffe med en peer"
SUMMARY = "Kom og drik kaffe med en, der selv har haft det svært."
PATH = "/organisationer/foreningen-anemonen/kaffe-med-en-peer/"
NOTE = "Vi åbner den 1. maj."


RIGHT_EDGES = "cards => cards.map(card => card.getBoundingClientRect().right)"


@dataclass(frozen=True)
class Site:
    """A new site with a partner and an editor."""

    address: str
    partner: Any
    editor: Any
    colleague: Any


@pytest.fixture
def site(serve: Serve) -> Site:
    """Return a running site."""
    factories.tree()
    ensure_roles()
    partner, place = make_partner("Alma", "Foreningen Anemonen")
    changed = factories.make_initiative("Gåture", parent=place.section, owner=partner)
    changed.title = "Gåture i skoven"
    changed.save_revision(user=partner)
    editor, colleague = make_editor(), make_editor("Rasmus")
    return Site(serve(), partner, editor, colleague)


def write_and_send(page: Any) -> None:
    """Fill in a form from the dashboard, save it half-done, and send it with a note."""
    page.get_by_role("link", name="Skriv om et initiativ").click()
    # The questionnaire is drawn by a script; a form sent before that is not whole.
    page.locator("input[name=body-count]").wait_for(state="attached")
    page.locator("#id_title").fill(TITLE)
    page.locator("#id_summary").fill(SUMMARY)
    page.get_by_role("button", name="Gem kladde").click()
    page.wait_for_url("**/edit/", timeout=SLOWEST)
    page.get_by_text("Siden mangler").first.wait_for()
    page.get_by_role("button", name="Send til gennemsyn").click()
    page.get_by_label("Vil du skrive noget til redaktionen?").fill(NOTE)
    send(page)


def send(page: Any) -> None:
    """Press the button of the dialogue that is open."""
    page.get_by_role("button", name="Send", exact=True).click()
    page.wait_for_url("**/admin/pages/*/", timeout=SLOWEST)


def approve(page: Any) -> None:
    """Press the button that publishes what waits."""
    page.get_by_role("button", name="Godkend og publicér").click()
    page.locator(".messages .success").first.wait_for()


def open_from_the_first_page(page: Any, address: str, title: str) -> None:
    """Open the form of the page called `title` from the first page after the login."""
    page.goto(f"{address}/admin/")
    page.get_by_role("link", name=title).first.click()
    page.locator("input[name=body-count]").wait_for(state="attached")


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
    approve(reading)

    assert public.goto(address + PATH).status == 200
    public.get_by_role("heading", name=TITLE).first.wait_for()
    public.goto(f"{address}/initiativer/")
    public.get_by_role("link", name=TITLE).first.click()
    public.get_by_text(SUMMARY).first.wait_for()
    public.goto(f"{address}/soeg/?q=kaffe")
    public.get_by_role("link", name=TITLE).first.wait_for()

    writing.goto(f"{address}/admin/")
    writing.get_by_text("Publiceret", exact=True).first.wait_for()


def test_partner_sends_from_a_small_phone(site: Site, new_page: NewPage) -> None:
    page = log_in(new_page, site.address, site.partner, width=PHONE)
    page.get_by_text("Publiceret med ændringer på vej", exact=True).wait_for()
    assert max(page.locator(".own-page").evaluate_all(RIGHT_EDGES)) <= PHONE
    write_and_send(page)
    page.goto(f"{site.address}/admin/")
    page.get_by_text("Til gennemsyn", exact=True).first.wait_for()


def test_change_to_a_public_page_is_reviewed_while_the_old_version_stays(site: Site, new_page: NewPage) -> None:
    address, changed = site.address, "Te med en peer"
    writing, reading, public = (
        log_in(new_page, address, site.partner),
        log_in(new_page, address, site.editor),
        new_page(),
    )
    write_and_send(writing)
    open_from_the_first_page(reading, address, TITLE)
    approve(reading)

    open_from_the_first_page(writing, address, TITLE)
    writing.locator("#id_title").fill(changed)
    writing.get_by_role("button", name="Gem kladde").click()
    writing.locator(".messages .success").first.wait_for()
    writing.goto(f"{address}/admin/")
    writing.get_by_text("Publiceret med ændringer på vej", exact=True).first.wait_for()
    open_from_the_first_page(writing, address, changed)
    writing.get_by_role("button", name="Send til gennemsyn").click()
    send(writing)
    public.goto(address + PATH)
    public.get_by_role("heading", name=TITLE).first.wait_for()

    reading.goto(f"{address}/admin/")
    reading.get_by_role("link", name="Se, hvad der er ændret").first.wait_for()
    open_from_the_first_page(reading, address, changed)
    approve(reading)
    public.goto(address + PATH)
    public.get_by_role("heading", name=changed).first.wait_for()


def test_page_is_sent_back_with_a_reason(site: Site, new_page: NewPage) -> None:
    writing, reading = log_in(new_page, site.address, site.partner), log_in(new_page, site.address, site.editor)
    write_and_send(writing)
    open_from_the_first_page(reading, site.address, TITLE)
    reading.get_by_role("button", name="Send tilbage").first.click()
    reading.locator("[data-send]").click()
    reading.get_by_label("Hvad skal rettes?").fill("Skriv et telefonnummer.")
    reading.locator("[data-send]").click()
    reading.locator(".messages .success").first.wait_for()
    writing.goto(f"{site.address}/admin/")
    writing.get_by_text("Sendt tilbage til jer", exact=True).first.wait_for()
    writing.get_by_text("Skriv et telefonnummer.").first.wait_for()


def test_editor_publishes_no_own_work_but_in_an_emergency_that_another_approves(site: Site, new_page: NewPage) -> None:
    address = site.address
    writing, reading = log_in(new_page, address, site.partner), log_in(new_page, address, site.editor)
    write_and_send(writing)
    open_from_the_first_page(reading, address, TITLE)
    reading.locator("#id_summary").fill("Redaktøren har skrevet noget andet.")
    reading.get_by_role("button", name="Godkend og publicér").click()
    reading.get_by_text("Somebody else").or_(reading.get_by_text("En anden")).first.wait_for()
    public = new_page()
    assert public.goto(address + PATH).status == 404

    number = reading.url.split("/admin/pages/")[1].split("/")[0]
    reading.goto(f"{address}/admin/transitions/{number}/emergency_publish/")
    reading.get_by_label("Kommentar").fill("Det forkerte nummer stod der.")
    reading.get_by_role("button", name="Publicér uden gennemsyn").click()
    reading.locator(".messages .success").first.wait_for()
    assert public.goto(address + PATH).status == 200
    reading.goto(f"{address}/admin/")
    reading.get_by_role("heading", name="Publiceret uden gennemsyn").wait_for()

    second = log_in(new_page, address, site.colleague)
    second.get_by_role("link", name="Læs og godkend").click()
    second.get_by_role("button", name="Godkend bagefter").click()
    second.locator(".messages .success").first.wait_for()
    reading.goto(f"{address}/admin/")
    assert reading.get_by_role("heading", name="Publiceret uden gennemsyn").count() == 0
