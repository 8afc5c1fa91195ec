"""The lists of the catalogue: their order, their counts, and what the front page shows."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Locale, Page

from peer_pages.listing import catalogue
from peer_pages.models import CATALOGUE_PAGES, Area, EventPage, RegionPage
from peer_pages.tests import factories
from peer_pages.tests.public import site

pytestmark = pytest.mark.django_db


def locale_id() -> int:
    return factories.danish().pk


def titles(entries: object) -> list[str]:
    return [entry.title for entry in entries]


def first_published(days_ago: dict[str, int]) -> None:
    for title, days in days_ago.items():
        Page.objects.filter(title=title).update(first_published_at=timezone.now() - timedelta(days=days))


def test_every_kind_of_catalogue_page_has_a_list() -> None:
    assert list(catalogue.MODELS.values()) == list(CATALOGUE_PAGES)
    assert set(catalogue.MODELS) == {"initiative", "course", "event"}


def test_pages_of_one_name_keep_their_places() -> None:
    keys = [factories.make_initiative("Caféen", body=[]).pk for _number in range(4)]
    pages = catalogue.pages_of("initiative", locale_id())
    assert [page.pk for page in pages] == keys
    assert pages.query.order_by[-1] == "pk"


def test_each_kind_has_the_filters_that_make_sense_for_it() -> None:
    names = {kind: [choice.name for choice in catalogue.choices_for(kind, 1)] for kind in catalogue.MODELS}
    assert names["initiative"] == ["region", "kommune", "maalgruppe", "status", "kun"]
    assert names["course"] == names["initiative"]
    assert names["event"] == ["tid", "region", "kommune", "maalgruppe", "kun"]


def test_kinds_count_what_the_public_sees_in_the_language() -> None:
    factories.make_course("Et kursus")
    factories.make_course("En kladde", state=factories.DRAFT)
    factories.make_section()
    counts = {one.kind: one.count for one in catalogue.kinds(locale_id())}
    assert counts == {"initiative": 0, "course": 1, "event": 0, "organisation": 1}
    assert catalogue.kinds(Locale.objects.get(language_code="en").pk) == []


def test_regions_of_the_future_and_the_past_are_not_listed() -> None:
    yesterday, tomorrow = (timezone.localdate() + timedelta(days=days) for days in (-1, 1))
    new = Area.objects.get(code="1086", locale=factories.danish())
    factories.tree().regions.add_child(instance=RegionPage(title=new.name, area=new))
    old = Area.objects.filter(code__in=["1084", "1085"])
    old.update(valid_to=timezone.localdate(), merged_into=new)
    Area.objects.filter(pk=new.pk).update(valid_from=tomorrow)
    assert "Region Østdanmark" not in titles(catalogue.regions(locale_id()))
    assert "Region Sjælland" in titles(catalogue.regions(locale_id()))
    old.update(valid_to=yesterday)
    Area.objects.filter(pk=new.pk).update(valid_from=timezone.localdate())
    assert "Region Østdanmark" in titles(catalogue.regions(locale_id()))
    assert "Region Sjælland" not in titles(catalogue.regions(locale_id()))


def test_merged_region_keeps_its_place_until_its_successor_has_a_page() -> None:
    factories.make_initiative("På Sjælland", areas=[site.municipality("Roskilde")])
    new = Area.objects.get(code="1086", locale=factories.danish())
    Area.objects.filter(pk=new.pk).update(valid_from=timezone.localdate())
    old = Area.objects.filter(code__in=["1084", "1085"])
    old.update(valid_to=timezone.localdate() - timedelta(days=1), merged_into=new)
    counts = {one.title: one.count for one in catalogue.regions(locale_id())}
    assert counts["Region Sjælland"] == 1
    assert "Region Hovedstaden" in counts


def test_region_counts_each_page_once_whatever_its_kind() -> None:
    aarhus = site.municipality("Aarhus")
    assert aarhus.parent is not None
    factories.make_initiative("Begge dele", areas=[aarhus, aarhus.parent])
    factories.make_course("Kursus", areas=[aarhus])
    factories.make_event("Kladde", areas=[aarhus], state=factories.DRAFT)
    counts = {one.title: one.count for one in catalogue.regions(locale_id())}
    assert counts["Region Midtjylland"] == 2
    assert sum(counts.values()) == 2


def test_groups_of_a_region_show_a_few_and_lead_to_the_rest() -> None:
    aarhus = site.municipality("Aarhus")
    for number in range(catalogue.FEW + 1):
        factories.make_initiative(f"Nr. {number}", areas=[aarhus], body=[])
    factories.make_course("Kursus", areas=[aarhus])
    assert aarhus.parent is not None
    initiatives, courses = catalogue.in_area(aarhus.parent, locale_id())
    assert (initiatives.kind, initiatives.total, len(initiatives.teasers)) == ("initiative", 6, 5)
    assert initiatives.url == f"{factories.tree().initiatives.get_url()}?region={aarhus.parent.code}"
    assert (courses.kind, courses.total, courses.url) == ("course", 1, "")


def test_organisation_shows_all_it_offers() -> None:
    ours = site.organisation()
    for number in range(catalogue.FEW + 1):
        factories.make_initiative(f"Nr. {number}", organisations=[ours], body=[])
    factories.make_initiative("Andres", organisations=[site.organisation("Andre")])
    [group] = catalogue.of_organisation(ours, locale_id())
    assert (group.total, len(group.teasers), group.url) == (6, 6, "")


def test_open_to_all_leaves_out_what_is_over() -> None:
    factories.make_initiative("Alle vegne", nationwide=True)
    factories.make_initiative("Online", online=True)
    factories.make_initiative("Kun her")
    factories.make_initiative("Slut", nationwide=True, status="ended")
    factories.make_event("Forbi", online=True, starts_at=timezone.now() - timedelta(days=1))
    factories.make_event("Aflyst", online=True, change="cancelled")
    [group] = catalogue.everywhere(locale_id())
    assert titles(group.teasers) == ["Alle vegne", "Online"]


def test_soon_mixes_courses_and_events_in_the_order_they_start() -> None:
    now = timezone.now()
    factories.make_course("Om ti dage", dates=[site.course_date(now + timedelta(days=10))])
    factories.make_course("Aflyst hold", dates=[site.course_date(now + timedelta(days=1), cancelled=True)])
    factories.make_event("Om tre dage")
    factories.make_event("Om tyve dage", starts_at=now + timedelta(days=20))
    factories.make_event("Aflyst", change="cancelled")
    factories.make_event("I går", starts_at=now - timedelta(days=1))
    assert titles(catalogue.soon(locale_id())) == ["Om tre dage", "Om ti dage", "Om tyve dage"]


def test_soon_shows_a_few() -> None:
    for number in range(catalogue.FEW + 2):
        factories.make_event(f"Nr. {number}", starts_at=timezone.now() + timedelta(days=number + 1))
    assert titles(catalogue.soon(locale_id())) == [f"Nr. {number}" for number in range(catalogue.FEW)]


def test_newest_are_those_published_last_and_of_use_still() -> None:
    kept = factories.make_initiative("Ældst")
    factories.make_course("Nyest")
    factories.make_event("Midt imellem")
    factories.make_initiative("Slut", status="ended")
    factories.make_event("Forbi", starts_at=timezone.now() - timedelta(days=1))
    first_published({"Ældst": 3, "Midt imellem": 2, "Nyest": 1})
    assert titles(catalogue.newest(locale_id())) == ["Nyest", "Midt imellem", "Ældst"]
    assert titles(catalogue.newest(locale_id(), but={kept.get_url()})) == ["Nyest", "Midt imellem"]


def test_event_that_was_moved_is_still_announced() -> None:
    factories.make_event("Flyttet", change=EventPage.Change.RESCHEDULED)
    assert titles(catalogue.soon(locale_id())) == ["Flyttet"]
    assert titles(catalogue.newest(locale_id())) == ["Flyttet"]


def test_organisations_come_by_name() -> None:
    for name in ("Ørsted", "Medvind", "Ærø Kommune"):
        factories.make_section(site.organisation(name))
    assert set(titles(catalogue.organisations(locale_id()))) == {"Medvind", "Ærø Kommune", "Ørsted"}
    assert titles(catalogue.organisations(locale_id()))[0] == "Medvind"
