"""Reads the entries from the database, anew at each query: what was withdrawn or unpublished is gone at once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from wagtail.models import Page

from peer_pages.models import (
    CATALOGUE_PAGES,
    CataloguePage,
    Contact,
    CoursePage,
    EventPage,
    OrganisationPage,
    RegionPage,
    StandardPage,
    StatusReportPage,
    TargetGroup,
)
from peer_pages.visibility import visible_pages
from search.contract import YES
from search.engines.database.entry import NOTHING, Entry
from search.engines.database.links import Links, read_links
from search.places import MUNICIPALITY, REGION
from search.text import phone_digits
from search.vocabulary import CONTACT, ORGANISATION, PLAIN_PAGE, REGION_PAGE, REPORT, Vocabulary

COLUMNS = ("alternative_titles", "summary", "status", "online")
MORE_COLUMNS: dict[type[CataloguePage], tuple[str, ...]] = {
    CoursePage: ("abbreviation", "is_free"),
    EventPage: ("starts_at", "ends_at"),
}


class Reader:
    """Reads all entries of one language by a number of queries that does not grow with the catalogue."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.locale = vocabulary.locale
        self.visible = visible_pages(Page).filter(locale__language_code=self.locale).values("pk")
        self.area_names = {pk: place.name for pk, place in vocabulary.places.by_pk.items()}
        self.regions = vocabulary.labels(REGION)

    def entries(self) -> list[Entry]:
        """Return everything that may be found."""
        pages = list(self._catalogue())
        return [
            *pages,
            *(organisations := list(self._organisations(pages))),
            *self._contact_entries(pages, organisations),
            *self._titles(StatusReportPage, REPORT),
            *self._titles(RegionPage, REGION_PAGE, on_request=True),
            *self._titles(StandardPage, PLAIN_PAGE, on_request=True),
        ]

    def _rows(self, model: type[Page], *columns: str) -> QuerySet[Any, dict[str, Any]]:
        return model.objects.filter(pk__in=self.visible).values("pk", "title", "first_published_at", *columns)

    @cached_property
    def areas(self) -> Links:
        """Return the areas of each page."""
        return read_links("areas")

    @cached_property
    def organisations(self) -> Links:
        """Return the organisations of each page."""
        return read_links("organisations")

    @cached_property
    def people(self) -> dict[int, Contact]:
        """Return the contacts that the public may see, in every language: a page may use another language's."""
        return {contact.pk: contact for contact in Contact.objects.public().select_related("locale")}

    @cached_property
    def people_of(self) -> dict[int, set[int]]:
        """Return the public contacts of each page, whoever takes the sign-ups included."""
        found: dict[int, set[int]] = defaultdict(set)
        signups = CoursePage.objects.filter(signup_contact__isnull=False).values_list("pk", "signup_contact")
        for page, people in (*read_links("contacts").items(), *((page, {person}) for page, person in signups)):
            found[page] |= people & self.people.keys()
        return found

    def _catalogue(self) -> Iterator[Entry]:
        targets, slugs = read_links("target_groups"), dict(TargetGroup.objects.values_list("pk", "slug"))
        for model in CATALOGUE_PAGES:
            for row in self._rows(model, *COLUMNS, *MORE_COLUMNS.get(model, ())):
                groups = frozenset(slugs[pk] for pk in targets.get(row["pk"], ()))
                yield self._page(str(model._meta.model_name).removesuffix("page"), row, groups)  # noqa: SLF001

    def _page(self, kind: str, row: dict[str, Any], groups: frozenset[str]) -> Entry:
        pk = row["pk"]
        areas, organisations = self.areas.get(pk, frozenset()), frozenset(map(str, self.organisations.get(pk, ())))
        people = [self.people[person] for person in self.people_of.get(pk, ())]
        return Entry(
            kind=kind,
            pk=pk,
            title=row["title"],
            other_names=(*row["alternative_titles"].splitlines(), row.get("abbreviation", "")),
            organisations=self._names_of(organisations),
            facts=(
                *(self.regions[code] for code in self.vocabulary.places.codes(areas, REGION) if code in self.regions),
                *(self.area_names[area] for area in areas),
                *(self.vocabulary.targets.get(group, "") for group in groups),
                *(fact for person in people for fact in (person.name, person.role, person.email)),
            ),
            summary=row["summary"],
            phones=_phones(people),
            values={
                **self._places(areas),
                "organisation": organisations,
                "target": groups,
                "status": frozenset({_status(row)}),
                "online": frozenset({YES}) if row["online"] else NOTHING,
                "free": frozenset({YES}) if row.get("is_free") else NOTHING,
            },
            published=row["first_published_at"],
        )

    def _names_of(self, organisations: Iterable[str]) -> tuple[str, ...]:
        names = self.vocabulary.organisation_names
        return tuple(name for pk in sorted(organisations) for name in names.get(pk, ()))

    def _places(self, areas: Iterable[int]) -> dict[str, frozenset[str]]:
        return {kind: self.vocabulary.places.codes(areas, kind) for kind in (REGION, MUNICIPALITY)}

    def _contact_entries(self, pages: list[Entry], sections: list[Entry]) -> Iterator[Entry]:
        """Yield the contacts; a contact is where its pages are, and is shown there or on its organisation's page."""
        section_of = {pk: section.pk for section in sections for pk in section.of("organisation")}
        where: dict[int, list[Entry]] = defaultdict(list)
        for page in pages:
            for person in self.people_of.get(page.pk, ()):
                where[person].append(page)
        for person in self.people.values():
            if person.locale.language_code != self.locale and person.pk not in where:
                continue
            on_pages = where.get(person.pk, [])
            organisations = frozenset({str(person.organisation_id or "")} - {""})
            yield Entry(
                kind=CONTACT,
                pk=person.pk,
                title=person.name,
                organisations=self._names_of(organisations),
                facts=(person.role, person.email),
                phones=_phones([person]),
                values={**_merged(on_pages), "organisation": organisations},
                shown_on=on_pages[0].pk if on_pages else section_of.get(str(person.organisation_id)),
            )

    def _organisations(self, pages: list[Entry]) -> Iterator[Entry]:
        """Yield the organisations' pages; an organisation is where its offers are."""
        where: dict[str, list[Entry]] = defaultdict(list)
        for page in pages:
            for organisation in page.of("organisation"):
                where[organisation].append(page)
        for row in self._rows(OrganisationPage, "organisation", "organisation__name", "organisation__short_name"):
            pk = str(row["organisation"])
            yield Entry(
                kind=ORGANISATION,
                pk=row["pk"],
                title=row["title"],
                other_names=(row["organisation__name"], row["organisation__short_name"]),
                values={**_merged(where[pk]), "organisation": frozenset({pk})},
                published=row["first_published_at"],
            )

    def _titles(self, model: type[Page], kind: str, *, on_request: bool = False) -> Iterator[Entry]:
        for row in self._rows(model):
            published = row["first_published_at"]
            yield Entry(kind=kind, pk=row["pk"], title=row["title"], published=published, on_request=on_request)


def _merged(pages: list[Entry]) -> dict[str, frozenset[str]]:
    return {name: NOTHING.union(*(page.of(name) for page in pages)) for name in (REGION, MUNICIPALITY)}


def _phones(people: Iterable[Contact]) -> tuple[str, ...]:
    return tuple(digits for person in people if (digits := phone_digits(person.phone)))


def _status(row: dict[str, Any]) -> str:
    """Return the status of a page; an event that is over has ended, whatever the page says."""
    last = row.get("ends_at") or row.get("starts_at")
    return str(CataloguePage.Status.ENDED) if last and last < timezone.now() else row["status"]
