"""Regions and municipalities over time. No database: areas in memory."""

from datetime import date
from typing import Any

import pytest

from search.places import MUNICIPALITY, REGION, Place, Places

TODAY = date(2027, 3, 1)
OPENS, CLOSED = date(2027, 1, 1), date(2026, 12, 31)


def place(pk: int, name: str, kind: str = MUNICIPALITY, **values: Any) -> Place:
    """Return an area of which nothing is known but its name."""
    known = {"code": f"{pk:04}", "slug": name.lower().replace(" ", "-"), "locale": "da", **values}
    rest = dict.fromkeys(("parent", "merged_into", "valid_from", "valid_to"))
    return Place(pk=pk, kind=kind, name=name, **{**rest, **known})


def places(*areas: Place, day: date = TODAY) -> Places:
    return Places({area.pk: area for area in areas}, day)


EAST = place(1, "Region Øst", REGION, valid_from=OPENS)
ZEALAND = place(2, "Region Sjælland", REGION, valid_to=CLOSED, merged_into=1)
CAPITAL = place(3, "Region Hovedstaden", REGION, valid_to=CLOSED, merged_into=1)
NORTH = place(4, "Region Nord", REGION)
ROSKILDE = place(5, "Roskilde", parent=2)
AALBORG = place(6, "Aalborg", parent=4)
NOWHERE = place(7, "Ertholmene")
ALL = (EAST, ZEALAND, CAPITAL, NORTH, ROSKILDE, AALBORG, NOWHERE)


@pytest.mark.parametrize(
    ("day", "pk", "stands_for"),
    [
        (CLOSED, 2, 2),  # the last day counts
        (OPENS, 2, 1),
        (OPENS, 3, 1),
        (OPENS, 4, 4),
        (CLOSED, 5, 5),
    ],
)
def test_an_area_is_itself_to_its_last_day_and_then_what_took_its_place(day: date, pk: int, stands_for: int) -> None:
    assert places(*ALL, day=day).now(pk).pk == stands_for


def test_an_area_that_closed_into_nothing_stays_what_it_was() -> None:
    assert places(place(1, "Farum", valid_to=CLOSED)).now(1).name == "Farum"


def test_an_area_that_is_to_be_merged_later_is_still_itself() -> None:
    later = place(2, "Ballerup", valid_to=date(2027, 12, 31), merged_into=1)
    assert places(place(1, "Egedal"), later).now(2).name == "Ballerup"


def test_mergers_are_followed_to_the_last_one() -> None:
    chain = [place(pk, f"Kommune {pk}", valid_to=CLOSED, merged_into=pk + 1) for pk in range(1, 6)]
    assert places(*chain, place(6, "Den sidste")).now(1).name == "Den sidste"


def test_a_ring_of_mergers_comes_to_an_end() -> None:
    ring = [place(pk, f"Kommune {pk}", valid_to=CLOSED, merged_into=3 - pk) for pk in (1, 2)]
    assert places(*ring).now(1) in ring


@pytest.mark.parametrize(
    ("day", "pks", "kind", "codes"),
    [
        (CLOSED, [5], REGION, {"0002"}),
        (OPENS, [5], REGION, {"0001"}),
        (OPENS, [2, 3], REGION, {"0001"}),
        (OPENS, [5, 6], REGION, {"0001", "0004"}),
        (OPENS, [5, 6], MUNICIPALITY, {"0005", "0006"}),
        (OPENS, [4], MUNICIPALITY, set()),  # a page for all of a region is in none of its municipalities
        (OPENS, [7], REGION, set()),
        (OPENS, [], REGION, set()),
    ],
)
def test_a_page_is_in_todays_regions_and_municipalities(day: date, pks: list[int], kind: str, codes: set[str]) -> None:
    assert places(*ALL, day=day).codes(pks, kind) == codes


@pytest.mark.parametrize(
    ("day", "names"),
    [
        (CLOSED, ["Region Sjælland", "Region Hovedstaden", "Region Nord"]),
        (OPENS, ["Region Øst", "Region Nord"]),
    ],
)
def test_only_todays_regions_can_be_chosen(day: date, names: list[str]) -> None:
    assert [area.name for area in places(*ALL, day=day).current(REGION)] == names
    assert list(places(*ALL, day=day).labels(REGION, "da").values()) == names


