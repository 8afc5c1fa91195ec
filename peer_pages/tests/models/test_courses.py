"""Courses and the times they are held."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from peer_pages.models import CourseDate, CoursePage
from peer_pages.tests import factories

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture(autouse=True)
def _noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


def course(*dates: CourseDate, **values: object) -> CoursePage:
    page = CoursePage(title="LATAD", **values)
    page.dates = list(dates)
    return page


def test_coming_dates_leave_out_what_is_over_and_begin_with_the_next() -> None:
    page = course(
        CourseDate(starts_at=NOW + 5 * DAY, place="B"),
        CourseDate(starts_at=NOW - 7 * DAY, ends_at=NOW + DAY, place="A"),
        CourseDate(starts_at=NOW - 30 * DAY, place="C"),
        CourseDate(starts_at=NOW - 30 * DAY, ends_at=NOW - HOUR, place="D"),
    )
    assert [date.place for date in page.coming_dates()] == ["A", "B"]


@pytest.mark.parametrize(
    ("starts", "ends", "coming"),
    [
        (NOW, None, True),
        (NOW - timedelta(microseconds=1), None, False),
        (NOW - DAY, NOW, True),
        (NOW - DAY, NOW - timedelta(microseconds=1), False),
    ],
)
def test_a_date_is_over_when_its_last_moment_is(starts: datetime, ends: datetime | None, coming: bool) -> None:
    assert bool(course(CourseDate(starts_at=starts, ends_at=ends)).coming_dates()) is coming


def test_a_cancelled_date_is_still_told() -> None:
    assert course(CourseDate(starts_at=NOW + DAY, cancelled=True)).coming_dates()


def test_a_course_without_dates_has_none_to_come() -> None:
    assert course().coming_dates() == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("is_free", "price", "accepted"),
    [(True, None, True), (True, 0, True), (False, 100, True), (False, None, True), (True, 100, False)],
)
def test_a_free_course_has_no_price(is_free: bool, price: int | None, accepted: bool) -> None:
    page = factories.make_course()
    page.is_free, page.price_dkk = is_free, price
    if accepted:
        page.clean()
        return
    with pytest.raises(ValidationError) as refusal:
        page.clean()
    assert refusal.value.message_dict == {
        "price_dkk": ["Kurset står som gratis. Fjern prisen, eller fjern fluebenet ved gratis."]
    }


@pytest.mark.parametrize("ends", [None, NOW, NOW + HOUR])
def test_a_date_may_end_when_it_begins_later_or_without_saying_when(ends: datetime | None) -> None:
    CourseDate(starts_at=NOW, ends_at=ends).clean()


def test_a_date_without_a_beginning_is_left_to_the_field_itself() -> None:
    CourseDate(ends_at=NOW).clean()


@pytest.mark.parametrize(
    ("starts", "place", "text"),
    [
        (datetime(2026, 6, 30, 22, 30, tzinfo=UTC), "Ribe", "2026-07-01 Ribe"),
        (datetime(2026, 12, 31, 23, 30, tzinfo=UTC), "", "2027-01-01"),
    ],
)
def test_a_date_is_named_by_the_danish_day_and_the_place(starts: datetime, place: str, text: str) -> None:
    assert str(CourseDate(starts_at=starts, place=place)) == text


@pytest.mark.django_db
def test_only_a_municipality_can_be_where_a_course_is_held() -> None:
    field = CourseDate._meta.get_field("municipality").formfield()
    choices = field.queryset.complex_filter(field.get_limit_choices_to())
    assert set(choices.values_list("kind", flat=True)) == {"municipality"}
