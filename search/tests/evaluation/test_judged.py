"""Reading relevance files."""

import json
from pathlib import Path
from typing import Any

import pytest

from search.evaluation.judged import Judged, RelevanceFileError, comparable, judged, read

BISIDDER = {"query": "bisidder", "class": "topic", "relevant": [{"title": "LAPs  Bisidderservice", "grade": 3}]}
NOTHING = {"query": "tandlæge", "class": "nothing", "relevant": []}


def with_relevant(*relevant: Any) -> dict[str, Any]:
    return {"queries": [{**BISIDDER, "relevant": list(relevant)}]}


def test_a_file_gives_its_queries_in_their_order(tmp_path: Path) -> None:
    path = tmp_path / "relevance.json"
    path.write_text(json.dumps({"queries": [BISIDDER, NOTHING]}), encoding="utf-8")
    assert read(path) == [
        Judged("bisidder", "topic", {"laps bisidderservice": 3}),
        Judged("tandlæge", "nothing", {}),
    ]


@pytest.mark.parametrize(
    ("title", "other"),
    [("SIND  Skive\n", "sind skive"), ("A\u030aben", "åben"), ("STRASSE", "Straße")],
)
def test_titles_are_the_same_whatever_the_spacing_and_the_capitals(title: str, other: str) -> None:
    assert comparable(title) == comparable(other)


@pytest.mark.parametrize(("title", "other"), [("Åben", "Aaben"), ("Café", "Cafe"), ("Peer-støtte", "Peer støtte")])
def test_other_letters_make_other_titles(title: str, other: str) -> None:
    assert comparable(title) != comparable(other)


def test_a_title_judged_to_be_worth_nothing_is_no_answer() -> None:
    (query,) = judged(with_relevant({"title": "A", "grade": 0}, {"title": "B", "grade": 1}))
    assert query.grades == {"b": 1}


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ([], "ingen forespørgsler"),
        ({}, "ingen forespørgsler"),
        ({"queries": {}}, "ingen forespørgsler"),
        ({"queries": []}, "ingen forespørgsler"),
        ({"queries": [BISIDDER, "tandlæge"]}, "Forespørgsel 2: “query” mangler"),
        ({"queries": [{**BISIDDER, "query": " "}]}, "Forespørgsel 1: “query” mangler"),
        ({"queries": [{**BISIDDER, "class": None}]}, "“bisidder”.: “class” mangler"),
        ({"queries": [{"query": "bisidder", "class": "topic"}]}, "“relevant” er ikke en liste"),
        (with_relevant("A"), "“title” mangler"),
        (with_relevant({"grade": 1}), "“title” mangler"),
        (with_relevant({"title": "A"}), "“A” har ingen karakter"),
        (with_relevant({"title": "A", "grade": "3"}), "“A” har ingen karakter"),
        (with_relevant({"title": "A", "grade": True}), "“A” har ingen karakter"),
        (with_relevant({"title": "A", "grade": -1}), "“A” har ingen karakter"),
        (with_relevant({"title": "A", "grade": 1}, {"title": " a", "grade": 2}), "“ a” står der to gange"),
    ],
)
def test_an_error_names_the_query_and_what_is_wrong(data: Any, message: str) -> None:
    with pytest.raises(RelevanceFileError, match=message):
        judged(data)


@pytest.mark.parametrize(
    ("content", "message"),
    [(b'{"queries": [', "er ikke JSON.*line 1"), (b"\xff\xfe\x00", "er ikke JSON"), (b"[" * 100_000, "er ikke JSON")],
)
def test_a_file_that_is_no_json_is_refused_with_the_reason(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "relevance.json"
    path.write_bytes(content)
    with pytest.raises(RelevanceFileError, match=message):
        read(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RelevanceFileError, match=r"væk\.json kan ikke læses"):
        read(tmp_path / "væk.json")
