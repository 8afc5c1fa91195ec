"""Lists: filters, counts, paging, empty states and who is left out."""

from datetime import timedelta

import pytest
from django.http import QueryDict
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from peer_pages.listing import catalogue, listing
from peer_pages.models import Area
from peer_pages.tests import factories
from peer_pages.tests.public import site

pytestmark = pytest.mark.django_db


def show(kind: str, query: str = "") -> listing.Listing:
    locale_id = factories.danish().pk
    pages, choices = catalogue.pages_of(kind, locale_id), catalogue.choices_for(kind, locale_id)
    return listing.list_pages(pages, choices, QueryDict(query), url="/liste/")


def titles(kind: str, query: str = "") -> list[str]:
    return [teaser.title for teaser in show(kind, query).teasers]


def options(shown: listing.Listing, name: str) -> dict[str, int]:
    return {option.label: option.count for one in shown.filters if one.name == name for option in one.options}


@pytest.fixture
def places() -> dict[str, Area]:
    aarhus, vejle = site.municipality("Aarhus"), site.municipality("Vejle")
    assert aarhus.parent is not None
    factories.make_initiative("I Aarhus", areas=[aarhus], online=True)
    factories.make_initiative("I Midtjylland", areas=[aarhus.parent])
    factories.make_initiative("I Vejle", areas=[vejle], status="ended")
    factories.make_initiative("Alle vegne", nationwide=True)
    return {"aarhus": aarhus, "vejle": vejle, "midtjylland": aarhus.parent}


def test_region_holds_its_municipalities(places: dict[str, Area]) -> None:
    assert titles("initiative", f"region={places['midtjylland'].code}") == ["I Aarhus", "I Midtjylland"]
    assert titles("initiative", f"kommune={places['aarhus'].code}") == ["I Aarhus"]


def test_ended_offers_come_last(places: dict[str, Area]) -> None:
    assert titles("initiative")[-1] == "I Vejle"


def test_counts_leave_out_a_filters_own_choice(places: dict[str, Area]) -> None:
    shown = show("initiative", f"kommune={places['aarhus'].code}")
    assert options(shown, "kommune") == {"Aarhus": 1, "Vejle": 1}
    assert options(shown, "region") == {"Region Midtjylland": 1}
    assert options(shown, "kun") == {"Online": 1}


def test_a_page_counts_once_however_many_places_it_has(places: dict[str, Area]) -> None:
    factories.make_initiative("To steder", areas=[places["vejle"], site.municipality("Odense")])
    shown = show("initiative", "region=1083")
    assert shown.total == 2
    assert options(shown, "status") == {"I gang": 1, "Afsluttet": 1}
    factories.make_initiative("Ét sted", areas=[places["vejle"]])
    assert options(show("initiative", "region=1083"), "status") == {"I gang": 2, "Afsluttet": 1}


def test_filters_without_a_use_are_not_shown(places: dict[str, Area]) -> None:
    assert "maalgruppe" not in [one.name for one in show("initiative").filters]


def test_unknown_and_malformed_values_are_ignored(places: dict[str, Area]) -> None:
    assert show("initiative", "region=9999&kommune=%00&status=x&kun=y&side=-3").total == 4
    assert show("initiative", "side=" + "9" * 50).page_obj.number == 1


def test_each_filter_in_use_can_be_taken_away(places: dict[str, Area]) -> None:
    shown = show("initiative", f"kommune={places['vejle'].code}&status=ended")
    assert [chip.label for chip in shown.active] == ["Vejle", "Afsluttet"]
    assert shown.active[0].url == "/liste/?status=ended"
    assert shown.active[1].url == f"/liste/?kommune={places['vejle'].code}"


def test_empty_list_offers_the_nearest_that_is_not_empty(places: dict[str, Area]) -> None:
    shown = show("initiative", f"kommune={places['vejle'].code}&kun=online")
    assert shown.total == 0
    assert [chip.label for chip in shown.suggestions] == ["Uden “Vejle” (1)", "Uden “Online” (1)", "Se alle (4)"]


def test_merged_region_leads_to_its_successor(places: dict[str, Area]) -> None:
    old = places["midtjylland"]
    new = Area.objects.create(kind="region", name="Region Ny", code="1099", slug="ny", locale=factories.danish())
    Area.objects.filter(pk=old.pk).update(merged_into=new, valid_to=timezone.localdate() - timedelta(days=1))
    for code in (old.code, new.code):
        assert titles("initiative", f"region={code}") == ["I Aarhus", "I Midtjylland"]
    assert options(show("initiative"), "region")["Region Ny"] == 2
    assert old.name not in options(show("initiative"), "region")


def test_r32_paging_is_bounded() -> None:
    for number in range(listing.PAGE_SIZE + 1):
        factories.make_initiative(f"Nr. {number:02}", body=[])
    assert len(titles("initiative")) == listing.PAGE_SIZE
    assert titles("initiative", "side=2") == ["Nr. 20"]
    assert show("initiative", "side=99999").page_obj.number == 2


def test_courses_come_in_the_order_they_start() -> None:
    soon = timezone.now() + timedelta(days=5)
    factories.make_course("Uden dato")
    factories.make_course("Sent", dates=[site.course_date(soon + timedelta(days=50))])
    factories.make_course("Tidligt", dates=[site.course_date(soon)])
    factories.make_course("Aflyst", dates=[site.course_date(soon, cancelled=True)])
    assert titles("course") == ["Tidligt", "Sent", "Aflyst", "Uden dato"]


def test_coming_events_come_first_and_the_past_backwards() -> None:
    now = timezone.now()
    for days in (20, 3, -40, -5):
        factories.make_event(f"{days}", starts_at=now + timedelta(days=days))
    assert titles("event") == ["3", "20", "-5", "-40"]
    assert titles("event", "tid=kommende") == ["3", "20"]
    assert titles("event", "tid=tidligere") == ["-5", "-40"]


def test_free_courses() -> None:
    factories.make_course("Gratis")
    factories.make_course("Dyrt", is_free=False, price_dkk=5000)
    assert titles("course", "kun=gratis") == ["Gratis"]


@pytest.mark.parametrize("state", [factories.DRAFT, factories.UNPUBLISHED])
def test_r38_what_is_not_published_is_in_no_list(state: str, client: Client) -> None:
    site.fill()
    hidden = factories.make_initiative(
        "Hemmelig", state=state, areas=[site.municipality()], organisations=[site.organisation()], nationwide=True
    )
    assert_nowhere(client, hidden.title)


def test_r38_private_page_is_in_no_list(client: Client) -> None:
    site.fill()
    hidden = factories.make_initiative(
        "Hemmelig", areas=[site.municipality()], organisations=[site.organisation()], nationwide=True
    )
    PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)
    assert_nowhere(client, hidden.title)


def test_r38_unpublished_change_is_not_shown(client: Client) -> None:
    page = factories.make_initiative("Kendt", state=factories.CHANGED)
    assert "ny kladde" not in client.get(page.get_url()).content.decode()
    assert "ny kladde" not in client.get(page.get_parent().get_url()).content.decode()


def assert_nowhere(client: Client, title: str) -> None:
    section = factories.make_section(site.organisation())
    tree = factories.tree()
    region = tree.regions.get_children().get(title="Region Midtjylland")
    paths = [page.get_url() for page in (tree.home, tree.initiatives, tree.organisations, region, section)]
    for path in [*paths, "/sitemap.xml", "/findes-ikke/"]:
        assert title.lower() not in client.get(path).content.decode().lower()
