"""The areas that the migration seeds."""

from datetime import date

import pytest
from localflavor.dk.dk_municipalities import DK_MUNICIPALITIES

from peer_pages.models import Area

pytestmark = pytest.mark.django_db

LAST_DAY_OF_FIVE = date(2026, 12, 31)
FIRST_DAY_OF_FOUR = date(2027, 1, 1)


def test_all_98_municipalities_have_the_librarys_names_and_regions():
    expected = {(str(name), str(region)) for region, rows in DK_MUNICIPALITIES for _slug, name in rows}
    seeded = set(Area.objects.municipalities().values_list("name", "parent__name"))
    assert seeded == expected
    assert len(seeded) == 98


def test_codes_are_four_digits_and_unique():
    codes = list(Area.objects.values_list("code", flat=True))
    assert all(code.isdigit() and len(code) == 4 for code in codes)
    assert len(set(codes)) == len(codes)


@pytest.mark.parametrize(("name", "code"), [("København", "0101"), ("Aarhus", "0751"), ("Ærø", "0492")])
def test_well_known_codes(name, code):
    assert Area.objects.get(name=name).code == code


def test_five_regions_are_valid_until_the_end_of_2026():
    names = set(Area.objects.regions().valid_on(LAST_DAY_OF_FIVE).values_list("name", flat=True))
    assert names == {
        "Region Hovedstaden",
        "Region Sjælland",
        "Region Syddanmark",
        "Region Midtjylland",
        "Region Nordjylland",
    }


def test_region_oestdanmark_takes_over_in_2027():
    names = set(Area.objects.regions().valid_on(FIRST_DAY_OF_FOUR).values_list("name", flat=True))
    assert names == {"Region Østdanmark", "Region Syddanmark", "Region Midtjylland", "Region Nordjylland"}


@pytest.mark.parametrize(
    ("code", "day", "successor"),
    [
        ("1084", LAST_DAY_OF_FIVE, "Region Hovedstaden"),
        ("1084", FIRST_DAY_OF_FOUR, "Region Østdanmark"),
        ("1085", FIRST_DAY_OF_FOUR, "Region Østdanmark"),
        ("1083", FIRST_DAY_OF_FOUR, "Region Syddanmark"),
    ],
)
def test_successor_of_a_region(code, day, successor):
    assert Area.objects.get(code=code).successor(day).name == successor


def test_46_municipalities_lie_in_the_two_merging_regions():
    assert Area.objects.municipalities().filter(parent__code__in=["1084", "1085"]).count() == 46
