"""A mail and the pages behind its links: accessible at both ends of the scale, and usable without JavaScript."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from peer_pages.funding import links
from peer_pages.funding.answering.kinds import KINDS
from peer_pages.funding.mailing.compose import compose
from peer_pages.models import Answer, DigestLine, Reminder
from peer_pages.roles.groups import ensure_roles
from peer_pages.tests import factories
from peer_pages.tests.funding.answering.lines import make_line, path_of
from peer_pages.tests.funding.mailing.test_alike import make_lines
from peer_pages.tests.funding.world import DAY
from tests.browser.conftest import PHONE, NewPage
from tests.browser.public.test_axe import faults

Question, Kind = Reminder.Question, Answer.Kind


@pytest.fixture(autouse=True)
def _roles(live_server: Any) -> None:
    ensure_roles()
    factories.tree()


@pytest.mark.parametrize("language", ["da", "en"])
def test_mail_is_accessible_and_fits_the_screen(language: str, live_server: Any, new_page: NewPage) -> None:
    lines = make_lines(language, *Question)
    page = new_page(width=PHONE)
    page.set_content(str(compose(lines[0].digest, lines, DAY).alternatives[0].content))
    assert faults(page) == {}


def test_every_form_is_accessible_and_fits_the_screen(live_server: Any, new_page: NewPage) -> None:
    page, wrong = new_page(width=PHONE), {}
    for question, kinds in KINDS.items():
        path = path_of(make_line(question, amount_dkk=497979, afterwards="Kommunen overtager måske."))
        for kind in kinds:
            page.goto(f"{live_server.url}{path}?svar={kind}")
            if found := faults(page):
                wrong[question, kind] = found
    assert wrong == {}


def test_errors_answers_and_dead_links_are_accessible(live_server: Any, new_page: NewPage) -> None:
    line = make_line()
    address, page = f"{live_server.url}{path_of(line)}", new_page(width=PHONE)
    page.goto(f"{address}?svar=extended")
    page.get_by_role("button", name="Send svaret").click()
    page.get_by_role("alert").wait_for()
    assert faults(page) == {}
    page.get_by_label("Bevillingen er forlænget").check()
    page.get_by_label("Hvornår slutter pengene nu?").fill("31. december 2028")
    page.get_by_role("button", name="Send svaret").click()
    assert "svarede" in page.locator("main").inner_text()
    assert faults(page) == {}
    DigestLine.objects.update(revoked_at="2026-06-15T08:00Z")
    page.goto(address)
    assert faults(page) == {}


def test_unsubscribing_is_accessible(live_server: Any, new_page: NewPage) -> None:
    token = links.unsubscribe_address_of("a@example.org").rstrip("/").rpartition("/")[2]
    page = new_page(width=PHONE)
    page.goto(live_server.url + reverse(links.UNSUBSCRIBE, args=[token]))
    assert faults(page) == {}
    page.get_by_role("button", name="Afmeld de årlige spørgsmål").click()
    page.get_by_role("button", name="Spørg mig igen").wait_for()
    assert faults(page) == {}


def test_closing_is_said_without_javascript(live_server: Any, new_page: NewPage) -> None:
    line = make_line(Question.CHECK)
    page = new_page(width=PHONE, javascript=False)
    page.goto(live_server.url + path_of(line))
    page.get_by_role("link", name="Vi lukker").click()
    page.get_by_label("Hvornår lukker I?").fill("2027")
    page.get_by_label("Hvad kan brugerne gøre i stedet?").fill("Ring til Hus 7.")
    page.get_by_role("button", name="Send svaret").click()
    assert page.get_by_label("Hvad kan brugerne gøre i stedet?").input_value() == "Ring til Hus 7."
    page.get_by_label("Hvornår lukker I?").fill("31. januar 2027")
    page.get_by_role("button", name="Send svaret").click()
    assert Answer.objects.get().values == {"on": "2027-01-31", "instead": "Ring til Hus 7."}
