"""The newest pages that a search finds, as an Atom feed (RFC 4287)."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, time
from types import MappingProxyType
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext

from peer_pages.calendars.text import printable
from search.asking.collecting import documents
from search.asking.showing import summary
from search.catalogue.document import A_MILLION, CatalogueDocument
from search.contract import Query
from search.engines.base import Order
from search.engines.tree import AnyOf, Range
from search.parameters import address
from search.subscribing.ended import recently_ended
from search.vocabulary import ENDED, KINDS

CONTENT_TYPE = "application/atom+xml; charset=utf-8"
ENTRIES = 30
SINCE = "2026"
"""The year of the site's tags (RFC 4151): they name a thing by a host and a time at which the host was the site's."""
NEWEST = Order("published", descending=True)

Absolute = Callable[[str], str]


def feed(query: Query, absolute: Absolute) -> bytes:
    """Return the newest pages that `query` finds; `absolute` makes a path an address.

    People are left out: they have no date, and whoever keeps a feed would keep a consent that was withdrawn.
    Raises `EngineError` when no engine answers.
    """
    ended = recently_ended()
    found = documents(query, only=Range("published", low=1), order=NEWEST, most=ENTRIES)
    return drawn(query, _with_ended(found, query, ended), absolute, ended)


def _with_ended(
    found: Iterable[CatalogueDocument], query: Query, ended: Mapping[int, datetime]
) -> list[CatalogueDocument]:
    """Return what was `found` with what it would be told of had it not ended: readers learn that it is over."""
    together = {entry.id: entry for entry in found}
    if ended and query.filters.status in ((), (ENDED,)):
        over = replace(query, filters=replace(query.filters, status=(ENDED,)))
        pages = AnyOf("page", tuple(map(str, ended)))
        together |= {entry.id: entry for entry in documents(over, only=pages, order=NEWEST, most=ENTRIES)}
    return list(together.values())


def drawn(
    query: Query,
    entries: Iterable[CatalogueDocument],
    absolute: Absolute,
    ended: Mapping[int, datetime] = MappingProxyType({}),
) -> bytes:
    """Return the feed of `query` with `entries`, of which some pages have `ended`, and when."""
    asked = address(query)
    made = StableFeed(
        title=_title(query),
        link=absolute(reverse("search:page") + asked),
        description=None,
        language=query.locale,
        author_name=settings.WAGTAIL_SITE_NAME,
        feed_url=absolute(reverse("search:feed") + asked),
        feed_guid=_tag(f"search:{query.locale}:{asked}"),
    )
    for entry in entries:
        _add(made, entry, absolute, ended.get(entry.page) if entry.status == ENDED else None)
    return made.writeString("utf-8").encode()


def _add(made: Atom1Feed, entry: CatalogueDocument, absolute: Absolute, ended: datetime | None) -> None:
    published = entry.published // A_MILLION
    updated = datetime.fromtimestamp(max(entry.updated, published), UTC)
    title, kind = printable(entry.title), printable(str(KINDS.get(entry.kind, entry.kind)))
    # Django writes titles as text, and says of summaries that they are HTML.
    made.add_item(
        title=gettext("Afsluttet: %(title)s") % {"title": title} if ended else title,
        link=absolute(entry.url),
        description=escape(printable(summary(entry))),
        unique_id=_tag(entry.id),
        pubdate=datetime.fromtimestamp(published, UTC),
        updateddate=max(updated, ended) if ended else updated,
        categories=[kind, gettext("Afsluttet")] if ended else [kind],
    )


class StableFeed(Atom1Feed):
    """A feed that stays as it is while it is empty; Django's says it was updated just now."""

    def latest_post_date(self) -> datetime:
        """Return when an entry was published last, or when the day began."""
        if self.items:
            return super().latest_post_date()
        return timezone.make_aware(datetime.combine(timezone.localdate(), time.min))


def _title(query: Query) -> str:
    if query.text:
        return gettext("Nyt om “%(query)s”") % {"query": query.text}
    return gettext("Nyt om peer-støtte")


def _tag(name: str) -> str:
    """Return a name that stays when a page's address changes."""
    return f"tag:{urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname or 'localhost'},{SINCE}:{name}"
