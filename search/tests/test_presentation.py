"""Filters, chips and ways to sort as the components are given them. No database."""

import pytest
from django.utils import translation

from search.contract import MAX_PAGE, Facet, Filters, Option, Query, Results
from search.presentation import Hidden, chips, filters, kept_by_filters, kept_by_search, page_of, sorts


def option(value: str, *, selected: bool = False) -> Option:
    return Option(value, value.title(), 1, selected=selected)


def results(*facets: Facet) -> Results:
    return Results("", 0, (), facets, "database")


@pytest.mark.parametrize(
    ("name", "kind"),
    [("region", "checkboxes"), ("municipality", "scroll"), ("organisation", "scroll"), ("target", "checkboxes")],
)
def test_of_every_list_several_may_be_chosen_and_long_ones_scroll(name: str, kind: str) -> None:
    facet = Facet(name, tuple(option(value) for value in "abcd"))
    assert [one.kind for one in filters((facet,))] == [kind]


def test_a_filter_without_anything_to_choose_is_left_out() -> None:
    shown = filters((Facet("kind"), Facet("status", (option("active"),)), Facet("free")))
    assert [one.name for one in shown] == ["status"]


@pytest.mark.parametrize(("language", "label"), [("da", "Kommune"), ("en", "Municipality")])
def test_a_filter_is_called_as_in_the_readers_language(language: str, label: str) -> None:
    with translation.override(language):
        assert filters((Facet("municipality", (option("0751"),)),))[0].label == label


def test_a_chip_takes_one_thing_away_and_goes_to_the_first_page() -> None:
    query = Query("peer", Filters(kind=("course", "event"), region=("1082",)), sort="title", page=3)
    facets = (
        Facet("kind", (option("course", selected=True), option("event", selected=True), option("initiative"))),
        Facet("region", (option("1082", selected=True),)),
    )
    assert [(chip.label, chip.url) for chip in chips(query, results(*facets))] == [
        ("Course", "?q=peer&kind=event&region=1082&sort=title"),
        ("Event", "?q=peer&kind=course&region=1082&sort=title"),
        ("1082", "?q=peer&kind=course&kind=event&sort=title"),
    ]


def test_the_last_chip_leads_to_the_page_itself() -> None:
    query = Query(filters=Filters(kind=("course",)))
    assert chips(query, results(Facet("kind", (option("course", selected=True),))))[0].url == "."


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        (Query(), []),
        (Query("peer"), [Hidden("q", "peer")]),
        (Query(sort="title"), [Hidden("sort", "title")]),
        (Query("peer", sort="newest", page=4), [Hidden("q", "peer"), Hidden("sort", "newest")]),
    ],
)
def test_the_filters_carry_the_text_and_the_order_along_but_not_the_page(query: Query, kept: list[Hidden]) -> None:
    assert kept_by_filters(query) == kept


def test_the_search_box_carries_every_chosen_value_along() -> None:
    query = Query("peer", Filters(kind=("course", "event"), free=("1",)), sort="title")
    assert kept_by_search(query) == [Hidden("kind", "course"), Hidden("kind", "event"), Hidden("free", "1")]


@pytest.mark.parametrize(
    ("query", "links"),
    [
        (Query(), [("Tilbud først", ".", True), ("Navn", "?sort=title", False), ("Nyeste", "?sort=newest", False)]),
        (
            Query("peer", sort="title", page=5),
            [
                ("Bedst svar", "?q=peer", False),
                ("Navn", "?q=peer&sort=title", True),
                ("Nyeste", "?q=peer&sort=newest", False),
            ],
        ),
    ],
)
def test_ways_to_sort_say_which_is_in_use(query: Query, links: list[tuple[str, str, bool]]) -> None:
    with translation.override("da"):
        assert [(link.label, link.url, link.here) for link in sorts(query)] == links


@pytest.mark.parametrize(
    ("total", "page", "size", "shown", "pages"),
    [
        (0, 1, 10, 1, 1),
        (10, 1, 10, 1, 1),
        (11, 2, 10, 2, 2),
        (11, 99, 10, 2, 2),
        (10_000, 100, 10, 100, 100),
        (1_000_000, 100, 10, 100, MAX_PAGE),  # no link leads further than the query may go
        (1_000_000, 1, 50, 1, MAX_PAGE),
    ],
)
def test_pages_end_where_a_query_may_go(total: int, page: int, size: int, shown: int, pages: int) -> None:
    found = page_of(Query(page=page, page_size=size), total)
    assert (found.number, found.paginator.num_pages) == (shown, pages)
