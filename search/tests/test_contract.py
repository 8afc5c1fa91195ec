"""The contract between pages, API and engines."""

from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.contract import MAX_PAGE, MAX_PAGE_SIZE, MAX_VALUES, Facet, Filters, Option, Person, Query, Result, Results


@given(st.text(), st.integers(), st.integers(), st.text())
def test_a_query_is_within_bounds_whatever_it_is_made_from(text: str, page: int, size: int, sort: str) -> None:
    query = Query(text, page=page, page_size=size, sort=sort)
    assert len(query.text) <= 200
    assert 1 <= query.page <= MAX_PAGE
    assert 1 <= query.page_size <= MAX_PAGE_SIZE
    assert query.shown.stop <= MAX_PAGE * MAX_PAGE_SIZE
    assert query.sort in {"relevance", "title", "newest"}


@pytest.mark.parametrize(
    ("page", "size", "shown"), [(1, 10, slice(0, 10)), (2, 10, slice(10, 20)), (100, 50, slice(4950, 5000))]
)
def test_a_page_shows_its_share_of_the_results(page: int, size: int, shown: slice) -> None:
    assert Query(page=page, page_size=size).shown == shown


def test_a_query_begins_at_its_first_page() -> None:
    assert (Query(page=0).page, Query(page_size=0).page_size, Query("a\x00 b").text) == (1, 1, "a b")


def test_filters_keep_each_value_once_and_not_too_many() -> None:
    assert Filters(kind=("course", "course")).kind == ("course",)
    assert len(Filters(region=tuple(map(str, range(100)))).region) == MAX_VALUES


def test_a_query_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        Query().text = "x"  # type: ignore[misc]


def test_the_answer_as_json() -> None:
    result = Result("Titel", "course", "/kurser/titel/", areas=("Vejle",), contacts=(Person("Bo"),), when="i morgen")
    facet = Facet("kind", (Option("course", "Kurser", 1, selected=True),))
    assert Results("tit", 1, (result,), (facet,), "database", 3).as_json() == {
        "query": "tit",
        "corrected": None,
        "total": 1,
        "took_ms": 3,
        "engine": "database",
        "results": [
            {
                "title": "Titel",
                "kind": "course",
                "url": "/kurser/titel/",
                "summary": "",
                "highlights": [],
                "organisation": "",
                "areas": ["Vejle"],
                "contacts": [{"name": "Bo", "role": "", "email": "", "phone": ""}],
                "score": 0.0,
            }
        ],
        "facets": {"kind": [{"value": "course", "label": "Kurser", "count": 1, "selected": True}]},
    }
