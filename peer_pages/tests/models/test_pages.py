"""What the page types say about themselves."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.models import Page

from peer_pages.importing.questionnaire import SECTIONS
from peer_pages.models import CourseDate, EventPage, Funding, InitiativePage
from peer_pages.tests import factories

pytestmark = pytest.mark.django_db

NOW = timezone.now()


def test_a_new_initiative_shows_all_eight_sections_of_the_form():
    assert [block.block_type for block in InitiativePage(title="x").body] == [section.key for section in SECTIONS]


def test_the_official_questions_are_the_forms_help():
    body = InitiativePage(title="x").body
    for section in SECTIONS:
        block = body.stream_block.child_blocks[section.key]
        assert all(question in block.field.help_text for question in section.questions)


def test_search_text_holds_answers_but_no_questions():
    page = factories.make_initiative(body=[("effect", "<p>Flere tør gå ud.</p>"), ("other", "")])
    assert page.body_text == "Flere tør gå ud."


def test_every_page_type_says_what_is_missing_until_it_is_there():
    page = factories.make_initiative()
    before = {fact.field for fact in page.missing()}
    assert before == {
        "summary",
        "contacts",
        "areas",
        "organisations",
        "target_groups",
        "last_checked_on",
        "body",
        "fundings",
        "started",
    }
    page.summary, page.started, page.nationwide = "Kort", "2015", True
    page.contacts = [factories.make_contact()]
    page.fundings = [Funding()]
    after = {fact.field for fact in page.missing()}
    assert after == {"organisations", "target_groups", "last_checked_on", "body"}


@pytest.mark.parametrize("make", [factories.make_course, factories.make_event])
def test_courses_and_events_have_a_table_of_their_own(make):
    assert {"summary", "contacts"} <= {fact.field for fact in make().missing()}


def test_last_checked_is_old_after_a_year():
    page = InitiativePage(title="x", last_checked_on=date(2025, 11, 21))
    assert page.is_checked(date(2026, 11, 21))
    assert not page.is_checked(date(2026, 11, 22))
    assert not InitiativePage(title="x").is_checked()


def test_a_fundings_fuzzy_end_has_a_last_day():
    page = factories.make_initiative(fundings=[Funding(ends="2015-21"), Funding(ends="2018"), Funding(ends="")])
    assert [funding.ends_last_day for funding in page.fundings.all()] == [date(2015, 5, 31), date(2018, 12, 31), None]


def test_a_funding_that_ends_before_it_starts_is_refused():
    with pytest.raises(ValidationError, match="slutter"):
        Funding(starts="2018", ends="2016").clean()
    Funding(starts="2018", ends="2018-06").clean()


def test_coming_course_dates_leave_out_what_is_over():
    past, running = NOW - timedelta(days=30), NOW - timedelta(days=7)
    page = factories.make_course(
        dates=[
            CourseDate(starts_at=NOW + timedelta(days=5), place="B"),
            CourseDate(starts_at=running, ends_at=NOW + timedelta(days=1), place="A"),
            CourseDate(starts_at=past, place="C"),
        ]
    )
    assert [date.place for date in page.coming_dates()] == ["A", "B"]


def test_a_free_course_has_no_price():
    page = factories.make_course()
    page.price_dkk = 100
    with pytest.raises(ValidationError, match="gratis"):
        page.clean()
    page.is_free = False
    page.clean()


@pytest.mark.parametrize(
    ("shown", "starts_at", "visible"),
    [
        (True, NOW + timedelta(days=1), True),
        (False, NOW + timedelta(days=1), False),
        (True, NOW - timedelta(days=1), False),
    ],
)
def test_an_online_link_is_shown_only_when_the_organiser_says_so(shown, starts_at, visible):
    event = EventPage(title="x", online_link="https://example.org/m", show_online_link=shown, starts_at=starts_at)
    assert bool(event.public_online_link) is visible


def test_an_event_that_ends_before_it_begins_is_refused():
    event = factories.make_event()
    event.ends_at = event.starts_at - timedelta(hours=1)
    with pytest.raises(ValidationError, match="slutter"):
        event.clean()


def test_an_unknown_time_zone_is_refused():
    event = factories.make_event()
    event.time_zone = "Europe/Aarhus"
    with pytest.raises(ValidationError, match="tidszonen"):
        event.full_clean()


def test_a_page_that_was_copied_keeps_its_keywords():
    page = factories.make_initiative("Original")
    page.keywords.add("recovery")
    page.save()
    copy = page.copy(update_attrs={"slug": "kopi"})
    assert [tag.name for tag in copy.keywords.all()] == ["recovery"]


def test_the_tree_is_made_once():
    factories.tree()
    before = Page.objects.count()
    tree = factories.tree()
    assert Page.objects.count() == before
    assert tree.home.get_site().root_page_id == tree.home.pk


def test_is_over_needs_no_date_when_there_is_a_recap():
    assert EventPage(title="x", recap="<p>Tak</p>").is_over
    assert not EventPage(title="x").is_over
    assert EventPage(title="x", starts_at=datetime(2020, 1, 1, tzinfo=UTC)).is_over
