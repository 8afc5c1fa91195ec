"""One entry of a list, of any kind: the data that ``components/teaser.html`` draws."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext
from wagtail.models import Page

from peer_pages.models import CataloguePage, CoursePage, EventPage, OrganisationPage, StatusReportPage
from peer_pages.models.catalogue import within_a_year
from peer_pages.public.moments import event_in_words, next_course_date_in_words
from peer_pages.public.places import places_in_words
from peer_pages.templatetags.peer_format import day, fuzzy, kroner


@dataclass(frozen=True)
class Teaser:
    """What a list shows of a page. A search result has the same keys and may be used in its place."""

    kind: str
    title: str
    url: str
    summary: str = ""
    organisation: str = ""
    areas: list[str] = field(default_factory=list)
    when: str = ""
    price: str = ""
    status: str = ""
    unchecked: str = ""
    """What a reader should know before relying on it."""


def price_in_words(course: CoursePage) -> str:
    """Return "Gratis", the price, or whatever the organiser says of it."""
    if course.is_free:
        return gettext("Gratis")
    return kroner(course.price_dkk) if course.price_dkk else course.price_note


def event_status(event: EventPage) -> str:
    """Return the change that a reader must know of, or "held" for an event that is over."""
    return event.change or ("held" if event.is_over else "")


def unchecked_in_words(last: date | None, came_out: date | None) -> str:
    """Return what to say of something that goes on and that nobody has confirmed for a year.

    `last` is when somebody did; until then it counts as confirmed on the day that it `came_out`.
    """
    if within_a_year(last or came_out, timezone.localdate()):
        return ""
    return gettext("Sidst tjekket %(day)s") % {"day": day(last)} if last else gettext("Oplysningerne er ikke tjekket")


def teaser(page: Page) -> Teaser:
    """Return the list entry of any page of the site (specific, not the bare ``Page``)."""
    url = page.get_url() or ""
    if isinstance(page, CataloguePage):
        return _catalogue_teaser(page, url)
    if isinstance(page, StatusReportPage):
        return Teaser(kind="report", title=page.title, url=url, when=fuzzy(page.period))
    kind = "organisation" if isinstance(page, OrganisationPage) else "page"
    return Teaser(kind=kind, title=page.title, url=url, summary=page.search_description)


def _catalogue_teaser(page: CataloguePage, url: str) -> Teaser:
    status, when, price = page.status, "", ""
    if isinstance(page, CoursePage):
        when, price = next_course_date_in_words(page), price_in_words(page)
    if isinstance(page, EventPage):
        when, status = event_in_words(page), event_status(page)
    return Teaser(
        kind=page.kind,
        title=page.title,
        url=url,
        summary=page.summary,
        organisation=", ".join(organisation.name for organisation in page.organisations.all()[:2]),
        areas=places_in_words(page),
        when=when,
        price=price,
        status=status,
        unchecked="" if _is_over(page) else unchecked_in_words(page.last_checked_on, page.came_out_on),
    )


def _is_over(page: CataloguePage) -> bool:
    return page.status == CataloguePage.Status.ENDED or (isinstance(page, EventPage) and page.is_over)


def teasers(pages: QuerySet[Page] | Iterable[Page]) -> list[Teaser]:
    """Return the list entries of `pages`, fetching what they show in a few queries."""
    if isinstance(pages, QuerySet) and issubclass(pages.model, CataloguePage):
        pages = with_facts(pages)
    return [teaser(page) for page in pages]


def with_facts(pages: QuerySet[CataloguePage]) -> QuerySet[CataloguePage]:
    """Return `pages` so that what their entries show is fetched for all of them at once."""
    dates = ["dates"] if issubclass(pages.model, CoursePage) else []
    return pages.prefetch_related("areas", "organisations", *dates)
