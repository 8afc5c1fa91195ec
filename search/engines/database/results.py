"""From the entries that are shown to full results: the only pages that are read whole."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.text import Truncator
from wagtail.models import Page
from wagtail.rich_text import get_text_for_indexing

from peer_pages.models import (
    CataloguePage,
    Contact,
    CoursePage,
    EventPage,
    InitiativePage,
    OrganisationPage,
    RegionPage,
    StandardPage,
    StatusReportPage,
)
from peer_pages.public.teasers import teaser
from search.contract import Person, Result
from search.engines.database.entry import Entry
from search.highlights import highlights
from search.places import MUNICIPALITY, REGION
from search.text import folded_words
from search.vocabulary import (
    CONTACT,
    COURSE,
    EVENT,
    INITIATIVE,
    ORGANISATION,
    PLAIN_PAGE,
    REGION_PAGE,
    REPORT,
    Vocabulary,
)

Key = tuple[str, int]
FACTS = ("areas", "organisations", "contacts")
PAGES: dict[str, tuple[type[Page], tuple[Any, ...]]] = {
    INITIATIVE: (InitiativePage, FACTS),
    COURSE: (CoursePage, (*FACTS, "dates", "signup_contact")),
    EVENT: (EventPage, FACTS),
    ORGANISATION: (OrganisationPage, ("organisation__contacts",)),
    REPORT: (StatusReportPage, ()),
    REGION_PAGE: (RegionPage, ()),
    PLAIN_PAGE: (StandardPage, ()),
}
# What a reader sees of a page as running text; a StreamField is left out, since it holds more than text.
TEXTS = ("summary", "intro", "body_text", "body", "instructors", "recap", "account", "assessment")
MOST_PLACES = 3
SUMMARY_LENGTH = 180


def results(shown: list[tuple[Entry, float]], text: str, vocabulary: Vocabulary) -> Iterator[Result]:
    """Yield the results for `shown` (entry, score) in their order; one that was just unpublished is left out."""
    entries = [entry for entry, _score in shown]
    pages, contacts = _pages(entries), _contacts(entries)
    addresses = _addresses(entry.shown_on for entry in entries if entry.key in contacts)
    wanted = folded_words(text)
    for entry, score in shown:
        places = _places(entry, vocabulary)
        if entry.key in pages:
            yield _page_result(entry, pages[entry.key], score, wanted, places)
        elif entry.key in contacts:
            contact = contacts[entry.key]
            yield _contact_result(contact, addresses.get(entry.shown_on or 0, ""), score, places)


def _pages(entries: Iterable[Entry]) -> dict[Key, Page]:
    found: dict[Key, Page] = {}
    for kind, (model, related) in PAGES.items():
        pks = [entry.pk for entry in entries if entry.kind == kind]
        if pks:
            pages = model.objects.filter(pk__in=pks).prefetch_related(*related)
            found |= {(kind, page.pk): page for page in pages}
    return found


def _contacts(entries: Iterable[Entry]) -> dict[Key, Contact]:
    pks = [entry.pk for entry in entries if entry.kind == CONTACT]
    contacts = Contact.objects.public().filter(pk__in=pks).select_related("organisation") if pks else ()
    return {(CONTACT, contact.pk): contact for contact in contacts}


def _addresses(pks: Iterable[int | None]) -> dict[int, str]:
    wanted = {pk for pk in pks if pk}
    return {page.pk: page.get_url() or "" for page in Page.objects.filter(pk__in=wanted)} if wanted else {}


def _places(entry: Entry, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the names of a few places that an entry without places of its own gets from its pages."""
    for kind in (MUNICIPALITY, REGION):
        labels = vocabulary.labels(kind)
        names = sorted(labels[code] for code in entry.of(kind) if code in labels)
        if names:
            return tuple(names[:MOST_PLACES])
    return ()


def _page_result(entry: Entry, page: Page, score: float, wanted: list[str], places: tuple[str, ...]) -> Result:
    drawn = teaser(page)
    texts = list(_texts(page))
    return Result(
        title=page.title,
        kind=entry.kind,
        url=drawn.url,
        summary=drawn.summary or Truncator(texts[0] if texts else "").chars(SUMMARY_LENGTH),
        highlights=highlights(texts, wanted),
        organisation=drawn.organisation,
        areas=tuple(drawn.areas) or places,
        contacts=tuple(_person(contact) for contact in _people(page)),
        score=score,
        when=drawn.when,
        price=drawn.price,
        status=drawn.status,
    )


def _contact_result(contact: Contact, url: str, score: float, places: tuple[str, ...]) -> Result:
    """Return a contact; one that no page shows is found by searching for it again."""
    return Result(
        title=contact.name,
        kind=CONTACT,
        url=url or f"{reverse('search:page')}?{urlencode({'q': contact.name, 'kind': CONTACT})}",
        summary=contact.role,
        organisation=contact.organisation.name if contact.organisation else "",
        areas=places,
        contacts=(_person(contact),),
        score=score,
    )


def _texts(page: Page) -> Iterator[str]:
    """Yield the page's texts without markup."""
    for name in TEXTS:
        value = getattr(page, name, "")
        if isinstance(value, str) and value:
            yield " ".join(get_text_for_indexing(value).split()) if "<" in value or "&" in value else value


def _people(page: Page) -> list[Contact]:
    """Return the contacts of a page that the public may see; for a course first whoever takes the sign-ups."""
    if isinstance(page, OrganisationPage):
        return [contact for contact in page.organisation.contacts.all() if contact.is_public()]
    if not isinstance(page, CataloguePage):
        return []
    people = page.public_contacts()
    signup = page.signup_contact if isinstance(page, CoursePage) else None
    if signup is not None and signup.is_public():
        people = [signup, *(person for person in people if person.pk != signup.pk)]
    return people


def _person(contact: Contact) -> Person:
    return Person(contact.name, contact.role, contact.email, contact.phone)
