"""Days as they are in Denmark, computed from UTC: whatever the server, or the reader, has for a time zone."""

from datetime import date, datetime, time

from django.conf import settings
from django.utils import timezone


def today() -> date:
    """Return the day it is."""
    return timezone.localdate(timezone=timezone.get_default_timezone())


def midnight(day: date) -> datetime:
    """Return the moment at which `day` begins."""
    return timezone.make_aware(datetime.combine(day, time.min), timezone.get_default_timezone())


def begin_of(day: date) -> datetime:
    """Return the moment from which mail of `day` may go out."""
    return timezone.make_aware(datetime.combine(day, time(settings.REMINDERS_HOUR)), timezone.get_default_timezone())
