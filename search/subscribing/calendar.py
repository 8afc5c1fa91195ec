"""The dates of the courses and events that a search finds, as a calendar to subscribe to (RFC 5545)."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from icalendar import STATUS, TRANSP, Event

from peer_pages.calendars.subscribed import subscribed
from peer_pages.calendars.text import printable
from peer_pages.public.moments import HOME_ZONE
from search.asking.collecting import documents
from search.asking.showing import summary
from search.catalogue.document import A_MILLION, CatalogueDocument, Occasion
from search.contract import Query
from search.engines.base import Order
from search.engines.tree import Range
from search.parameters import address
from search.subscribing.copenhagen import copenhagen

MOST = 200
MOST_PAGES = 500
PAST = timedelta(days=30)
"""How long what is over stays, so that whoever looks seldom still sees that something was called off."""
HOME = ZoneInfo(HOME_ZONE)

Absolute = Callable[[str], str]


@dataclass(frozen=True)
class Dated:
    """One occasion, of which document."""

    occasion: Occasion
    document: CatalogueDocument

    @property
    def over_at(self) -> int:
        """Return the last moment that is known of it, in seconds."""
        return self.occasion.ends or self.occasion.starts


def calendar(query: Query, absolute: Absolute) -> bytes:
    """Return the dates among what `query` finds: what is coming and what was in the last 30 days, at most 200.

    `absolute` makes a path an address. Raises `EngineError` when no engine answers.
    """
    now = timezone.now()
    since = int((now - PAST).timestamp())
    pages = documents(query, only=Range("ends", low=since), order=Order("ends"), most=MOST_PAGES)
    return drawn(query, chosen(pages, since, now.timestamp()), absolute, now)


def chosen(pages: Iterable[CatalogueDocument], since: int, now: float) -> list[Dated]:
    """Return the occasions by time; where they are too many, the coming ones go before what is over."""
    dated = [Dated(occasion, page) for page in pages for occasion in page.occasions]
    coming = sorted((one for one in dated if one.over_at >= now), key=lambda one: one.occasion.starts)
    past = sorted((one for one in dated if since <= one.over_at < now), key=lambda one: -one.over_at)
    return sorted((*coming, *past)[:MOST], key=lambda one: (one.occasion.starts, one.occasion.uid))


def drawn(query: Query, dated: Iterable[Dated], absolute: Absolute, now: datetime) -> bytes:
    """Return the calendar of `query` with the occasions `dated`, as it is at `now`."""
    url = absolute(reverse("search:page") + address(query))
    made = subscribed(
        url=url,
        name=_name(query),
        language=query.locale,
        components=[copenhagen(), *(_event(one, absolute, now) for one in dated)],
    )
    made.add("url", url)
    return made.to_ical()


def _name(query: Query) -> str:
    if query.text:
        return gettext("Kurser og arrangementer om “%(query)s”") % {"query": query.text}
    return gettext("Kurser og arrangementer om peer-støtte")


def _event(one: Dated, absolute: Absolute, now: datetime) -> Event:
    page, occasion = one.document, one.occasion
    changed = _moment(max(page.updated, page.published // A_MILLION))
    starts, ends = _times(occasion)
    made = Event.new(
        uid=occasion.uid,
        stamp=changed,
        last_modified=changed,
        sequence=occasion.sequence,
        summary=_summary(page, occasion),
        start=starts,
        end=ends,
        location=printable(_where(one, now)) or None,
        description="\n".join(_description(one, absolute, now)),
        status=STATUS.CANCELLED if occasion.cancelled else STATUS.CONFIRMED,
        transparency=TRANSP.TRANSPARENT if _leaves_time(occasion) else TRANSP.OPAQUE,
    )
    made.add("url", absolute(page.url))
    return made


def _times(occasion: Occasion) -> tuple[datetime, datetime | None]:
    """Return beginning and end on Danish clocks; in UTC where those show an hour twice and cannot tell which."""
    given = [_moment(occasion.starts), _moment(occasion.ends)]
    local = [one.astimezone(HOME) for one in given]
    starts, ends = given if any(one.fold for one in local) else local
    return starts, ends if occasion.ends > occasion.starts else None


def _leaves_time(occasion: Occasion) -> bool:
    """Return whether one may do other things meanwhile: a course of eight weeks is no meeting of eight weeks."""
    return occasion.cancelled or occasion.ends - occasion.starts > timedelta(days=1).total_seconds()


def _summary(page: CatalogueDocument, occasion: Occasion) -> str:
    """Return the title; many calendars do not show that something is cancelled unless the title says so."""
    title = printable(page.title)
    if occasion.cancelled:
        return gettext("Aflyst: %(title)s") % {"title": title}
    return gettext("Flyttet: %(title)s") % {"title": title} if occasion.moved else title


def _where(one: Dated, now: datetime) -> str:
    return one.occasion.place or _link(one, now) or ", ".join(one.document.shown_areas)


def _link(one: Dated, now: datetime) -> str:
    """Return the meeting's address while the page shows it: not when it is over or cancelled, whatever is indexed."""
    return one.occasion.link if one.over_at >= now.timestamp() and not one.occasion.cancelled else ""


def _description(one: Dated, absolute: Absolute, now: datetime) -> Iterator[str]:
    if text := printable(summary(one.document)):
        yield text
    if link := _link(one, now):
        yield gettext("Gå til mødet: %(link)s") % {"link": link}
    yield gettext("Læs mere: %(link)s") % {"link": absolute(one.document.url)}


def _moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
