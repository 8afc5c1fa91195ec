"""Which documents a change touches."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from wagtail.models import Locale, Page

from peer_pages.models import CATALOGUE_PAGES, Area, Contact, CoursePage, Organisation, OrganisationPage
from search.catalogue.ids import contact_id, page_id
from search.catalogue.links import links_of_pages, pages_linked_to

Payload = dict[str, Any]


def ids_of(payload: Payload) -> Iterator[str]:
    """Yield the ids of all documents that may say something else after the change that `payload` names.

    Its one key says what changed, its value is the primary key; what was deleted left the ids themselves. Things that
    are gone by now are no error.
    """
    for what, pk in payload.items():
        if what in TOUCHED:
            yield from TOUCHED[what](pk)


def _page(pk: int) -> Iterator[str]:
    """Yield the page, and the people and organisations that are where their pages are."""
    yield page_id(pk)
    yield from _people(_linked("contacts", pk) | _signup(pk))
    yield from sections_of(_linked("organisations", pk))
    section = OrganisationPage.objects.filter(pk=pk).values_list("organisation", flat=True)
    yield from _people(Contact.objects.filter(organisation__in=section).values_list("pk", flat=True))


def _linked(field_name: str, page: int) -> set[int]:
    return set(links_of_pages(field_name, [page]).get(page, ()))


def _signup(page: int) -> set[int]:
    return set(
        CoursePage.objects.filter(pk=page, signup_contact__isnull=False).values_list("signup_contact", flat=True)
    )


def _below(pk: int) -> Iterator[str]:
    """Yield the page and all pages below it, each with what it touches."""
    page = Page.objects.filter(pk=pk).first()
    for found in page.get_descendants(inclusive=True).values_list("pk", flat=True) if page else ():
        yield from _page(found)


def _contact(pk: int) -> Iterator[str]:
    """Yield the person in every language (a consent holds in all of them), and the pages that show them."""
    same = Contact.objects.filter(translation_key__in=Contact.objects.filter(pk=pk).values("translation_key"))
    people = {pk, *same.values_list("pk", flat=True)}
    yield from _people(people)
    yield from _pages(pages_linked_to("contacts", people))
    yield from sections_of(Contact.objects.filter(pk__in=people).values_list("organisation", flat=True))


def _organisation(pk: int) -> Iterator[str]:
    yield from sections_of([pk])
    yield from _pages(pages_linked_to("organisations", [pk]))
    yield from _people(Contact.objects.filter(organisation=pk).values_list("pk", flat=True))


def _by(field_name: str) -> Callable[[int], Iterator[str]]:
    """Return what yields the pages whose `field_name` holds the thing."""

    def pages(pk: int) -> Iterator[str]:
        linked = pages_linked_to(field_name, [pk])
        for found in linked.values():
            for page in found:
                yield from _page(page)

    return pages


def _area(pk: int) -> Iterator[str]:
    """Yield the pages in the area: also those that name one within it, one that it took the place of, a translation."""
    areas = list(Area.objects.values_list("pk", "kind", "code", "parent", "merged_into"))
    codes = {(kind, code) for found, kind, code, *_above in areas if found == pk}
    inside = {pk}
    for _step in areas:
        reached = {found for found, kind, code, *above in areas if (kind, code) in codes or inside.intersection(above)}
        if reached <= inside:
            break
        inside |= reached
    for found in pages_linked_to("areas", inside).values():
        for page in found:
            yield from _page(page)


def _keyword(pk: int) -> Iterator[str]:
    for model in CATALOGUE_PAGES:
        yield from map(page_id, model.objects.filter(keyword_items__tag=pk).values_list("pk", flat=True))


def _people(people: Iterable[int]) -> Iterator[str]:
    """Yield each person in every language: one in which nobody shows them has no document, and is removed."""
    languages = list(Locale.objects.values_list("language_code", flat=True))
    for pk in set(people):
        yield from (contact_id(pk, language) for language in languages)


def sections_of(organisations: Iterable[int | None]) -> Iterator[str]:
    """Yield the pages of the organisations themselves."""
    wanted = Organisation.objects.filter(pk__in={pk for pk in organisations if pk is not None})
    yield from map(page_id, OrganisationPage.objects.filter(organisation__in=wanted).values_list("pk", flat=True))


def _pages(linked: Any) -> Iterator[str]:
    yield from (page_id(page) for pages in linked.values() for page in pages)


TOUCHED: dict[str, Callable[[Any], Iterator[str]]] = {
    "ids": iter,
    "page": _page,
    "below": _below,
    "contact": _contact,
    "organisation": _organisation,
    "area": _area,
    "targetgroup": _by("target_groups"),
    "topic": _by("topics"),
    "legalbasis": _by("legal_basis"),
    "keyword": _keyword,
}
