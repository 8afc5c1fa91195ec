"""The overview: its numbers, filters, file, picture, and who sees what."""

import csv
import xml.etree.ElementTree as ET
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from peer_pages.funding.overview.grants import own_grants
from peer_pages.funding.overview.rows import rows
from peer_pages.funding.overview.totals import totals
from peer_pages.models import Digest, DigestLine, Reminder
from peer_pages.tests import factories
from peer_pages.tests.funding.overview.world import ADDRESS, World, enter, make_world
from peer_pages.tests.funding.world import DAY, make_grant
from peer_pages.tests.roles.world import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(roles: None, at: Any) -> World:
    """Make the grants on `DAY`."""
    return make_world()


def titles(response: Any) -> list[str]:
    return [row.grant.page.title for row in response.context["rows"]]


def test_editor_sees_all_grants_and_those_that_end_first_come_first(world: World) -> None:
    assert titles(enter(world.editor).get(ADDRESS)) == ["Snart", "Egen", "=Ukendt"]


def test_partner_sees_only_own_grants_in_table_and_file(world: World) -> None:
    client = enter(world.partner)
    assert titles(client.get(ADDRESS)) == ["Egen"]
    assert "Snart" not in client.get(ADDRESS, {"format": "csv"}).content.decode()


def test_who_has_no_role_is_sent_away(world: World) -> None:
    assert enter(make_user("Niels")).get(ADDRESS).status_code == 302


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"list": "soon"}, ["Snart"]),
        ({"list": "unknown"}, ["=Ukendt"]),
        ({"list": "unanswered"}, []),
        ({"year": "2028"}, ["Egen"]),
        ({"sort": "amount"}, ["Egen", "Snart", "=Ukendt"]),
        ({"list": "nonsense", "year": "x", "p": "99"}, ["Snart", "Egen", "=Ukendt"]),
    ],
)
def test_filters_and_order(world: World, given: dict[str, str], expected: list[str]) -> None:
    assert titles(enter(world.editor).get(ADDRESS, given)) == expected


def test_filter_by_funder_offers_and_finds_it(world: World) -> None:
    client, funder = enter(world.editor), world.soon.funder_id
    answer = client.get(ADDRESS, {"funder": funder})
    assert titles(answer) == ["Snart", "Egen"]
    assert (funder, "Fælles fond") in answer.context["filters"][0].options


def test_grants_that_nobody_answered_and_mails_that_were_lost(world: World) -> None:
    asked = Reminder.objects.create(
        funding=world.soon,
        page_id=world.soon.page_id,
        question="end",
        due_on=DAY,
        deadline=world.soon.deadline,
        level=1,
    )
    mail = Digest.objects.create(address="x@example.org", day=DAY, state=Digest.State.FAILED)
    DigestLine.objects.create(reminder=asked, digest=mail, why=1)
    client = enter(world.editor)
    assert titles(client.get(ADDRESS, {"list": "unanswered"})) == ["Snart"]
    assert titles(client.get(ADDRESS, {"list": "undelivered"})) == ["Snart"]


def test_money_that_is_gone_while_the_page_goes_on(world: World) -> None:
    make_grant("2025-12-31", title="Forbi")
    make_grant("2025-12-31", title="Slut", page={"status": "ended"})
    assert titles(enter(world.editor).get(ADDRESS, {"list": "ended"})) == ["Forbi"]


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


def test_next_step_is_the_next_rung_and_whom_it_asks(world: World) -> None:
    contact = factories.make_contact(email="ansvarlig@example.org")
    world.soon.responsible = contact
    world.soon.save()
    grant = own_grants(world.editor).get(pk=world.soon.pk)
    step = rows([grant], DAY)[0].step
    assert (step.rung, step.on, step.whom) == (30, date(2026, 6, 15), "Den ansvarlige")
    Reminder.objects.create(
        funding=grant, page_id=grant.page_id, question="end", rung=30, due_on=DAY, deadline=grant.deadline,
        state=Reminder.State.ANSWERED,
    )  # fmt: skip
    step = rows([grant], DAY)[0].step
    assert (step.rung, step.on) == (7, date(2026, 7, 8))
    assert step.last is not None


def test_number_of_queries_does_not_grow_with_the_grants(world: World) -> None:
    client = enter(world.editor)
    client.get(ADDRESS)
    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get(ADDRESS)
    for number in range(6):
        make_grant(f"2027-0{number + 1}-01", amount_dkk=1000, title=f"Nr. {number}")
    with CaptureQueriesContext(connection) as many:
        client.get(ADDRESS)
    assert len(many) <= len(few)
