"""Areas: which exist on a day, and what took the place of one that is no more."""

from datetime import date
from itertools import pairwise

import pytest
from django.core.exceptions import ValidationError

from peer_pages.models import Area
from peer_pages.tests import factories

LAST_DAY, NEXT_DAY = date(2026, 12, 31), date(2027, 1, 1)


def chain() -> tuple[Area, Area, Area]:
    """Return an area that became a second one in 2010, which became a third in 2027."""
    third = Area(name="Ny", valid_from=NEXT_DAY)
    second = Area(name="Midt", valid_to=LAST_DAY, merged_into=third)
    return Area(name="Gammel", valid_to=date(2009, 12, 31), merged_into=second), second, third


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2009, 12, 31), "Gammel"),
        (date(2010, 1, 1), "Midt"),
        (LAST_DAY, "Midt"),
        (NEXT_DAY, "Ny"),
        (date(2999, 1, 1), "Ny"),
    ],
)
def test_a_chain_of_mergers_is_followed_to_the_area_of_the_day(day: date, name: str) -> None:
    assert chain()[0].successor(day).name == name


@pytest.mark.parametrize("values", [{}, {"valid_to": LAST_DAY}, {"merged_into": Area(name="Ny")}])
def test_an_area_without_both_an_end_and_a_successor_stands_for_itself(values: dict[str, object]) -> None:
    area = Area(name="Her", **values)
    assert area.successor(date(2999, 1, 1)) is area


def saved(code: str, **values: object) -> Area:
    values = {"kind": "municipality", "name": f"Område {code}", "slug": f"omraade-{code}", **values}
    return Area.objects.create(code=code, locale=factories.danish(), **values)


@pytest.mark.django_db
@pytest.mark.parametrize("length", [1, 2, 3])
def test_a_ring_of_mergers_is_refused(length: int) -> None:
    areas = [saved(f"990{number}", valid_to=LAST_DAY) for number in range(length)]
    for area, following in pairwise(areas):
        area.merged_into = following
        area.full_clean()
        area.save()
    areas[-1].merged_into = Area.objects.get(pk=areas[0].pk)
    with pytest.raises(ValidationError) as refusal:
        areas[-1].full_clean()
    assert refusal.value.message_dict == {
        "merged_into": ["Området ender hos sig selv. Vælg det område, der findes i stedet."]
    }


@pytest.mark.django_db
def test_a_new_area_may_be_merged_into_another() -> None:
    area = Area(kind="region", name="Ny", code="9999", slug="ny", merged_into=saved("9998"), locale=factories.danish())
    area.full_clean()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("begins", "ends", "exists"),
    [
        (None, None, True),
        (NEXT_DAY, None, True),
        (None, NEXT_DAY, True),
        (NEXT_DAY, NEXT_DAY, True),
        (date(2027, 1, 2), None, False),
        (None, LAST_DAY, False),
    ],
)
def test_an_area_exists_from_its_first_day_to_its_last(begins: date | None, ends: date | None, exists: bool) -> None:
    area = saved("9999", valid_from=begins, valid_to=ends)
    assert Area.objects.valid_on(NEXT_DAY).filter(pk=area.pk).exists() is exists


@pytest.mark.django_db
@pytest.mark.parametrize(("today", "name"), [(LAST_DAY, "Region Sjælland"), (NEXT_DAY, "Region Østdanmark")])
def test_the_areas_of_today_change_with_the_calendar(monkeypatch: pytest.MonkeyPatch, today: date, name: str) -> None:
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_args: today)
    names = set(Area.objects.current().regions().values_list("name", flat=True))
    assert names & {"Region Sjælland", "Region Østdanmark"} == {name}


@pytest.mark.django_db
def test_regions_come_before_municipalities_each_by_name() -> None:
    kinds = list(Area.objects.values_list("kind", flat=True))
    assert kinds == sorted(kinds, reverse=True)
    assert str(Area.objects.first()) == "Region Hovedstaden"
