"""From a query string to a query and back."""

from typing import Any

import pytest
from django.http import QueryDict
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.contract import FILTERS, MAX_VALUES, Filters, Query
from search.parameters import BadParameter, address, read, without
from search.tests.conftest import target

pytestmark = pytest.mark.django_db


def asked(string: str, locale: str = "da") -> tuple[Query, list[BadParameter]]:
    with translation.override("da"):
        return read(QueryDict(string), locale=locale)


@pytest.mark.parametrize(
    ("string", "values"),
    [
        ("", {}),
        ("q=peer+st%C3%B8tte", {"text": "peer støtte"}),
        ("q=a&q=b", {"text": "b"}),
        ("kind=course&kind=event", {"filters": Filters(kind=("course", "event"))}),
        ("kind=course&kind=course", {"filters": Filters(kind=("course",))}),
        ("kind=Kurser", {"filters": Filters(kind=("course",))}),
        ("kind=", {}),
        ("kind=%20", {}),
        ("region=1082", {"filters": Filters(region=("1082",))}),
        ("region=Region+Midtjylland", {"filters": Filters(region=("1082",))}),
        ("municipality=%C3%85rhus", {"filters": Filters(municipality=("0751",))}),
        ("status=active", {"filters": Filters(status=("active",))}),
        ("sort=title", {"sort": "title"}),
        ("page=7&page_size=50", {"page": 7, "page_size": 50}),
        ("page=%207%20", {"page": 7}),
        ("page=1&page_size=1", {"page_size": 1}),
        ("free=0&free=1", {"filters": Filters(free=("1",))}),
        ("page=007", {"page": 7}),
        ("locale=en", {"locale": "en"}),
        *[(f"online={yes}", {"filters": Filters(online=("1",))}) for yes in ("1", "true", "TRUE", "ja", "yes", "on")],
        *[(f"free={no}", {}) for no in ("0", "false", "nej", "Nej", "no", "")],
    ],
)
def test_what_a_query_string_asks_for(string: str, values: dict[str, Any]) -> None:
    assert asked(string) == (Query(**values), [])


@pytest.mark.parametrize(
    ("string", "wrong", "values"),
    [
        ("kind=banana", ("kind", "Værdien “banana” findes ikke."), {}),
        (f"kind={'x' * 80}", ("kind", f"Værdien “{'x' * 50}” findes ikke."), {}),
        ("kind=no", ("kind", "Værdien “no” findes ikke."), {}),
        ("online=maybe", ("online", "Værdien “maybe” findes ikke."), {}),
        ("kind=1", ("kind", "Værdien “1” findes ikke."), {}),  # yes is an answer to yes-or-no only
        ("region=0751", ("region", "Værdien “0751” findes ikke."), {}),
        ("sort=price", ("sort", "Værdien “price” findes ikke."), {}),
        ("locale=xx", ("locale", "Værdien “xx” findes ikke."), {}),
        ("page=0", ("page", "Skriv et helt tal fra 1 til 100."), {}),
        ("page=-1", ("page", "Skriv et helt tal fra 1 til 100."), {}),
        ("page=1.5", ("page", "Skriv et helt tal fra 1 til 100."), {}),
        ("page=x", ("page", "Skriv et helt tal fra 1 til 100."), {}),
        ("page=%D9%A3", ("page", "Skriv et helt tal fra 1 til 100."), {}),
        ("page=101", ("page", "Skriv et helt tal fra 1 til 100."), {"page": 100}),
        ("page_size=51", ("page_size", "Skriv et helt tal fra 1 til 50."), {"page_size": 50}),
        ("page_size=0", ("page_size", "Skriv et helt tal fra 1 til 50."), {}),
        (f"page={'9' * 5000}", ("page", "Skriv et helt tal fra 1 til 100."), {}),
    ],
)
def test_what_means_nothing_is_left_out_with_a_reason(
    string: str, wrong: tuple[str, str], values: dict[str, Any]
) -> None:
    query, found = asked(string)
    assert query == Query(**values)
    assert [(one.parameter, one.reason) for one in found] == [wrong]


def test_one_wrong_value_does_not_take_the_right_ones_with_it() -> None:
    query, found = asked("kind=banana&kind=course&region=1082&page=x")
    assert query == Query(filters=Filters(kind=("course",), region=("1082",)))
    assert [one.parameter for one in found] == ["kind", "page"]


@pytest.mark.parametrize(("number", "reasons"), [(MAX_VALUES, 0), (MAX_VALUES + 1, 1)])
def test_too_many_values_are_a_reason_and_the_first_are_used(number: int, reasons: int) -> None:
    for place in range(number):
        target(f"Gruppe {place}", f"gruppe-{place}")
    query, found = asked("&".join(f"target=gruppe-{place}" for place in range(number)))
    assert query.filters.target == tuple(f"gruppe-{place}" for place in range(MAX_VALUES))
    assert [one.reason for one in found] == ["Der kan højst vælges 20 værdier."] * reasons


def test_of_very_many_wrong_values_only_the_first_are_answered() -> None:
    _query, found = asked("&".join(f"kind=x{place}" for place in range(1000)))
    assert len(found) == MAX_VALUES + 1


def test_the_language_of_the_page_holds_unless_another_is_asked_for() -> None:
    assert asked("", locale="en")[0].locale == "en"
    assert asked("locale=da", locale="en")[0].locale == "da"
    assert asked("locale=xx", locale="en")[0].locale == "en"


@pytest.mark.parametrize(
    ("query", "string"),
    [
        (Query(), ""),
        (Query("peer støtte & co"), "?q=peer+st%C3%B8tte+%26+co"),
        (Query(filters=Filters(region=("1082",), kind=("course", "event"))), "?kind=course&kind=event&region=1082"),
        (Query(sort="relevance"), ""),
        (Query(sort="newest"), "?sort=newest"),
        (Query("peer", page=3, locale="en", page_size=50), "?q=peer"),
    ],
)
def test_address_of_a_query(query: Query, string: str) -> None:
    assert address(query) == string


def test_address_of_a_further_page() -> None:
    assert address(Query("peer"), page=2) == "?q=peer&page=2"
    assert address(Query(), page=1) == ""


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.text(max_size=60),
    kinds=st.lists(st.sampled_from(["course", "event", "initiative"]), max_size=3),
    free=st.booleans(),
    sort=st.sampled_from(["relevance", "title", "newest"]),
    page=st.integers(1, 100),
)
def test_the_address_of_a_query_asks_for_it_again(
    text: str, kinds: list[str], free: bool, sort: str, page: int
) -> None:
    query = Query(text, Filters(kind=tuple(kinds), free=("1",) if free else ()), sort=sort, page=page)
    assert asked(address(query, page=page).removeprefix("?")) == (query, [])


def test_a_value_taken_away_leaves_the_others_and_the_first_page() -> None:
    query = Query("peer", Filters(kind=("course", "event"), free=("1",)), sort="title", page=5)
    assert without(query, "kind", "course") == Query("peer", Filters(kind=("event",), free=("1",)), sort="title")
    assert without(query, "free", "1").filters == Filters(kind=("course", "event"))
    assert without(query, "kind", "banana").filters == query.filters


@pytest.mark.parametrize("name", FILTERS)
def test_no_filter_takes_a_nul_or_half_a_character(name: str) -> None:
    query, found = asked(f"{name}=%00&{name}=%ED%A0%80")
    assert query.filters == Filters()
    assert {one.parameter for one in found} <= {name}
