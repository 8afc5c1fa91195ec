"""The Danish time zone as a calendar carries it (RFC 5545, 3.6.5).

Written out by the rule of directive 2000/84/EC, the last Sundays of March and October at 1 o'clock UTC, since
icalendar's own definitions let summer time begin an hour late (seen in 7.3).
"""

from datetime import datetime, timedelta

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

from peer_pages.public.moments import HOME_ZONE

WINTER, SUMMER = timedelta(hours=1), timedelta(hours=2)


def copenhagen() -> Timezone:
    """Return the definition of Europe/Copenhagen since 1996."""
    made = Timezone()
    made.add("tzid", HOME_ZONE)
    made.add_component(_half(TimezoneDaylight(), "CEST", datetime(1996, 3, 31, 2), WINTER, SUMMER))
    made.add_component(_half(TimezoneStandard(), "CET", datetime(1996, 10, 27, 3), SUMMER, WINTER))
    return made


def _half(
    half: TimezoneDaylight | TimezoneStandard, name: str, first: datetime, before: timedelta, after: timedelta
) -> TimezoneDaylight | TimezoneStandard:
    """Return `half` of the year, that began on a last Sunday at `first` and does so every year."""
    half.add("dtstart", first)
    half.add("rrule", {"freq": "yearly", "bymonth": first.month, "byday": "-1SU"})
    half.add("tzname", name)
    half.add("tzoffsetfrom", before)
    half.add("tzoffsetto", after)
    return half
