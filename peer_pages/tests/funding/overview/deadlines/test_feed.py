"""The private calendar of deadlines: what is in it, for whom, and how it is drawn."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from icalendar import Calendar
from wagtail.users.models import UserProfile

from peer_pages.funding.overview.deadlines.secret import renew
from peer_pages.tests.funding.overview.world import World, make_world
from peer_pages.tests.funding.world import DAY, make_grant
from workflows import api

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(roles: None, at: Any) -> World:
    """Make the grants on one day."""
    return make_world()


def ask(user: Any) -> Any:
    """Return the answer at the address of the calendar of `user`."""
    return Client().get(f"/frister/{renew(user)}.ics")


def events(user: Any) -> list[Any]:
    """Return the events of `user` as a calendar program reads them."""
    return Calendar.from_ical(ask(user).content).walk("VEVENT")


def summaries(user: Any) -> list[str]:
    return [str(event["summary"]) for event in events(user)]


def test_editor_has_all_deadlines_and_a_partner_the_own_ones(world: World) -> None:
    assert summaries(world.editor) == ["Pengene slutter: Snart", "Pengene slutter: Egen"]
    assert summaries(world.partner) == ["Pengene slutter: Egen"]


def test_a_parser_reads_it_without_a_complaint(world: World) -> None:
    make_grant("2026-09-01", title="Komma, semikolon; linje\nskift \x0b og 🙂", amount_dkk=1000)
    read = Calendar.from_ical(ask(world.editor).content)
    assert read.errors == []
    assert all(event.errors == [] for event in read.walk())
    assert {"VERSION", "PRODID", "UID"} <= set(read.keys())
    assert "Komma, semikolon; linje skift og 🙂" in str(read.walk("VEVENT")[1]["summary"])
    assert all(len(line) <= 75 for line in ask(world.editor).content.split(b"\r\n"))


def test_events_last_all_day_and_ring_nobody(world: World) -> None:
    event = events(world.editor)[0]
    assert (event["dtstart"].dt, event["dtend"].dt) == (date(2026, 7, 15), date(2026, 7, 16))
    assert event["dtstart"].params["VALUE"] == "DATE"
    assert str(event["transp"]) == "TRANSPARENT"
    assert event.walk("VALARM") == []


def test_events_keep_their_name_and_count_their_changes(world: World, at: Any) -> None:
    before = events(world.editor)[0]
    page = world.soon.page.specific
    at(DAY + timedelta(1))
    page.title = "Snarere"
    page.save_revision()
    api.place(page, "published")
    after = next(event for event in events(world.editor) if "Snarere" in event["summary"])
    assert after["uid"] == before["uid"]
    assert after["sequence"] > before["sequence"]
    assert after["last-modified"].dt > before["last-modified"].dt
    assert after["dtstamp"].dt.utcoffset() == timedelta(0)
    assert len({str(event["uid"]) for event in events(world.editor)}) == 2


@pytest.mark.parametrize(
    ("ends", "words", "is_guessed"),
    [
        ("2027-21", "forår 2027", True),
        ("2027", "2027", True),
        ("2027-03", "marts 2027", True),
        ("2027-03-31", "31. marts 2027", False),
    ],
)
def test_an_end_that_is_no_day_is_said_to_be_none(world: World, ends: str, words: str, is_guessed: bool) -> None:
    make_grant(ends, title="Uvis")
    event = next(event for event in events(world.editor) if "Uvis" in event["summary"])
    assert f"Pengene slutter: {words}" in event["description"]
    assert ("Dagen kendes ikke" in event["description"]) == is_guessed


def test_a_grant_renewed_yearly_is_there_with_its_decision(world: World) -> None:
    make_grant("2026", title="Årlig", renewed_yearly=True, decision_on=date(2026, 8, 1))
    event = next(event for event in events(world.editor) if "Årlig" in event["summary"])
    assert str(event["summary"]) == "Afgørelse om næste år: Årlig"
    assert event["dtstart"].dt == date(2026, 8, 1)
    assert "Dagen kendes ikke" not in event["description"]


def test_what_ended_over_a_year_ago_or_is_unknown_is_left_out(world: World) -> None:
    make_grant("2025-06-14", title="Længe siden")
    make_grant("2025-06-16", title="Næsten et år siden")
    assert summaries(world.editor)[0] == "Pengene slutter: Næsten et år siden"
    assert len(summaries(world.editor)) == 3


def test_it_speaks_the_language_of_its_owner(world: World) -> None:
    UserProfile.objects.update_or_create(user=world.editor, defaults={"preferred_language": "en"})
    path = f"/frister/{renew(world.editor)}.ics"
    answers = [Client().get(path, HTTP_ACCEPT_LANGUAGE=language).content for language in ("da", "en")]
    assert answers[0] == answers[1]
    assert b"//EN" in answers[0]
    assert b"//DA" in ask(world.partner).content


def test_nobody_keeps_or_lists_it(world: World) -> None:
    answer = ask(world.editor)
    assert "no-store" in answer["Cache-Control"]
    assert "noindex" in answer["X-Robots-Tag"]
    assert answer["Referrer-Policy"] == "no-referrer"
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"


def test_number_of_queries_does_not_grow_with_the_grants(world: World) -> None:
    def queries() -> int:
        path = f"/frister/{renew(world.editor)}.ics"
        with CaptureQueriesContext(connection) as made:
            assert Client().get(path).status_code == 200
        return len(made)

    queries()
    few = queries()
    for number in range(6):
        make_grant(f"2027-0{number + 1}-01")
    assert queries() == few
