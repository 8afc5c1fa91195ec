"""When courses and events take place, in words."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext, ngettext

from peer_pages.models import CoursePage, EventPage
from peer_pages.templatetags.peer_format import clock, day, fuzzy, weekday

HOME_ZONE = "Europe/Copenhagen"
NO_BREAK = "\u2060"  # a line may otherwise end after the dash


def event_in_words(event: EventPage) -> str:
    """Return "lørdag 21. november 2026 kl. 14.00–16.00", or as much of it as is known."""
    if event.starts_at is None:
        return fuzzy(event.started)
    with timezone.override(ZoneInfo(event.time_zone)):
        words = f"{_day(event.starts_at)} {clock(event.starts_at)}"
        if event.ends_at is not None:
            words += _end(event.starts_at, event.ends_at)
    return words if event.time_zone == HOME_ZONE else f"{words} ({event.time_zone})"


def _day(moment: datetime) -> str:
    return f"{weekday(moment)} {day(moment)}"


def _end(starts: datetime, ends: datetime) -> str:
    if timezone.localdate(starts) == timezone.localdate(ends):
        return f"–{NO_BREAK}{clock(ends).split()[-1]}"
    return f" – {_day(ends)} {clock(ends)}"


def next_course_date_in_words(course: CoursePage) -> str:
    """Return when the course begins next and how many times more; "" when no date is known."""
    now = timezone.now()
    coming = [date for date in course.coming_dates() if not date.cancelled and date.starts_at >= now]
    if not coming:
        return ""
    words = gettext("Starter %(day)s") % {"day": day(coming[0].starts_at)}
    more = len(coming) - 1
    if not more:
        return words
    return f"{words} {ngettext('og ét hold mere', 'og %(number)s hold mere', more) % {'number': more}}"
