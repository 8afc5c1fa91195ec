"""The Danish time zone as a calendar carries it."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from peer_pages.public.moments import HOME_ZONE
from search.subscribing.copenhagen import copenhagen

HOURS = [timedelta(hours=hours) for hours in range(-48, 49)]


@pytest.mark.parametrize("year", [1997, 2026, 2027, 2037])
@pytest.mark.parametrize("change", [(3, 28, 2), (10, 28, 3)])
def test_its_clock_is_that_of_the_zone_around_each_change(year: int, change: tuple[int, int, int]) -> None:
    calendar = Calendar()
    calendar.add_component(copenhagen())
    zone = Calendar.from_ical(calendar.to_ical()).walk("VTIMEZONE")[0].to_tz(lookup_tzid=False)
    month, day, hour = change
    days = [datetime(year, month, day, hour) + timedelta(days=each) for each in range(-6, 4)]
    moments = {moment + step for moment in days for step in HOURS if not twice_or_never(moment + step)}
    assert [one for one in moments if one.replace(tzinfo=zone).utcoffset() != offset(one)] == []


def offset(moment: datetime) -> timedelta | None:
    """Return how far the Danish clock is before UTC."""
    return moment.replace(tzinfo=ZoneInfo(HOME_ZONE)).utcoffset()


def twice_or_never(moment: datetime) -> bool:
    """Return whether the clock shows `moment` twice, or leaps over it."""
    there = moment.replace(tzinfo=ZoneInfo(HOME_ZONE))
    return there.utcoffset() != there.replace(fold=1).utcoffset()
