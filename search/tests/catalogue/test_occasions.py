"""When and where things take place, one by one."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from peer_pages.models import CourseDate, CoursePage, EventPage
from peer_pages.tests import factories
from search.catalogue.occasions import occasions

pytestmark = pytest.mark.django_db

EVENING = datetime(2030, 5, 6, 17, tzinfo=UTC)
SECONDS = int(EVENING.timestamp())
HOUR = timedelta(hours=1)


def test_an_event_is_one_occasion_with_all_that_is_known() -> None:
    page = factories.make_event(starts_at=EVENING, ends_at=EVENING + HOUR, venue="Huset", time_zone="Europe/London")
    (one,) = occasions(page)
    assert (one.starts, one.ends, one.place, one.zone) == (SECONDS, SECONDS + 3600, "Huset", "Europe/London")
    assert one.uid == str(page.translation_key)
    assert not one.cancelled
    assert not one.moved


def test_an_event_without_an_end_has_none() -> None:
    assert occasions(factories.make_event(starts_at=EVENING))[0].ends == 0


def test_what_has_no_hour_is_no_occasion() -> None:
    assert occasions(factories.make_event(starts_at=None, started="2030-05")) == ()
    assert occasions(factories.make_course()) == ()
    assert occasions(factories.make_initiative()) == ()


@pytest.mark.parametrize(
    ("change", "cancelled", "moved"),
    [
        (EventPage.Change.NONE, False, False),
        (EventPage.Change.CANCELLED, True, False),
        (EventPage.Change.RESCHEDULED, False, True),
    ],
)
def test_a_change_of_an_event_is_told(change: str, cancelled: bool, moved: bool) -> None:
    (one,) = occasions(factories.make_event(starts_at=EVENING, change=change))
    assert (one.cancelled, one.moved) == (cancelled, moved)


@pytest.mark.parametrize(
    ("values", "shown"),
    [
        ({"show_online_link": True}, True),
        ({"show_online_link": False}, False),
        ({"show_online_link": True, "change": "cancelled"}, False),
        ({"show_online_link": True, "starts_at": datetime(2020, 1, 1, tzinfo=UTC)}, False),
    ],
)
def test_the_meeting_link_is_there_only_where_the_page_shows_it(values: dict[str, Any], shown: bool) -> None:
    given = {"starts_at": EVENING, "online_link": "https://example.org/moede", **values}
    (one,) = occasions(factories.make_event(**given))
    assert one.link == ("https://example.org/moede" if shown else "")


def course(*dates: CourseDate) -> CoursePage:
    """Return a course as it is stored, with `dates`."""
    return CoursePage.objects.get(pk=factories.make_course(dates=list(dates)).pk)


def test_each_date_of_a_course_is_an_occasion_in_the_order_of_time() -> None:
    later = CourseDate(starts_at=EVENING + HOUR * 48, place="Vejle", cancelled=True)
    sooner = CourseDate(starts_at=EVENING, ends_at=EVENING + HOUR, place="Odense")
    first, second = occasions(course(later, sooner))
    assert [(one.place, one.cancelled) for one in (first, second)] == [("Odense", False), ("Vejle", True)]
    assert (first.ends, second.ends) == (SECONDS + 3600, 0)
    assert first.uid != second.uid


def test_an_occasion_keeps_its_identifier_when_it_is_moved_and_published_again() -> None:
    page = course(CourseDate(starts_at=EVENING))
    draft = page.get_latest_revision_as_object()
    draft.dates.add(CourseDate(starts_at=EVENING + HOUR))
    draft.save_revision()
    factories.publish(draft)
    before = [one.uid for one in occasions(CoursePage.objects.get(pk=page.pk))]
    draft = CoursePage.objects.get(pk=page.pk).get_latest_revision_as_object()
    moved = list(draft.dates.all())
    for date in moved:
        date.starts_at += HOUR * 24
    draft.dates.set(moved)
    draft.save_revision()
    factories.publish(draft)
    after = occasions(CoursePage.objects.get(pk=page.pk))
    assert [one.uid for one in after] == before
    assert [one.starts for one in after] == [SECONDS + 86_400, SECONDS + 90_000]


def test_a_copied_course_has_occasions_of_its_own() -> None:
    page = course(CourseDate(starts_at=EVENING))
    copy = page.copy(update_attrs={"slug": "kopi", "title": "Kopi"}, keep_live=False)
    assert occasions(copy)[0].uid != occasions(page)[0].uid


def test_the_sequence_grows_with_the_day_of_publication_and_fits_a_calendar() -> None:
    page = factories.make_event(starts_at=EVENING)
    page.last_published_at = timezone.now()
    before = occasions(page)[0].sequence
    page.last_published_at += timedelta(minutes=1)
    assert occasions(page)[0].sequence == before + 1
    assert 0 < before < 2**31
