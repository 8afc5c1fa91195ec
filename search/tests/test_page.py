"""The search page as HTML."""

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client

from peer_pages.tests import factories
from search.engines.base import EngineError
from search.models import SearchClick
from search.tests.conftest import municipality

pytestmark = pytest.mark.django_db


def get(client: Client, path: str = "/soeg/", **values: Any) -> str:
    """Return the page's HTML."""
    response = client.get(path, values)
    assert response.status_code == 200
    return response.content.decode()


def test_the_title_has_the_query_and_search_engines_stay_out(client: Client) -> None:
    html = get(client, q="<b>peer")
    assert "<title>“&lt;b&gt;peer” – 0 resultater" in html
    assert '<meta name="robots" content="noindex">' in html
    assert "<b>peer" not in html


@pytest.mark.parametrize("path", ["/soeg/", "/en/soeg/"])
def test_the_page_exists_in_both_languages(client: Client, path: str) -> None:
    language = "en" if path.startswith("/en") else "da"
    assert f'<html lang="{language}"' in get(client, path, q="peer")


def test_the_form_is_plain_and_keeps_what_was_asked(client: Client) -> None:
    factories.make_course("Vagtelkurset", areas=[municipality("Vejle")])
    html = get(client, q="vagtel", kind="course")
    assert 'value="vagtel"' in html
    assert re.search(r'name="kind"\s+value="course"\s+checked', html)
    assert '<input type="hidden" name="q" value="vagtel">' in html
    assert '<input type="hidden" name="kind" value="course">' in html
    assert "<script>" not in html


def test_a_chip_leads_to_the_search_without_it(client: Client) -> None:
    factories.make_course("Vagtelkurset", areas=[municipality("Vejle")])
    html = get(client, q="vagtel", kind=["course", "event"], region="1083")
    links = [unescape(link) for link in re.findall(r'chip--remove" href="([^"]*)"', html)]
    assert links == [
        "?q=vagtel&kind=event&region=1083",
        "?q=vagtel&kind=course&region=1083",
        "?q=vagtel&kind=course&kind=event",
    ]


def test_a_parameter_without_meaning_is_left_out(client: Client) -> None:
    factories.make_course("Vagtelkurset")
    assert "Vagtelkurset" in get(client, q="vagtel", kind="banana", page="x", page_size="-1", sort="%", locale="xx")


def test_a_page_too_far_is_the_last_one(client: Client) -> None:
    for number in range(12):
        factories.make_initiative(f"Vagtel {number:02}")
    html = get(client, q="vagtel", page="99")
    assert "Side 2 af 2" in html
    assert "Vagtel 11" in html


def test_people_are_cards_to_call_from(client: Client) -> None:
    factories.make_contact("Karen Holm", phone="22334455", email="kh@example.org")
    html = get(client, q="karen")
    assert 'href="tel:+4522334455"' in html
    assert 'href="mailto:kh@example.org"' in html


def test_nothing_found_says_so_and_offers_what_is_near(client: Client) -> None:
    factories.make_initiative("Natlinjen", nationwide=True)
    factories.make_initiative("Vejlegruppen", areas=[municipality("Vejle")])
    html = get(client, q="tandlæge vejle", kind="course")
    assert "Vi fandt ikke noget om “tandlæge vejle”" in html
    assert "Natlinjen" in html
    assert '<a href="?municipality=0630">Alt fra Vejle (1)</a>' in html
    assert "Region Syddanmark" in html


@pytest.mark.parametrize("text", ["tandlæge aabenraa", "tandlæge aabenra"])
def test_a_place_is_offered_however_it_is_spelt(client: Client, text: str) -> None:
    factories.make_initiative("Gruppen", areas=[municipality("Aabenraa")])
    assert '<a href="?municipality=0580">Alt fra Aabenraa (1)</a>' in get(client, q=text)


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("angst hypnose", ["Søg kun efter “angst” (2)"]),
        ("panikangst", ["Søg kun efter “angst” (2)"]),
        ("angstmetode", ["Søg kun efter “angst” (2)"]),
        ("hypnose mod angst og uro", ["Søg kun efter “angst og uro” (1)"]),
        ("angst hypnose i Vejle", ["“angst” i hele landet (2)", "“angst” online (1)", "Alt fra Vejle (1)"]),
        ("keramik i Næstved Kommune", ["“keramik” i hele landet (2)"]),
        ("keramik i Nordsjælland", ["“keramik” i hele landet (2)", "Alt fra Nordsjælland (1)"]),
        ("keramik Skørping", ["“keramik” i hele landet (2)"]),
        ("keramik i Bogense", ["“keramik” fra Nordfyn (1)", "“keramik” i hele landet (2)", "Alt fra Nordfyn (1)"]),
        ("Bogense", ["Alt fra Nordfyn (1)"]),
        ("tandlæge", []),
    ],
)
def test_nothing_found_offers_what_is_known_of_it(client: Client, text: str, links: list[str]) -> None:
    factories.make_course("Angst og uro", online=True)
    factories.make_course("Angst", areas=[municipality("Aarhus")])
    factories.make_course("Vagtel", areas=[municipality("Hillerød")])
    factories.make_course("Keramik", areas=[municipality("Vejle")])
    factories.make_course("Keramik", areas=[municipality("Nordfyn")])
    html = get(client, q=text)
    assert f"Vi fandt ikke noget om “{text}”" in html
    offered = re.findall(r'<a href="\?[^"]*">([^<]* \(\d+\))</a>', html)
    assert [unescape(link) for link in offered] == links


