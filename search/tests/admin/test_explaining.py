"""Why a page ranks where it does, in the admin."""

from dataclasses import replace
from typing import Any

import pytest
from django.test import Client

from peer_pages.tests import factories
from search.admin import wording
from search.asking.answering import answer
from search.contract import Query
from search.engines.base import EngineError
from search.models import SynonymGroup
from search.tests.synonyms.groups import saved

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/soegning/forklar/"


def text_of(response: Any) -> str:
    return " ".join(response.content.decode().split())


@pytest.fixture
def page(people: Any) -> Any:
    """A course with words of its own at every level."""
    return factories.make_course("Xbisidder i retten", summary="Angstkursus for alle")


def told(editor: Client, query: str, document: str, **values: str) -> str:
    """Return the page that explains `document` for `query`."""
    return text_of(editor.get(ADDRESS, {"q": query, "document": document, **values}))


def test_empty_form_says_what_will_be_there(editor: Client) -> None:
    assert "Her kommer resultaterne" in text_of(editor.get(ADDRESS))


def test_results_are_listed_each_with_its_explanation(editor: Client, page: Any) -> None:
    text = text_of(editor.get(ADDRESS, {"q": "xbisidder"}))
    assert "1 resultat for “xbisidder”" in text
    assert f"document=page%3A{page.pk}" in text


@pytest.mark.parametrize(
    ("query", "line"),
    [
        ("xbisidder", "“xbisidder” står i titlen"),
        ("xbisiddere", "“xbisiddere” står i titlen i en anden form"),
        ("angst", "“angst” er en del af et længere ord i resumé, steder, målgrupper eller emner"),
    ],
)
def test_words_are_told_with_where_and_how_they_are(editor: Client, page: Any, query: str, line: str) -> None:
    text = told(editor, query, page.get_url())
    assert line in text
    assert "Plads 1." in text


def test_synonym_is_named(editor: Client, page: Any) -> None:
    SynonymGroup.objects.all().delete()
    saved("xledsager", "xbisidder")
    assert "Synonymet “xbisidder” står i titlen" in told(editor, "xledsager", f"page:{page.pk}")


def test_corrected_query_is_what_is_explained(editor: Client, page: Any) -> None:
    text = told(editor, "xbisidderr", f"page:{page.pk}")
    assert "Her forklares den rettede søgning." in text
    assert "“xbisidder” står i titlen" in text


@pytest.mark.parametrize("how", [*wording.HOW, "plain", "none"])
def test_way_to_the_answer_is_told_where_it_was_not_plain(
    editor: Client, page: Any, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = replace(answer(Query("xbisidder")), how=how)
    monkeypatch.setattr("search.admin.explaining.answer", lambda _query: found)
    response = editor.get(ADDRESS, {"q": "xbisidder", "document": f"page:{page.pk}"})
    assert bool(response.context["how"]) is (how not in {"plain", "none"})


def test_page_that_is_not_found_is_told_what_it_lacks(editor: Client, page: Any) -> None:
    response = editor.get(ADDRESS, {"q": "xtandlæge", "document": page.get_url()})
    text = text_of(response)
    assert "Siden er ikke fundet." in text
    assert "Siden har ikke “xtandlæge”" in text
    assert response.context["new_synonym"].endswith("?words=xtandl%C3%A6ge%0A&locale=da")


@pytest.mark.parametrize(("status", "reason"), [("ended", "Det er slut"), ("planned", "Det er planlagt")])
def test_what_counts_beside_the_words_is_told(editor: Client, people: Any, status: str, reason: str) -> None:
    page = factories.make_initiative("Xbisidder", status=status)
    assert reason in told(editor, "xbisidder", f"page:{page.pk}")


def test_engines_own_numbers_are_folded_away(editor: Client, page: Any) -> None:
    text = told(editor, "xbisidder", f"page:{page.pk}")
    assert "<details> <summary>Søgemaskinens egne tal</summary>" in text


def test_unpublished_page_is_told_so(editor: Client, page: Any) -> None:
    draft = factories.make_course("Xbisidder", state=factories.DRAFT)
    assert "Siden er ikke publiceret" in told(editor, "xbisidder", f"page:{draft.pk}")


def test_page_in_another_language_is_told_so(editor: Client, page: Any) -> None:
    assert "Siden er på et andet sprog" in told(editor, "xbisidder", f"page:{page.pk}", locale="en")


@pytest.mark.parametrize("document", ["/findes/ikke/", "x", "https://["])
def test_address_of_no_page_is_said(editor: Client, page: Any, document: str) -> None:
    assert "Der er ingen side på den adresse." in told(editor, "xbisidder", document)


@pytest.mark.parametrize("values", [{"q": "§§ ,,"}, {"q": "x" * 5_000}, {"q": "x", "locale": "zz"}, {"document": "x"}])
def test_odd_questions_are_answered(editor: Client, page: Any, values: dict[str, str]) -> None:
    for document in ("", f"page:{page.pk}"):
        assert editor.get(ADDRESS, {"document": document, **values}).status_code == 200


def test_silent_engine_is_said(editor: Client, page: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def silent(*_values: Any) -> None:
        raise EngineError("connection refused")

    monkeypatch.setattr("search.admin.explaining.answer", silent)
    assert "Søgemaskinen svarer ikke lige nu." in told(editor, "xbisidder", f"page:{page.pk}")
