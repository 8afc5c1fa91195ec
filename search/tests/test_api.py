"""The API: shape, refusals, manners."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

import search
from peer_pages.tests import factories
from search.contract import FILTERS
from search.engines.registry import ENGINES
from search.tests.conftest import municipality, target

pytestmark = pytest.mark.django_db

KEYS = {"query", "corrected", "total", "took_ms", "engine", "results", "facets"}
RESULT_KEYS = {"title", "kind", "url", "summary", "highlights", "organisation", "areas", "contacts", "score"}
OPTION_KEYS = {"value", "label", "count", "selected"}
Get = Callable[..., Any]


def test_the_answer_has_the_shape_of_the_contract(api: Get) -> None:
    person = factories.make_contact("Karen Holm")
    organisation = factories.make_organisation("Foreningen")
    page = factories.make_course(
        "Lær at tale",
        summary="For unge",
        areas=[municipality("Vejle")],
        contacts=[person],
        organisations=[organisation],
    )
    answer = api(q="tale", kind="course").json()
    assert set(answer) == KEYS
    assert (answer["query"], answer["corrected"], answer["total"], answer["engine"]) == ("tale", None, 1, "embedded")
    (result,) = answer["results"]
    assert set(result) == RESULT_KEYS
    assert (result["title"], result["kind"], result["url"]) == ("Lær at tale", "course", page.get_url())
    assert (result["organisation"], result["areas"]) == ("Foreningen", ["Vejle"])
    assert [person["name"] for person in result["contacts"]] == ["Karen Holm"]
    assert result["score"] > 0
    assert set(answer["facets"]) == set(FILTERS)
    for options in answer["facets"].values():
        assert all(set(option) == OPTION_KEYS for option in options)
    assert [option["selected"] for option in answer["facets"]["kind"]] == [True, False][: len(answer["facets"]["kind"])]


def test_the_answer_in_the_docs_is_one_that_the_site_could_give() -> None:
    docs = (Path(search.__file__).parents[1] / "docs/reference/search-api.md").read_text(encoding="utf-8")
    sample = json.loads(docs.partition("```json\n")[2].partition("```")[0])
    assert set(sample) == KEYS
    assert set(sample["results"][0]) == RESULT_KEYS
    assert set(sample["facets"]) == set(FILTERS)
    assert set(sample["facets"]["kind"][0]) == OPTION_KEYS
    assert sample["engine"] in ENGINES
    assert all(f"`{engine}`" in docs for engine in ENGINES)


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        ("kind", "banana"),
        ("region", "9999"),
        ("municipality", "Atlantis"),
        ("target", "nobody"),
        ("status", "maybe"),
        ("organisation", "999999"),
        ("online", "perhaps"),
        ("free", "perhaps"),
        ("locale", "sv"),
        ("sort", "colour"),
        ("page", "0"),
        ("page", "-1"),
        ("page", "1.5"),
        ("page", "٣"),
        ("page", "x"),
        ("page_size", "0"),
        ("page_size", "51"),
        ("page_size", "9" * 5000),
    ],
)
def test_a_value_that_means_nothing_is_refused_with_a_reason(api: Get, parameter: str, value: str) -> None:
    response = api(**{parameter: value})
    assert response.status_code == 400
    error = response.json()["error"]
    assert error["parameter"] == parameter
    assert 5 < len(error["reason"]) < 200


def test_too_many_values_are_refused(api: Get) -> None:
    assert api(region=["1081"] * 21).status_code == 400


@pytest.mark.parametrize("region", ["1083", "region-syddanmark", "Region Syddanmark"])
def test_a_value_may_be_given_by_code_or_name(api: Get, region: str) -> None:
    factories.make_initiative("Gruppen", areas=[municipality("Vejle")])
    assert api(region=region).json()["total"] == 1


def test_all_filters_at_once(api: Get) -> None:
    organisation = factories.make_organisation("Foreningen")
    factories.make_course(
        "Kurset",
        areas=[municipality("Vejle")],
        organisations=[organisation],
        target_groups=[target("Unge", "unge")],
        status="planned",
        online=True,
    )
    factories.make_course("Det andet kursus")
    chosen = {
        "kind": "course",
        "region": "1083",
        "municipality": "0630",
        "target": "unge",
        "status": "planned",
        "organisation": organisation.pk,
        "online": "1",
        "free": "true",
        "locale": "da",
    }
    answer = api(**chosen).json()
    assert [result["title"] for result in answer["results"]] == ["Kurset"]


def test_pages_follow_each_other_without_gaps(api: Get) -> None:
    for number in range(5):
        factories.make_initiative(f"Vagtel {number}")
    found = [api(q="vagtel", page=page, page_size=2).json() for page in (1, 2, 3, 4)]
    titles = [result["title"] for answer in found for result in answer["results"]]
    assert titles == [f"Vagtel {number}" for number in range(5)]
    assert {answer["total"] for answer in found} == {5}


@pytest.mark.parametrize("path", ["/api/search/", "/api/search/suggest/", "/soeg/"])
def test_only_reading_is_allowed_and_no_cookie_is_set(client: Client, path: str) -> None:
    for method in (client.get, client.head):
        response = method(path, {"q": "peer"})
        assert response.status_code == 200
        assert not response.cookies
        assert "Set-Cookie" not in response.headers
    for writing in (client.post, client.put, client.delete, client.patch):
        assert writing(path).status_code == 405


def test_people_are_never_answered_from_a_cache(api: Get) -> None:
    assert api(q="karen").headers["Cache-Control"] == "no-cache"
    assert api("suggest/", q="karen").headers["Cache-Control"] == "public, max-age=60"


def test_english_answers_speak_english_when_asked_to(api: Get) -> None:
    answer = api(locale="en").json()
    assert answer["total"] == 0


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("lær", ["Lær at tale", "Kom og lær"]),
        ("laer a", ["Lær at tale"]),
        ("LÆT", ["Lær at tale"]),
        ("å", []),
        ("åb", ["Åben dør"]),
        ("aab", ["Åben dør"]),
        ("dø", ["Åben dør"]),
        ("ben", []),
        ("sind", ["Foreningen for psykisk sundhed"]),
        ("", []),
    ],
)
def test_suggestions_are_titles_that_begin_so(api: Get, typed: str, found: list[str]) -> None:
    factories.make_course("Kom og lær")
    factories.make_course("Lær at tale", abbreviation="LÆT")
    factories.make_initiative("Åben dør")
    factories.make_section(factories.make_organisation("Foreningen for psykisk sundhed", short_name="SIND"))
    answer = api("suggest/", q=typed).json()
    assert answer["query"] == typed
    assert [suggestion["title"] for suggestion in answer["suggestions"]] == found
    assert all(set(suggestion) == {"title", "kind", "url"} for suggestion in answer["suggestions"])


@pytest.mark.parametrize("typed", ["region sy", "syddan"])
def test_a_region_is_suggested_by_its_page(api: Get, typed: str) -> None:
    page = factories.tree().regions.get_children().get(title="Region Syddanmark")
    assert api("suggest/", q=typed).json()["suggestions"] == [
        {"title": page.title, "kind": "region", "url": page.get_url()}
    ]


def test_there_are_at_most_eight_suggestions(api: Get) -> None:
    for number in range(10):
        factories.make_initiative(f"Vagtel {number}")
    assert len(api("suggest/", q="vag").json()["suggestions"]) == 8
