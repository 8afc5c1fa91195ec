"""Each public page, filled in and empty, as the server sends it."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from peer_pages.models import Contact, InitiativePage
from peer_pages.tests import factories
from peer_pages.tests.public import site

pytestmark = pytest.mark.django_db


def get(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def text(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


@pytest.mark.parametrize("name", site.BUILDERS)
def test_page_is_whole_and_has_nothing_inline(name: str, client: Client) -> None:
    html = get(client, site.build(name))
    assert html.count("<h1") == 1
    assert re.search(r"<title>[^<]+</title>", html)
    assert '<html lang="da">' in html
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)", html)
    assert not [mark for mark in ("None", "{%", "{{", "&lt;") if mark in text(html)]


def test_initiative_shows_answers_under_short_titles_with_the_questions(client: Client) -> None:
    html = get(client, site.build("initiative"))
    assert re.search(r'<h2[^>]*id="purpose"[^>]*>Formål og indhold</h2>', html)
    assert "Hvor mange peer-støttere er der?" in html


def test_empty_sections_are_hidden(client: Client) -> None:
    html = get(client, site.build("empty initiative"))
    assert "Formål og indhold" not in html
    assert "Kort om" in html  # who described it is always known
    for heading in ("Faser", "Links og filer", "Emner", "Sådan betales det", "Samarbejdspartnere"):
        assert heading not in html


def test_facts_are_in_plain_danish(client: Client) -> None:
    words = text(get(client, site.build("initiative")))
    assert "Projektmidler: 9,3 mio. kr. fra Peer-puljen (Socialstyrelsen) fra 2014 til 2017." in words
    assert "Pengene fornyes år for år. Næste afgørelse er 1. december 2026." in words
    assert "8-10, nogle på deltid" in words
    assert "Serviceloven § 104" in words
    assert "forår 2015" in words


def test_course_tells_dates_length_and_price(client: Client) -> None:
    words = text(get(client, site.build("course")))
    assert "Én gang om ugen i 7 uger" in words
    assert "2,5 timer pr. gang" in words
    assert "Gratis" in words
    assert "Tilmelding senest" in words
    assert "Aflyst" in words
    assert "1.450 kr." in text(get(client, site.build("empty course")))


def test_page_says_when_it_was_not_checked_for_a_year(client: Client) -> None:
    assert "mere end et år siden" in get(client, site.build("course"))
    new = site.build("empty initiative")
    assert "tjekket" not in text(get(client, new))
    InitiativePage.objects.update(first_published_at=timezone.now() - timedelta(days=367))
    assert "er ikke tjekket" in get(client, new)
    assert "Sidst tjekket" in get(client, site.build("event"))
    assert "tjekket" not in text(get(client, site.build("ended initiative")))


def test_online_link_is_shown_only_when_the_organiser_says(client: Client) -> None:
    assert "https://meet.example.dk/peers" in get(client, site.build("event"))
    hidden = site.filled_event(title="Lukket møde", show_online_link=False)
    assert "https://meet.example.dk/peers" not in get(client, hidden.get_url())
    assert "https://meet.example.dk/peers" not in get(client, site.build("past event"))


def test_cancelled_event_says_so_and_takes_no_sign_ups(client: Client) -> None:
    page = site.filled_event(title="Aflyst møde", change="cancelled")
    html = get(client, page.get_url())
    assert "Arrangementet er aflyst" in html
    assert "Tilmeld dig" not in html


def test_r42_contact_without_consent_is_nowhere_on_the_page(client: Client) -> None:
    signup = factories.make_contact("Skjult Tilmelding", public=False, email="t@example.dk")
    hidden = factories.make_contact("Skjult Person", public=False, email="s@example.dk")
    course = site.filled_course(title="Kursus", contacts=[hidden], signup_contact=signup)
    section = factories.make_section(site.organisation())
    Contact.objects.filter(pk=hidden.pk).update(organisation=site.organisation())
    for path in (course.get_url(), section.get_url()):
        assert "Skjult" not in get(client, path)
        assert "@example.dk" not in get(client, path)


def test_r28_titles_and_links_are_escaped(client: Client) -> None:
    nasty = '<script>alert("x")</script>'
    page = factories.make_initiative(nasty, summary=nasty, alternative_titles=nasty, peer_count_text=nasty)
    assert "<script>alert" not in get(client, page.get_url())
    assert "<script>alert" not in get(client, page.get_parent().get_url())


def test_organisation_lists_what_it_offers(client: Client) -> None:
    html = get(client, site.build("organisation"))
    for title in ("Lær at tackle uro", "Webinar: Peers på sygehuset", "Konferencen i Vejle"):
        assert title in html


def test_organisation_in_the_facts_leads_to_its_page(client: Client) -> None:
    section = factories.make_section(site.organisation())
    assert f'href="{section.get_url()}">Foreningen Medvind' in get(client, site.build("initiative"))


def test_region_without_anything_offers_what_is_open_to_all(client: Client) -> None:
    words = text(get(client, site.build("empty region")))
    assert "Der står ikke noget i kataloget fra regionen endnu" in words
    assert "Lær at tackle uro" in words


def test_report_tells_which_goals_were_met(client: Client) -> None:
    words = text(get(client, site.build("report")))
    for outcome in ("Nået Ti nye frivillige", "Delvist nået Åbent om søndagen", "Ikke nået Et værested mere"):
        assert outcome in words


def test_front_page_has_search_kinds_places_and_news(client: Client) -> None:
    html = get(client, site.build("home"))
    words = text(html)
    assert html.index('role="search"') < html.index("Hvad vil du finde?")
    assert "Initiativer" in words
    assert re.search(r"Region Midtjylland\s+2 sider", words)
    assert re.search(r"Begynder snart .*Lær at tackle uro.* Nyt i kataloget", words)
    assert "Konferencen i Vejle" not in words


def test_front_page_query_count_is_bounded(client: Client, django_assert_max_num_queries: Any) -> None:
    path = site.build("home")
    client.get(path)
    with django_assert_max_num_queries(70):
        client.get(path)
