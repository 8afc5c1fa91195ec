"""Fields from the content's rows: one converter per class of field. No database."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.core.exceptions import FieldDoesNotExist, ValidationError

from peer_pages.demo.facts import Facts
from peer_pages.demo.values import fill
from peer_pages.models import Area, CourseDate, CoursePage, EventPage, Funder, Funding, InitiativePage
from peer_pages.tests.public.unsaved import unsaved


@pytest.fixture
def facts() -> Facts:
    known = Facts()
    known.add("Vejle", Area(pk=1, name="Vejle", kind="municipality"))
    known.add("fonden", Funder(pk=2, name="Fonden"))
    return known


def test_each_class_of_field_has_its_converter(facts: Facts) -> None:
    page = unsaved(CoursePage)
    row = {
        "title": "Lær at tackle uro",
        "body": "Et kursus.\n\n- For unge\n- Gratis",
        "hours_per_session": 2.5,
        "weeks": 7,
        "is_free": False,
        "last_checked_on": "2026-11-02",
        "summary": "Linje et\nlinje to.\n\nNæste afsnit.",
        "alternative_titles": ["LATU", "Uro"],
    }
    fill(page, row, facts)
    assert page.body == "<p>Et kursus.</p><ul><li>For unge</li><li>Gratis</li></ul>"
    assert page.hours_per_session == Decimal("2.5")
    assert (page.weeks, page.is_free) == (7, False)
    assert page.last_checked_on == date(2026, 11, 2)
    assert page.summary == "Linje et linje to.\n\nNæste afsnit."
    assert page.alternative_titles == "LATU\nUro"


def test_moment_is_the_clock_in_denmark(facts: Facts) -> None:
    event = unsaved(EventPage)
    fill(event, {"starts_at": "2026-07-01 14:00"}, facts)
    assert event.starts_at == datetime(2026, 7, 1, 12, 0, tzinfo=UTC)


def test_facts_are_found_by_their_keys(facts: Facts) -> None:
    page = unsaved(InitiativePage)
    fill(page, {"areas": ["Vejle"]}, facts)
    assert [area.name for area in page.areas.all()] == ["Vejle"]
    funding = Funding()
    fill(funding, {"funder": "fonden", "amount_dkk": 1000}, facts)
    assert (funding.funder_id, funding.amount_dkk) == (2, 1000)


def test_unknown_fact_and_field_are_named(facts: Facts) -> None:
    with pytest.raises(KeyError, match="no Area “Atlantis”"):
        fill(unsaved(InitiativePage), {"areas": ["Atlantis"]}, facts)
    with pytest.raises(FieldDoesNotExist, match="farve"):
        fill(unsaved(InitiativePage), {"farve": "blå"}, facts)


@pytest.mark.django_db
def test_rows_of_a_page_keep_their_order(facts: Facts) -> None:
    page = unsaved(CoursePage)
    rows = [{"starts_at": f"2026-{month:02}-01 17:00", "place": f"Hold {month}"} for month in (9, 3, 6)]
    fill(page, {"dates": rows}, facts)
    dates: list[CourseDate] = sorted(page.dates.all(), key=lambda one: one.sort_order)
    assert [one.place for one in dates] == ["Hold 9", "Hold 3", "Hold 6"]


def test_row_of_a_page_that_makes_no_sense_is_refused(facts: Facts) -> None:
    with pytest.raises(ValidationError):
        fill(
            unsaved(CoursePage),
            {"dates": [{"starts_at": "2026-09-01 17:00", "ends_at": "2026-08-01 17:00"}]},
            facts,
        )
