"""What pages tell search engines, where menus lead, and which languages are offered."""

import re

import pytest
from django.test import Client
from wagtail.models import Locale, PageViewRestriction

from peer_pages.models import CoursePage, InitiativePage, StandardPage
from peer_pages.public.head import DESCRIPTION_LENGTH, description_of
from peer_pages.tests import factories
from peer_pages.tests.public import site
from peer_pages.tests.public.unsaved import unsaved

pytestmark = pytest.mark.django_db


def get(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def first(pattern: str, html: str) -> str:
    """Return the first match's group, or the whole match of a pattern without one."""
    found: list[str] = re.findall(pattern, html)
    return found[0]


def test_page_names_itself_for_search_engines_and_social_media(client: Client) -> None:
    page = factories.make_initiative("Peer-caféen", summary="Kaffe og snak for alle.")
    html = get(client, page.get_url())
    assert "<title>Peer-caféen · Peer-støtte i Danmark</title>" in html
    assert '<meta name="description" content="Kaffe og snak for alle.">' in html
    assert f'<link rel="canonical" href="{page.full_url}">' in html
    assert '<meta property="og:title" content="Peer-caféen">' in html
    assert "noindex" not in html


@pytest.mark.parametrize(
    ("query", "indexed"), [("", True), ("?side=2", True), ("?region=1081", False), ("?x=1", False)]
)
def test_filtered_lists_are_not_indexed(query: str, indexed: bool, client: Client) -> None:
    html = get(client, factories.tree().courses.get_url() + query)
    assert ("noindex" not in html) is indexed
    assert '/kurser/">' in first(r'<link rel="canonical"[^>]*>', html)


def test_private_page_and_wrong_address_are_not_indexed(client: Client, admin_client: Client) -> None:
    page = factories.make_initiative("Intern")
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert "noindex" in get(admin_client, page.get_url())
    assert "noindex" in get(client, "/findes-ikke/")


def test_page_behind_a_code_shows_nothing_but_the_question(client: Client) -> None:
    page = factories.make_initiative("Intern", summary="Hemmelig tekst")
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.PASSWORD, password="åben")
    html = get(client, page.get_url())
    assert 'type="password"' in html
    assert "noindex" in html
    assert "Hemmelig" not in html
    assert "Intern" not in html
    response = client.post(first(r'action="([^"]+)" method="post"', html), {"password": "x", "return_url": "/"})
    assert "alert-error" in response.content.decode()


@pytest.mark.parametrize(
    ("body", "description"),
    [
        ("<p>Kaffe &amp; snak</p><p>for alle.</p>", "Kaffe & snak for alle."),
        ("<h2>Hvem?</h2><ul><li>Peers</li><li>Venner</li></ul>", "Hvem? Peers Venner"),
        ("<p>Hun sagde \u201chej\u201d\u00a0til alle.</p>", "Hun sagde \u201chej\u201d til alle."),
        ("", ""),
    ],
)
def test_description_of_a_text_is_plain(body: str, description: str) -> None:
    assert description_of(unsaved(StandardPage, body=body)) == description


def test_description_is_what_editors_wrote_for_it_before_all_else() -> None:
    values = {"summary": "Kort fortalt", "body": "<p>Lang tekst</p>"}
    assert description_of(unsaved(CoursePage, search_description="Til søgning", **values)) == "Til søgning"
    assert description_of(unsaved(CoursePage, **values)) == "Kort fortalt"


def test_description_is_cut_at_two_lines() -> None:
    text = description_of(unsaved(CoursePage, summary="ord " * 100))
    assert len(text) == DESCRIPTION_LENGTH
    assert text.endswith("…")


def test_answers_to_the_questionnaire_are_no_description() -> None:
    assert description_of(unsaved(InitiativePage, body=[("purpose", "<p>At mødes.</p>")])) == ""


def test_menu_says_where_the_reader_is(client: Client) -> None:
    page = factories.make_course("Kursus")
    assert re.search(r'href="/kurser/"\s+aria-current="true"', get(client, page.get_url()))
    assert re.search(r'href="/kurser/"\s+aria-current="page"', get(client, page.get_parent().get_url()))


def test_breadcrumbs_lead_back(client: Client) -> None:
    page = factories.make_course("Kursus")
    crumbs = first(r'(?s)<nav class="breadcrumbs.*?</nav>', get(client, page.get_url()))
    assert re.findall(r'href="([^"]+)"', re.sub(r"<use[^>]*>", "", crumbs)) == ["/", "/kurser/"]
    assert "breadcrumbs" not in get(client, "/")


def test_language_is_offered_only_where_there_is_a_translation(client: Client) -> None:
    home = factories.tree().home
    about = StandardPage.objects.child_of(home).get(slug="om")
    english = Locale.objects.get(language_code="en")
    assert "hreflang" not in get(client, about.get_url())
    home.copy_for_translation(english).save_revision().publish()
    translated = about.copy_for_translation(english)
    translated.title = "About"
    translated.save_revision().publish()
    html = get(client, about.get_url())
    assert re.search(r'href="[^"]*/en/om/"\s+lang="en"', html)
    assert '<html lang="en">' in get(client, "/en/om/")
    assert "hreflang" not in get(client, factories.tree().courses.get_url())


def test_footer_leads_to_the_accessibility_statement(client: Client) -> None:
    html = get(client, site.build("standard"))
    assert 'href="/was"' in html
    assert "Privatliv og cookies" in html
    assert html.count("Tilgængelighedserklæring") == 1
