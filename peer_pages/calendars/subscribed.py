"""A calendar that is subscribed to, as yet without events."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.conf import settings
from icalendar import Calendar, vDuration

CONTENT_TYPE = "text/calendar; charset=utf-8"
REFRESH = timedelta(hours=6)


def subscribed(*, url: str, name: str, language: str, components: Iterable[Any]) -> Calendar:
    """Return the calendar `name` with `components`, which programs fetch four times a day; `url` tells it apart."""
    made = Calendar.new(
        prodid=f"-//{settings.WAGTAIL_SITE_NAME}//NONSGML//{language.upper()}",
        uid=uuid5(NAMESPACE_URL, url),
        name=name,
        subcomponents=list(components),
    )
    # icalendar leaves out the type, which RFC 7986 (5.7) asks for; Outlook knows the other name alone.
    made.add("refresh-interval", REFRESH, parameters={"value": "DURATION"})
    made.add("x-published-ttl", vDuration(REFRESH))
    return made
