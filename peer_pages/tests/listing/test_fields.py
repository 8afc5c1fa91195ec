"""The filters one by one: which values they have, what they leave and what they count."""

from datetime import timedelta

import pytest
from django.utils import timezone, translation

from peer_pages.listing.fields import AreaChoice, FlagChoice, StatusChoice, TermChoice, TimeChoice
from peer_pages.models import Area, CataloguePage, EventPage, InitiativePage, TargetGroup
from peer_pages.tests import factories
from peer_pages.tests.public import site

pytestmark = pytest.mark.django_db

FLAGS = [("hele-landet", "Hele landet", "nationwide"), ("online", "Online", "online")]


def areas(kind: str) -> AreaChoice:
    return AreaChoice("sted", "Sted", kind, factories.danish().pk)


def titles(pages: object) -> list[str]:
    return sorted(page.title for page in pages)


@pytest.mark.parametrize("code", ["", "x", "\x00", "1081\x00", "-1081", "9999", "²", "10 81"])
def test_area_that_does_not_exist_is_none(code: str) -> None:
    assert areas(Area.Kind.REGION).resolve(code) == ""


def test_area_counts_only_as_what_it_is() -> None:
    assert areas(Area.Kind.REGION).resolve("1082") == "1082"
    assert areas(Area.Kind.MUNICIPALITY).resolve("1082") == ""


def test_areas_of_today_are_offered_by_name() -> None:
    Area.objects.filter(code="1081").update(valid_to=timezone.localdate() - timedelta(days=1))
    offered = areas(Area.Kind.REGION).values()
    assert "1081" not in dict(offered)
    names = [name for _code, name in offered]
    assert names == sorted(names)
    assert "Region Midtjylland" in names


def test_municipality_that_is_no_more_leads_to_its_successor() -> None:
    old, new = site.municipality("Vejle"), site.municipality("Odense")
    Area.objects.filter(pk=old.pk).update(merged_into=new, valid_to=timezone.localdate() - timedelta(days=1))
    choice = areas(Area.Kind.MUNICIPALITY)
    assert choice.resolve(old.code) == new.code
    factories.make_initiative("I det gamle Vejle", areas=[old])
    factories.make_initiative("I Odense", areas=[new])
    assert titles(choice.narrow(InitiativePage.objects.all(), new.code)) == ["I Odense", "I det gamle Vejle"]


def test_area_nobody_knows_holds_nothing() -> None:
    factories.make_initiative("I Vejle", areas=[site.municipality("Vejle")])
    assert titles(areas(Area.Kind.REGION).narrow(InitiativePage.objects.all(), "9999")) == []


def test_page_with_two_municipalities_of_a_region_counts_once_in_it() -> None:
    vejle, odense = site.municipality("Vejle"), site.municipality("Odense")
    factories.make_initiative("To steder", areas=[vejle, odense])
    factories.make_initiative("Intet sted")
    pages = InitiativePage.objects.all()
    assert areas(Area.Kind.MUNICIPALITY).counts(pages) == {vejle.code: 1, odense.code: 1}
    counts = areas(Area.Kind.REGION).counts(pages)
    assert {code: count for code, count in counts.items() if count} == {"1083": 1}
    assert titles(areas(Area.Kind.REGION).narrow(pages, "1083")) == ["To steder"]


def test_term_narrows_and_counts_each_page_once() -> None:
    unge, angst = site.term(TargetGroup, "unge", "Unge"), site.term(TargetGroup, "angst", "Angst")
    factories.make_initiative("For begge", target_groups=[unge, angst])
    factories.make_initiative("For unge", target_groups=[unge])
    factories.make_initiative("For alle")
    choice = TermChoice("maalgruppe", "Målgruppe", "target_groups", TargetGroup, factories.danish().pk)
    pages = InitiativePage.objects.all()
    assert [value for value, _label in choice.values() if value in ("unge", "angst")] == ["angst", "unge"]
    assert choice.counts(pages) == {"unge": 2, "angst": 1}
    assert titles(choice.narrow(pages, "unge")) == ["For begge", "For unge"]
    assert titles(choice.narrow(choice.narrow(pages, "unge"), "angst")) == ["For begge"]


def test_status_narrows_and_counts() -> None:
    for status in ("active", "active", "ended"):
        factories.make_initiative(status=status)
    choice = StatusChoice("status", "Status", CataloguePage.Status.choices)
    pages = InitiativePage.objects.all()
    assert choice.counts(pages) == {"active": 2, "ended": 1}
    assert choice.narrow(pages, "ended").count() == 1
    with translation.override("en"):
        assert dict(choice.values())["ended"] == "Ended"


def test_flags_narrow_and_count() -> None:
    factories.make_initiative("Begge", online=True, nationwide=True)
    factories.make_initiative("Kun online", online=True)
    choice = FlagChoice("kun", "Vis kun", FLAGS)
    pages = InitiativePage.objects.all()
    assert choice.values() == [("hele-landet", "Hele landet"), ("online", "Online")]
    assert choice.counts(pages) == {"hele-landet": 1, "online": 2}
    assert titles(choice.narrow(pages, "hele-landet")) == ["Begge"]


def test_every_event_is_either_to_come_or_over() -> None:
    now = timezone.now()
    hour = timedelta(hours=1)
    factories.make_event("I morgen", starts_at=now + 24 * hour)
    factories.make_event("Lige nu", starts_at=now - hour, ends_at=now + hour)
    factories.make_event("Netop slut", starts_at=now - 2 * hour, ends_at=now - hour)
    factories.make_event("I går", starts_at=now - 24 * hour)
    factories.make_event("Uden dato", starts_at=None)
    choice, pages = TimeChoice("tid", "Hvornår"), EventPage.objects.all()
    assert titles(choice.narrow(pages, "kommende")) == ["I morgen", "Lige nu"]
    assert titles(choice.narrow(pages, "tidligere")) == ["I går", "Netop slut", "Uden dato"]
    assert choice.counts(pages) == {"kommende": 2, "tidligere": 3}
