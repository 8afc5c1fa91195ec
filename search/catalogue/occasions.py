"""When and where a page's thing takes place, one by one, for calendars."""

from datetime import datetime
from uuid import uuid5

from wagtail.models import Page

from peer_pages.models import CataloguePage, CourseDate, CoursePage, EventPage
from peer_pages.public.moments import HOME_ZONE
from search.catalogue.document import Occasion

A_MINUTE = 60
"""A sequence in minutes stays below the 2,147,483,647 that RFC 5545 (3.3.8) lets a number be."""


def occasions(page: CataloguePage) -> tuple[Occasion, ...]:
    """Return the times that an event or a course takes place, as far as the hour is known, the cancelled ones too."""
    if isinstance(page, EventPage):
        return _of_event(page)
    if isinstance(page, CoursePage):
        dates = sorted(page.dates.all(), key=lambda date: date.starts_at)
        return tuple(_of_course(page, date) for date in dates)
    return ()


def held(page: Page) -> list[CourseDate]:
    """Return the dates on which a course is still held, soonest first; none for a page of another kind."""
    return [date for date in page.coming_dates() if not date.cancelled] if isinstance(page, CoursePage) else []


def _of_event(page: EventPage) -> tuple[Occasion, ...]:
    if page.starts_at is None:
        return ()
    occasion = Occasion(
        uid=str(page.translation_key),
        starts=_seconds(page.starts_at),
        ends=_seconds(page.ends_at),
        zone=page.time_zone,
        place=page.venue,
        cancelled=page.change == EventPage.Change.CANCELLED,
        moved=page.change == EventPage.Change.RESCHEDULED,
        sequence=_sequence(page),
        link=page.public_online_link,
    )
    return (occasion,)


def _of_course(page: CoursePage, date: CourseDate) -> Occasion:
    return Occasion(
        # A copied page has dates with the same identifiers, and a key of its own.
        uid=str(uuid5(page.translation_key, str(date.uid))),
        starts=_seconds(date.starts_at),
        ends=_seconds(date.ends_at),
        zone=HOME_ZONE,
        place=date.place,
        cancelled=date.cancelled,
        sequence=_sequence(page),
    )


def _sequence(page: CataloguePage) -> int:
    return _seconds(page.last_published_at) // A_MINUTE


def _seconds(moment: datetime | None) -> int:
    return int(moment.timestamp()) if moment else 0
