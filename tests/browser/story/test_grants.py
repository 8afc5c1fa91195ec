"""The grants in the admin: accessible, on a phone, and without JavaScript."""

from __future__ import annotations

import pytest

from peer_pages.models import Answer, Digest, DigestLine, Reminder
from peer_pages.roles.groups import ensure_roles
from peer_pages.tests import factories
from peer_pages.tests.funding.overview.world import ADDRESS, ANSWERS, CALENDAR, HEALTH, World, make_world
from peer_pages.tests.funding.world import DAY
from tests.browser.conftest import PHONE, NewPage
from tests.browser.public.test_axe import faults
from tests.browser.story.conftest import Serve, log_in


@pytest.fixture
def world(transactional_db: None) -> World:
    """Make grants, a mail about one of them that did not arrive, and answers: one waits, one was turned down."""
    factories.tree()
    ensure_roles()
    made = make_world()
    about = {"funding": made.soon, "page_id": made.soon.page_id, "title": "Snart"}
    asked, waiting, done = (
        Reminder.objects.create(**about, question=question, due_on=DAY, asked_on=DAY, level=1)
        for question in ("end", "check", "date")
    )
    given = {"kind": "changed", "values": {"text": "Ny telefon: 22 33 44 55"}, "address": f"{'meget' * 9}@example.org"}
    Answer.objects.create(**given, reminder=waiting, state="waiting", reason="Det er skrevet i ord.")
    Answer.objects.create(**given, reminder=done, state="refused", reason="Nummeret findes ikke.")
    mail = Digest.objects.create(address="vaek@example.org", day=DAY, state=Digest.State.FAILED, error="550 " * 60)
    DigestLine.objects.create(reminder=asked, digest=mail, why=1)
    return made


def test_pages_are_accessible_and_fit_a_phone_and_a_desk(world: World, serve: Serve, new_page: NewPage) -> None:
    address = serve()
    page = log_in(new_page, address, world.editor, width=PHONE)
    for path in (ADDRESS, f"{ADDRESS}?list=soon&year=1999", CALENDAR, HEALTH, ANSWERS):
        page.set_viewport_size({"width": PHONE, "height": 800})
        page.goto(address + path)
        assert faults(page) == {}, path
    page.goto(address + CALENDAR)
    page.get_by_role("button", name="Lav en ny adresse").click()
    page.get_by_label("Kopiér adressen nu.").wait_for()
    assert faults(page) == {}


def test_a_partner_needs_no_javascript(world: World, serve: Serve, new_page: NewPage) -> None:
    address = serve()
    page = log_in(new_page, address, world.partner, javascript=False)
    page.goto(address + ADDRESS)
    page.get_by_label("Slutår").select_option("2028")
    page.get_by_role("button", name="Vis", exact=True).click()
    page.get_by_role("link", name="Egen").first.wait_for()
    assert page.get_by_text("Snart").count() == 0
    page.get_by_role("link", name="Frister i kalenderen").click()
    page.get_by_role("button", name="Lav en ny adresse").click()
    secret = page.get_by_label("Kopiér adressen nu.").input_value()
    assert page.request.get(secret).status == 200
    page.get_by_role("button", name="Luk adressen").click()
    page.get_by_text("Adressen virker ikke længere.").wait_for()
    assert page.request.get(secret).status == 404


def test_an_editor_sends_a_mail_again(world: World, serve: Serve, new_page: NewPage) -> None:
    address = serve()
    page = log_in(new_page, address, world.editor, javascript=False)
    page.goto(address + HEALTH)
    page.get_by_role("row", name="vaek@example.org").get_by_role("button", name="Send igen").click()
    page.get_by_text("1 mail sendes igen.").wait_for()
    assert page.get_by_role("button", name="Send igen").count() == 0
