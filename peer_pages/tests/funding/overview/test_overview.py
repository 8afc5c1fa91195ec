"""The overview: its numbers, file and picture, and who sees what."""

import csv
import xml.etree.ElementTree as ET
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from peer_pages.funding.overview.grants import own_grants
from peer_pages.funding.overview.totals import totals
from peer_pages.models import Answer, Digest, DigestLine, FundingProgramme, Reminder
from peer_pages.tests import factories
from peer_pages.tests.funding.overview.world import ADDRESS, World, enter, make_world
from peer_pages.tests.funding.world import DAY, make_grant

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(roles: None, at: Any) -> World:
    """Make the grants on `DAY`."""
    return make_world()


def titles(response: Any) -> list[str]:
    return [row.grant.page.title for row in response.context["rows"]]


def test_editor_sees_all_grants_and_those_that_end_first_come_first(world: World) -> None:
    assert titles(enter(world.editor).get(ADDRESS)) == ["Snart", "Egen", "=Ukendt"]


def test_totals_count_each_grant_once_and_say_what_is_unknown(world: World) -> None:
    found = totals(own_grants(world.editor))
    assert (found.everything.amount, found.everything.grants, found.everything.unknown) == (9_797_979, 3, 1)
    for part in (found.by_funder, found.by_region, found.by_year):
        assert sum(total.amount for total in part) == 9_797_979
        assert sum(total.grants for total in part) == 3


def test_amounts_and_fuzzy_ends_are_in_words(world: World) -> None:
    text = enter(world.editor).get(ADDRESS).content.decode()
    assert "9,3 mio. kr." in text
    assert "497.979 kr." in text
    assert "marts 2025" in text


def test_file_opens_in_a_danish_excel_and_calculates_nothing(world: World) -> None:
    answer = enter(world.editor).get(ADDRESS, {"format": "csv"})
    content = answer.content.decode()
    assert content.startswith("\ufeff")
    lines = list(csv.reader(content.removeprefix("\ufeff").splitlines(), delimiter=";"))
    assert [line[0] for line in lines[1:]] == ["Snart", "Egen", "'=Ukendt"]
    assert lines[1][4] == "497979"
    assert "no-store" in answer["Cache-Control"]


def test_picture_is_well_formed_and_has_every_grant(world: World) -> None:
    text = enter(world.editor).get(ADDRESS).content.decode()
    start = text.index('<svg class="funding-timeline"')
    picture = ET.fromstring(text[start : text.index("</svg>", start) + 6])
    said = "".join(picture.itertext())
    assert all(title in said for title in ("Snart", "Egen", "=Ukendt"))
    assert any(one.get("fill") == "url(#timeline-unsure)" for one in picture.iter())


def queries(client: Any, address: str) -> int:
    """Return how many queries an address makes, once what is kept is kept."""
    client.get(address)
    with CaptureQueriesContext(connection) as made:
        assert client.get(address).status_code == 200
    return len(made)


@pytest.mark.parametrize("address", [ADDRESS, f"{ADDRESS}?format=csv", f"{ADDRESS}?list=unanswered&sort=funder"])
@pytest.mark.parametrize("who", ["editor", "partner"])
def test_number_of_queries_does_not_grow_with_the_grants(world: World, who: str, address: str) -> None:
    client = enter(getattr(world, who))
    make_many(world, 1)
    few = queries(client, address)
    make_many(world, 6)
    assert queries(client, address) <= few


def make_many(world: World, number: int) -> None:
    """Make grants of own pages with everything that a row shows: organisation, responsible, question and answer."""
    for _count in range(number):
        page = {"parent": world.place.section, "organisations": [factories.make_organisation()]}
        contact = factories.make_contact(email="ansvarlig@example.org")
        grant = make_grant("2026-07-01", amount_dkk=1000, responsible=contact, programme=make_programme(), page=page)
        about = {"funding": grant, "page_id": grant.page_id, "question": "end", "deadline": grant.deadline}
        late = DAY - timedelta(60)
        old = Reminder.objects.create(**about, rung=90, due_on=late, state="answered", level=1, asked_on=late)
        Answer.objects.create(reminder=old, kind="still", name="Ib", address="ib@example.org")
        asked = Reminder.objects.create(**about, rung=30, due_on=DAY - timedelta(20), level=1, asked_on=DAY)
        mail = Digest.objects.create(address=f"{grant.pk}@example.org", day=DAY - timedelta(20), state="sent")
        DigestLine.objects.create(reminder=asked, digest=mail, why=1)


def make_programme() -> FundingProgramme:
    name = f"Pulje {FundingProgramme.objects.count()}"
    return FundingProgramme.objects.create(name=name, locale=factories.danish(), wants_status_report=True)
