"""Places that a query names, offered as a filter."""

import pytest

from search.analysis.lexicon import built_in
from search.asking.places import places_in
from search.asking.reading import read
from search.contract import Filters, Query
from search.synonyms.table import Table
from search.tests.conftest import municipality
from search.vocabulary import Vocabulary

pytestmark = pytest.mark.django_db


def offered(text: str, counts: dict[str, dict[str, int]], **chosen: tuple[str, ...]) -> list[tuple[str, str, int]]:
    reading = read(text, lexicon=built_in(), synonyms=Table())
    found = places_in(reading, counts, Query(text, Filters(**chosen)), Vocabulary("da"))
    return [(place.kind, place.name, place.count) for place in found]


def counts(number: int = 2) -> dict[str, dict[str, int]]:
    vejle = municipality("Vejle")
    return {"municipality": {vejle.code: number}, "region": {vejle.parent.code: number}}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("unge vejle", ["Vejle"]),
        ("Unge i VEJLE", ["Vejle"]),
        ("kursus syddanmark", ["Region Syddanmark"]),
        ("vejle syddanmark", ["Vejle", "Region Syddanmark"]),
        ("vejledning", []),
        ("odense", []),
        ("", []),
    ],
)
def test_a_place_with_results_is_offered(text: str, names: list[str]) -> None:
    assert [name for _kind, name, _count in offered(text, counts())] == names


def test_it_says_how_much_is_there() -> None:
    assert offered("vejle", counts(7)) == [("municipality", "Vejle", 7)]


@pytest.mark.parametrize("name", ["municipality", "region"])
def test_where_a_place_is_chosen_none_is_offered(name: str) -> None:
    assert offered("vejle", counts(), **{name: ("0630",)}) == []
    assert offered("vejle", counts(), kind=("course",)) != []


def test_a_place_without_results_is_not_offered() -> None:
    assert offered("vejle", {}) == []