@pytest.mark.parametrize("locale", ["da", "en"])
@pytest.mark.parametrize("danish_first", [True, False])
def test_an_area_is_called_what_it_is_called_in_the_readers_language(locale: str, danish_first: bool) -> None:
    both = [
        place(1, "Region Hovedstaden", REGION, code="1084"),
        place(2, "Capital Region", REGION, code="1084", locale="en"),
    ]
    names = places(*(both if danish_first else reversed(both))).labels(REGION, locale)
    assert names == {"1084": "Region Hovedstaden" if locale == "da" else "Capital Region"}


def test_an_area_without_a_translation_keeps_its_danish_name() -> None:
    assert places(AALBORG).labels(MUNICIPALITY, "en") == {"0006": "Aalborg"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("unge i aalborg", ["Aalborg"]),
        ("UNGE, ÅLBORG!", ["Aalborg"]),
        ("nord", ["Region Nord"]),
        ("region nord", ["Region Nord"]),
        ("øst", ["Region Øst"]),
        ("hovedstaden", []),  # it is closed
        ("roskilde nord", ["Roskilde", "Region Nord"]),  # the smallest first
        ("nordlys", []),
        ("aalborgenser", []),
        ("Nibe", ["Aalborg"]),  # a town
        ("Nibe i Aalborg", ["Aalborg"]),
        ("sjælland", ["Region Øst"]),  # both of its regions were merged
        ("region sjælland", []),
        ("", []),
    ],
)
def test_places_that_a_text_names(text: str, names: list[str]) -> None:
    assert [area.name for area in places(*ALL, day=OPENS).named_in(text)] == names


FUNEN = (place(8, "Odense"), place(9, "Svendborg"), place(10, "Langeland"))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("unge på Fyn", {"Fyn": {"Odense", "Svendborg", "Langeland"}}),
        ("SYDFYN", {"Sydfyn": {"Svendborg", "Langeland"}}),
        ("fynsk", {}),
        ("Odense", {}),
        ("Nibe", {}),
        ("Djursland", {}),  # none of its municipalities is known
    ],
)
def test_parts_of_the_country_that_a_text_names(text: str, parts: dict[str, set[str]]) -> None:
    found = places(*ALL, *FUNEN).parts_in(text)
    assert {part.name: {area.name for area in part.places} for part in found} == parts


@pytest.mark.parametrize(
    ("day", "codes", "names"),
    [
        (OPENS, {"0008"}, ["Fyn"]),
        (OPENS, {"0008", "0009"}, ["Fyn", "Sydfyn"]),
        (OPENS, {"0006"}, []),
        (OPENS, {"0001"}, ["Sjælland"]),
        (CLOSED, {"0002", "0003"}, []),  # a search for "Region Sjælland" must not find the other one
        (OPENS, set(), []),
    ],
)
def test_parts_of_the_country_around_areas(day: date, codes: set[str], names: list[str]) -> None:
    assert places(*ALL, *FUNEN, day=day).parts_around(codes) == names


@pytest.mark.parametrize(
    ("text", "kind", "code"),
    [
        ("0006", MUNICIPALITY, "0006"),
        ("aalborg", MUNICIPALITY, "0006"),
        ("Ålborg", MUNICIPALITY, "0006"),
        ("region-nord", REGION, "0004"),
        ("Region Nord", REGION, "0004"),
        ("Region Sjælland", REGION, "0001"),  # an old address leads to what took its place
        ("0003", REGION, "0001"),
        ("aalborg", REGION, None),
        ("0004", MUNICIPALITY, None),
        ("Narnia", MUNICIPALITY, None),
        ("", MUNICIPALITY, None),
    ],
)
def test_what_a_reader_calls_a_place_is_understood(text: str, kind: str, code: str | None) -> None:
    assert places(*ALL, day=OPENS).resolve(text, kind) == code


def test_a_region_and_a_municipality_of_one_name_are_told_apart() -> None:
    both = places(place(1, "Bornholm", REGION, code="1080"), place(2, "Bornholm", code="0400"))
    assert (both.resolve("bornholm", REGION), both.resolve("bornholm", MUNICIPALITY)) == ("1080", "0400")


def test_a_region_to_come_cannot_be_searched_in_yet() -> None:
    assert places(*ALL, day=CLOSED).resolve("Region Øst", REGION) is None


@pytest.mark.parametrize(("name", "short"), [("Region Syddanmark", "Syddanmark"), ("Vejle", "Vejle")])
def test_short_name(name: str, short: str) -> None:
    assert place(1, name).short_name == short
