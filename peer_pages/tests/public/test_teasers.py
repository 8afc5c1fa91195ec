"""The entries of lists. Words without a database; queries with one."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation
from wagtail.models import Page

from peer_pages.models import CoursePage, EventPage, InitiativePage, Organisation
from peer_pages.public.teasers import event_status, price_in_words, teaser, teasers
from peer_pages.tests import factories
from peer_pages.tests.public import site
from peer_pages.tests.public.unsaved import unsaved

NOW = datetime(2026, 11, 21, 13, 0, tzinfo=UTC)
A_YEAR_AGO = datetime(2025, 11, 20, 23, 0, tzinfo=UTC)
"""When the day began in Denmark that is 365 days before `NOW`."""


@pytest.fixture
def _now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture(autouse=True)
def danish() -> Iterator[None]:
    with translation.override("da"):
        yield


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({}, "Gratis"),
        ({"price_note": "Kaffe koster"}, "Gratis"),
        ({"is_free": False, "price_dkk": 1450}, "1.450 kr."),
        ({"is_free": False, "price_dkk": 1450, "price_note": "Spørg"}, "1.450 kr."),
        ({"is_free": False, "price_dkk": 0, "price_note": "Spørg"}, "Spørg"),
        ({"is_free": False, "price_note": "Spørg"}, "Spørg"),
        ({"is_free": False}, ""),
    ],
)
def test_price_in_words(values: dict[str, Any], words: str) -> None:
    assert price_in_words(unsaved(CoursePage, **values)) == words


@pytest.mark.usefixtures("_now")
@pytest.mark.parametrize(
    ("change", "days", "status"),
    [
        ("", -1, "held"),
        ("", 1, ""),
        ("cancelled", -1, "cancelled"),
        ("cancelled", 1, "cancelled"),
        ("rescheduled", 1, "rescheduled"),
    ],
)
def test_event_status_is_what_a_reader_must_know(change: str, days: int, status: str) -> None:
    assert event_status(unsaved(EventPage, change=change, starts_at=NOW + timedelta(days=days))) == status


def test_catalogue_page_has_its_own_words() -> None:
    organisations = [Organisation(name=name) for name in ("Medvind", "Vejle Kommune", "Ørsted")]
    page = unsaved(
        EventPage, title="Webinar", summary="Kom og hør", started="2014-22", online=True, organisations=organisations
    )
    entry = teaser(page)
    assert (entry.kind, entry.title, entry.summary, entry.when) == ("event", "Webinar", "Kom og hør", "sommer 2014")
    assert entry.organisation == "Medvind, Vejle Kommune"
    assert entry.areas == ["Online"]
    assert (entry.status, entry.price) == ("", "")


@pytest.mark.usefixtures("_now")
@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"last_checked_on": date(2025, 11, 21)}, ""),
        ({"last_checked_on": date(2025, 11, 20)}, "Sidst tjekket 20. november 2025"),
        ({}, "Oplysningerne er ikke tjekket"),
        ({"status": "planned"}, "Oplysningerne er ikke tjekket"),
        ({"first_published_at": A_YEAR_AGO}, ""),
        ({"first_published_at": A_YEAR_AGO - timedelta(minutes=1)}, "Oplysningerne er ikke tjekket"),
        ({"first_published_at": NOW, "last_checked_on": date(2025, 11, 20)}, "Sidst tjekket 20. november 2025"),
        ({"status": "ended", "last_checked_on": date(2020, 1, 1)}, ""),
    ],
)
def test_entry_says_when_nobody_confirmed_it_for_a_year(values: dict[str, Any], words: str) -> None:
    assert teaser(unsaved(InitiativePage, **values)).unchecked == words


@pytest.mark.usefixtures("_now")
@pytest.mark.parametrize(("days", "words"), [(1, "Oplysningerne er ikke tjekket"), (-1, "")])
def test_nobody_need_confirm_what_is_over(days: int, words: str) -> None:
    assert teaser(unsaved(EventPage, starts_at=NOW + timedelta(days))).unchecked == words


def test_page_of_no_kind_is_still_an_entry() -> None:
    entry = teaser(unsaved(Page, title="Om kataloget", search_description="Hvem vi er"))
    assert (entry.kind, entry.title, entry.summary, entry.url) == ("page", "Om kataloget", "Hvem vi er", "")


@pytest.mark.django_db
def test_report_and_organisation_have_a_kind_of_their_own() -> None:
    report, organisation = teaser(site.report()), teaser(factories.make_section(site.organisation()))
    assert (report.kind, report.when) == ("report", "2020")
    assert (organisation.kind, organisation.title) == ("organisation", "Foreningen Medvind")


@pytest.mark.django_db
def test_entries_ask_no_more_of_the_database_however_many_they_are() -> None:
    def course(title: str) -> None:
        dates = [site.course_date(timezone.now() + timedelta(days=9))]
        factories.make_course(title, dates=dates, areas=[site.municipality()], organisations=[site.organisation()])

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert {tuple(entry.areas) for entry in teasers(CoursePage.objects.live())} == {("Aarhus",)}
        return len(asked)

    course("Et")
    queries()  # what is asked once and kept until a page is made
    few = queries()
    for title in ("To", "Tre", "Fire"):
        course(title)
    queries()
    assert queries() == few