@pytest.mark.parametrize("text", ["keramik på Fyn", "fyn", "jylland keramik Middelfart"])
def test_what_lies_in_a_part_of_the_country_is_found_by_its_name(client: Client, text: str) -> None:
    factories.make_course("Keramik", areas=[municipality("Middelfart")])
    factories.make_course("Angst", areas=[municipality("Aarhus")])
    html = get(client, q=text)
    assert f"1 resultat for “{text}”" in html
    assert "Keramik</" in html


def test_nothing_under_the_filters_offers_the_search_without_them(client: Client) -> None:
    factories.make_initiative("Vagtel")
    html = get(client, q="vagtel", region="1081")
    assert '<a href="?q=vagtel">Søg uden filtre (1)</a>' in html
    assert "Region Nordjylland" in html


def test_nothing_in_english_offers_the_danish_pages(client: Client) -> None:
    factories.make_initiative("Vagtel")
    assert 'href="/soeg/?q=vagtel"' in get(client, "/en/soeg/", q="vagtel")


def test_an_empty_catalogue_is_no_error(client: Client) -> None:
    assert "Her er ikke noget endnu" in get(client)


def test_more_than_one_municipality_can_be_taken_away_one_by_one(client: Client) -> None:
    factories.make_initiative("A", areas=[municipality("Vejle")])
    factories.make_initiative("B", areas=[municipality("Aarhus")])
    html = get(client, municipality=["0630", "0751"])
    assert len(re.findall(r'type="checkbox"\s+id="filter-municipality-\d+"', html)) == 2


def test_each_result_tells_what_was_opened(client: Client) -> None:
    page = factories.make_course("Vagtelkurset")
    html = get(client, q="vagtel")
    assert 'data-count="/soeg/klik/"' in html
    token = re.search(r'data-entry="([^"]+)"', html)
    assert re.search(rf'data-document="page:{page.pk}"\s+data-position="1"', html)
    sent = {"entry": token[1] if token else "", "document": f"page:{page.pk}", "position": "1"}
    assert client.post("/soeg/klik/", sent).status_code == 204
    assert SearchClick.objects.get().document == f"page:{page.pk}"


def test_a_place_in_the_text_is_offered_as_a_filter(client: Client) -> None:
    factories.make_initiative("Unge", areas=[municipality("Vejle")])
    factories.make_initiative("Ungdom", summary="Unge fra Vejle mødes her", areas=[municipality("Aarhus")])
    assert 'href="?q=unge+vejle&amp;municipality=0630">Vejle (1)</a>' in get(client, q="unge vejle")
    assert "Vis kun det fra" not in get(client, q="unge vejle", municipality="0630")


def test_a_misspelt_word_is_corrected_and_said_so(client: Client) -> None:
    factories.make_course("Depression og sorg")
    html = get(client, q="depresion")
    assert "Vi fandt ikke noget om “depresion”. Her er resultater for “depression”." in html
    assert "1 resultat for “depression”" in html


def test_words_that_only_begin_so_are_said_to_and_marked(client: Client) -> None:
    factories.make_course("Kurset", summary="Vi laver keramikskåle sammen")
    html = get(client, q="kerami")
    assert "Ingen sider har “kerami” som hele ord. Her er dem med ord, der begynder sådan." in html
    assert "Vi laver <mark>keramikskåle</mark> sammen" in html
    assert "som hele ord" not in get(client, q="sammen")


def test_when_no_engine_answers_the_page_says_so_and_helps(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    factories.make_initiative("Natlinjen", nationwide=True)

    def silent(*_args: object, **_kwargs: object) -> None:
        raise EngineError("no answer")

    monkeypatch.setattr("search.views.page.answer", silent)
    response = client.get("/soeg/", {"q": "peer"})
    assert response.status_code == 503
    assert "Søgningen svarer ikke lige nu" in response.content.decode()
    assert "Natlinjen" in response.content.decode()
