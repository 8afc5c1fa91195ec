"""Where things are: in words without a database, as area codes with one."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.utils import translation

from peer_pages.models import Area, InitiativePage
from peer_pages.public.places import area_codes, places_in_words
from peer_pages.tests import factories
from peer_pages.tests.public import site
from peer_pages.tests.public.unsaved import unsaved

MERGER = date(2027, 1, 1)


@pytest.fixture(autouse=True)
def danish() -> Iterator[None]:
    with translation.override("da"):
        yield


def area(name: str, kind: str = "municipality") -> Area:
    return Area(name=name, kind=kind)


REGION = area("Region Midtjylland", "region")


@pytest.mark.parametrize(
    ("areas", "values", "words"),
    [
        ([], {}, []),
        ([area("Vejle")], {}, ["Vejle"]),
        ([area("Vejle"), area("Aarhus")], {}, ["Aarhus", "Vejle"]),
        ([REGION, area("Aarhus")], {}, ["Aarhus"]),
        ([REGION], {}, ["Region Midtjylland"]),
        ([area(name) for name in "DBCA"], {}, ["A", "B", "C", "1 flere steder"]),
        ([area(name) for name in "EDBCA"], {}, ["A", "B", "C", "2 flere steder"]),
        ([area(name) for name in "BCA"], {}, ["A", "B", "C"]),
        ([], {"online": True, "nationwide": True}, ["Hele landet", "Online"]),
        ([area("Vejle")], {"online": True}, ["Vejle", "Online"]),
    ],
)
def test_places_in_words(areas: list[Area], values: dict[str, bool], words: list[str]) -> None:
    assert places_in_words(unsaved(InitiativePage, areas=areas, **values)) == words


def test_more_places_are_named_where_there_is_room() -> None:
    page = unsaved(InitiativePage, areas=[area(name) for name in "DBCA"])
    assert places_in_words(page, limit=12) == ["A", "B", "C", "D"]


@pytest.mark.django_db
def test_region_counts_with_its_municipalities() -> None:
    aarhus = site.municipality("Aarhus")
    assert aarhus.parent is not None
    codes = area_codes(aarhus.parent)
    assert {aarhus.parent.code, aarhus.code} <= codes
    assert site.municipality("Vejle").code not in codes
    assert area_codes(aarhus) == {aarhus.code}


@pytest.mark.django_db
def test_merged_regions_stand_for_the_new_one_from_its_first_day() -> None:
    zealand = Area.objects.get(code="1085", locale=factories.danish())
    before, after = area_codes(zealand, date(2026, 12, 31)), area_codes(zealand, MERGER)
    assert "1084" not in before
    assert {"1084", "1085", "1086", site.municipality("Roskilde").code} <= after
    assert after == area_codes(Area.objects.get(code="1086", locale=factories.danish()), MERGER)


@pytest.mark.django_db
def test_areas_that_point_at_each_other_end() -> None:
    one, other = site.municipality("Vejle"), site.municipality("Odense")
    Area.objects.filter(pk=one.pk).update(parent=other)
    Area.objects.filter(pk=other.pk).update(parent=one)
    one.refresh_from_db()
    assert area_codes(one) == {one.code, other.code}
