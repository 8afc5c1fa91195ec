"""What has ended stays: at its address, in the feed, and in a search that asks for it."""

import re
from datetime import timedelta
from html import unescape
from typing import Any
from urllib.parse import urlencode

import pytest
from defusedxml.ElementTree import fromstring
from django.test import Client

from peer_pages.funding.days import today
from peer_pages.models import InitiativePage
from peer_pages.tests import factories
from workflows import api

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
TEASER = re.compile(r'<article class="teaser">(.*?)</article>', re.DOTALL)
LINK = re.compile(r'<a href="([^"]*)">([^<]*)</a>')
BADGE, TITLE = re.compile(r'class="badge [^>]*>([^<]*)<'), re.compile(r'class="teaser__title"><a [^>]*>([^<]*)<')


@pytest.fixture
def ended() -> InitiativePage:
    """Return a page whose day has come, beside one that goes on."""
    contacts = [factories.make_contact("Bo Bas", phone="22334455")]
    facts: dict[str, Any] = {"summary": "Vi sang.", "instead": "Ring til Hus 7.", "contacts": contacts}
    page = factories.make_initiative("Vagtel A", ends_on=today() - timedelta(1), **facts)
    factories.make_initiative("Vagtel B")
    api.run_timed()
    page.refresh_from_db()
    return page


def found(**asked: Any) -> list[tuple[str, list[str]]]:
    """Return each title that the search's page lists, with its badges."""
    return found_at(f"?{urlencode(asked)}")


def found_at(address: str) -> list[tuple[str, list[str]]]:
    html = Client().get(f"/soeg/{unescape(address)}").content.decode()
    return [(TITLE.findall(teaser)[0], BADGE.findall(teaser)) for teaser in TEASER.findall(html)]


def test_page_says_what_was_what_instead_and_whom_to_call(ended: InitiativePage) -> None:
    response = Client().get(ended.get_url())
    assert response.status_code == 200
    shown = response.content.decode()
    told = ("Afsluttet", "Initiativet er slut", "Vi sang.", "Ring til Hus 7.", "Bo Bas", 'href="tel:+4522334455"')
    assert [word for word in told if word not in shown] == []


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        ({}, [("Vagtel B", [])]),
        ({"status": "ended"}, [("Vagtel A", ["Afsluttet"])]),
        ({"q": "vagtel"}, [("Vagtel B", [])]),
        ({"q": "vagtel", "status": "ended"}, [("Vagtel A", ["Afsluttet"])]),
        ({"q": "vagtel", "status": "active"}, [("Vagtel B", [])]),
    ],
)
def test_search_lists_it_only_where_it_is_asked_for(
    ended: InitiativePage, asked: dict[str, str], listed: list[tuple[str, list[str]]]
) -> None:
    assert ended.status == "ended"
    assert [one for one in found(**asked) if one[0].startswith("Vagtel")] == listed


@pytest.mark.parametrize(
    ("asked", "said"),
    [("vagtel", True), ("vagtel a", True), ("sang", True), ("vagtel b", False), ("uvenlig", False), ("", False)],
)
def test_search_for_its_words_leads_to_it(ended: InitiativePage, asked: str, said: bool) -> None:
    """One step away: whoever looks for it by name learns that it is over, and what there is instead."""
    html = Client().get("/soeg/", {"q": asked}).content.decode()
    links = [link for link in LINK.findall(html) if link[1] == "Se det, der er afsluttet"]
    assert len(links) == said
    for address, _text in links:
        assert [title for title, _badges in found_at(address)] == ["Vagtel A"]


def test_only_what_is_over_having_all_words_is_said(ended: InitiativePage) -> None:
    factories.make_initiative("Sang", summary="Hver uge.")
    html = Client().get("/soeg/", {"q": "vagtel sang"}).content.decode()
    assert "Kun noget, der er afsluttet, har alle ordene i “vagtel sang”" in html


def test_nobody_is_led_to_what_is_chosen_already(ended: InitiativePage) -> None:
    assert (
        "Se det, der er afsluttet" not in Client().get("/soeg/", {"q": "vagtel", "status": "active"}).content.decode()
    )


def test_it_is_not_suggested(ended: InitiativePage) -> None:
    suggested = Client().get("/api/search/suggest/", {"q": "vagt"}).content.decode()
    assert "Vagtel B" in suggested
    assert "Vagtel A" not in suggested


@pytest.mark.parametrize("asked", [{}, {"q": "vagtel"}])
def test_feed_says_that_it_is_over_and_where_it_stands(ended: InitiativePage, asked: dict[str, str]) -> None:
    feed = fromstring(Client().get("/soeg/feed/", asked).content)
    titles = {entry.findtext(f"{ATOM}title"): entry for entry in feed.findall(f"{ATOM}entry")}
    assert "Vagtel B" in titles
    link = titles["Afsluttet: Vagtel A"].find(f"{ATOM}link")
    assert link is not None
    assert link.attrib["href"].endswith(ended.get_url())
