"""The data that migrations seed can be taken away and seeded again."""

from datetime import date
from importlib import import_module
from uuid import uuid4

import pytest
from django.apps import apps
from django.db.models import ProtectedError
from django.utils import timezone
from wagtail.models import Locale

from peer_pages.models import Area, CourseDate, Funding, RegionPage
from peer_pages.tests import factories

identifiers = import_module("peer_pages.migrations.0005_course_date_identifiers")
areas = import_module("peer_pages.migrations.0002_areas")
deadlines = import_module("peer_pages.migrations.0007_deadlines")

pytestmark = pytest.mark.django_db


def seeded() -> set[tuple[object, ...]]:
    fields = ("kind", "code", "name", "slug", "parent__code", "merged_into__code", "valid_from", "valid_to", "locale")
    return set(Area.objects.values_list(*fields))


def test_areas_can_be_taken_away_and_seeded_again_the_same() -> None:
    before = seeded()
    RegionPage.objects.all().delete()
    areas.backwards(apps, None)
    assert not Area.objects.exists()
    areas.forwards(apps, None)
    assert seeded() == before
    assert len(before) == 98 + 6


def test_areas_that_pages_stand_on_are_not_taken_away() -> None:
    assert RegionPage.objects.exists()
    with pytest.raises(ProtectedError):
        areas.backwards(apps, None)


def test_seeding_makes_both_languages_once() -> None:
    RegionPage.objects.all().delete()
    areas.backwards(apps, None)
    areas.forwards(apps, None)
    assert sorted(Locale.objects.values_list("language_code", flat=True)) == ["da", "en"]


def test_every_area_has_an_address_of_ascii_letters() -> None:
    slugs = list(Area.objects.values_list("slug", flat=True))
    assert all(slug.isascii() and slug for slug in slugs)
    assert {"aeroe", "region-oestdanmark", "hoeje-taastrup"} <= set(slugs)
    assert len(set(slugs)) == len(slugs)


def test_dates_that_shared_an_identifier_are_told_apart() -> None:
    now = timezone.now()
    page = factories.make_course(dates=[CourseDate(starts_at=now), CourseDate(starts_at=now)])
    CourseDate.objects.update(uid=uuid4())
    identifiers.forwards(apps, None)
    assert len(set(CourseDate.objects.filter(page=page).values_list("uid", flat=True))) == 2


def test_grants_of_before_count_to_the_decision_or_to_the_last_day_at_its_word() -> None:
    decision = {"renewed_yearly": True, "decision_on": date(2026, 3, 1)}
    grants = [Funding(ends="2026-06"), Funding(ends="2013/2026~"), Funding(ends="2026", **decision), Funding(ends="")]
    page = factories.make_initiative(fundings=grants)
    Funding.objects.filter(ends="2013/2026~").update(ends_last_day=date(2027, 12, 31))
    Funding.objects.update(deadline=None)
    deadlines.forwards(apps, None)
    found = Funding.objects.filter(page=page).order_by("pk").values_list("ends_last_day", "deadline")
    year = date(2026, 12, 31)
    assert list(found) == [(date(2026, 6, 30),) * 2, (year, year), (year, date(2026, 3, 1)), (None, None)]
