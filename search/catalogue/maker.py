"""Makes documents from what is published now; what may not be seen by anybody has none."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from itertools import chain

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.utils import timezone, translation
from wagtail.models import Locale, Page

from peer_pages.models import (
    CATALOGUE_PAGES,
    Contact,
    CoursePage,
    InitiativePage,
    OrganisationPage,
    RegionPage,
    StandardPage,
    StatusReportPage,
)
from peer_pages.visibility import visible_among, visible_pages
from search.catalogue import contacts, pages
from search.catalogue.chunks import chunks
from search.catalogue.document import CatalogueDocument
from search.catalogue.ids import CONTACT, PAGE, Identity, contact_id, page_id
from search.catalogue.links import links_of_pages, pages_linked_to
from search.catalogue.whereabouts import areas_of_organisations, whereabouts
from search.log import popularity
from search.places import Places

CHUNK = 200
FACTS = ("areas", "organisations", "target_groups", "topics", "legal_basis", "contacts", "keyword_items__tag")
MORE: dict[type[Page], tuple[str, ...]] = {
    InitiativePage: ("fundings",),
    CoursePage: ("dates", "signup_contact"),
}
MODELS: tuple[tuple[type[Page], tuple[str, ...]], ...] = (
    *((model, (*FACTS, *MORE.get(model, ()))) for model in CATALOGUE_PAGES),
    (OrganisationPage, ("organisation__contacts",)),
    (StatusReportPage, ()),
    (RegionPage, ("area",)),
    (StandardPage, ()),
)


class Maker:
    """Makes documents; what they share is read once, so a maker is for one piece of work, not for keeping."""

    def __init__(self) -> None:
        self.now = timezone.now()

    @cached_property
    def places(self) -> Places:
        """Return all areas."""
        return Places.load()

    @cached_property
    def visible(self) -> QuerySet[Page]:
        """Return the pages that anybody may see."""
        return visible_pages(Page)

    @cached_property
    def popularity(self) -> dict[str, int]:
        """Return how often each document was opened from results, in doublings: it changes seldom."""
        return {identity: clicks.bit_length() for identity, clicks in popularity().items()}

    @cached_property
    def locales(self) -> dict[int, str]:
        """Return the code of each language by primary key."""
        return dict(Locale.objects.values_list("pk", "language_code"))

    def ids(self) -> Iterator[str]:
        """Yield the id of everything that may be found now."""
        for model, _related in MODELS:
            found = model.objects.filter(pk__in=self.visible.values("pk")).order_by("pk")
            yield from map(page_id, found.values_list("pk", flat=True))
        for some in chunks(Contact.objects.public().order_by("pk"), CHUNK):
            yield from chain.from_iterable(self._ids_of(some))

    def _ids_of(self, people: Iterable[Contact]) -> Iterator[list[str]]:
        """Yield the ids of each person: in their own language, and in that of each page that shows them."""
        chosen = list(people)
        where = self._where(chosen)
        for person in chosen:
            languages = {self.locales[person.locale_id], *(self.locales[page.locale_id] for page in where[person.pk])}
            yield [contact_id(person.pk, language) for language in sorted(languages)]

    def make(self, ids: Iterable[str]) -> Iterator[CatalogueDocument]:
        """Yield the documents of those of `ids` that may be found now."""
        known = filter(None, map(Identity.parse, dict.fromkeys(ids)))
        for some in chunks(known, CHUNK):
            made = chain(
                self._pages([one.pk for one in some if one.what == PAGE]),
                self._contacts([one for one in some if one.what == CONTACT]),
            )
            yield from (replace(document, popularity=self.popularity.get(document.id, 0)) for document in made)

    def _pages(self, pks: list[int]) -> Iterator[CatalogueDocument]:
        seen = visible_among(pks)
        kinds = set(Page.objects.filter(pk__in=seen).values_list("content_type", flat=True))
        for model, related in MODELS:
            if ContentType.objects.get_for_model(model).pk not in kinds:
                continue
            found = list(model.objects.filter(pk__in=seen).select_related("locale").prefetch_related(*related))
            areas = self._areas(found)
            for page in found:
                offers = areas.get(getattr(page, "organisation_id", 0), ())
                with translation.override(page.locale.language_code):
                    yield pages.document(page, places=self.places, now=self.now, offers=offers)

    def _areas(self, found: list[Page]) -> dict[int, set[int]]:
        """Return where the offers of organisations are, when `found` are pages of organisations."""
        organisations = [page.organisation_id for page in found if isinstance(page, OrganisationPage)]
        return areas_of_organisations(organisations, self.visible) if organisations else {}

    def _contacts(self, wanted: list[Identity]) -> Iterator[CatalogueDocument]:
        people = Contact.objects.public().filter(pk__in={one.pk for one in wanted}).select_related("organisation")
        by_pk = {person.pk: person for person in people}
        where, sections = self._where(list(by_pk.values())), self._sections(by_pk.values())
        areas = links_of_pages("areas", {page.pk for there in where.values() for page in there})
        for one in wanted:
            if one.pk not in by_pk:
                continue
            person = by_pk[one.pk]
            there = [page for page in where[person.pk] if self.locales[page.locale_id] == one.locale]
            if there or self.locales[person.locale_id] == one.locale:
                with translation.override(one.locale):
                    around = whereabouts(
                        {area for page in there for area in areas.get(page.pk, ())}, self.places, one.locale
                    )
                    section = sections.get(person.organisation_id)
                    yield contacts.document(person, one.locale, there, where=around, section=section)

    def _sections(self, people: Iterable[Contact]) -> dict[int | None, OrganisationPage]:
        """Return the visible page of each person's organisation."""
        wanted = {person.organisation_id for person in people} - {None}
        found = OrganisationPage.objects.filter(organisation__in=wanted, pk__in=self.visible.values("pk"))
        return {page.organisation_id: page for page in found} if wanted else {}

    def _where(self, people: list[Contact]) -> dict[int, list[Page]]:
        """Return the visible pages that show each of `people`."""
        linked = pages_linked_to("contacts", [person.pk for person in people])
        wanted = {pk for pks in linked.values() for pk in pks}
        seen = {page.pk: page for page in self.visible.filter(pk__in=wanted).order_by("pk")} if wanted else {}
        return {person.pk: [seen[pk] for pk in sorted(linked.get(person.pk, ())) if pk in seen] for person in people}
