"""Invented catalogue documents; document `number` is the same each time it is made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Any

from invented.words import Words
from search.catalogue.document import CatalogueDocument, DocumentPerson, Section
from search.catalogue.ids import contact_id, page_id
from search.vocabulary import CONTACT, COURSE, EVENT, INITIATIVE, ORGANISATION, PLAIN_PAGE, REGION_PAGE, REPORT

KINDS = (
    *(INITIATIVE, COURSE, EVENT, INITIATIVE, REPORT, COURSE, INITIATIVE, EVENT, INITIATIVE, CONTACT),
    *(INITIATIVE, COURSE, EVENT, INITIATIVE, REPORT, ORGANISATION, INITIATIVE, PLAIN_PAGE, REGION_PAGE, CONTACT),
)
WORDS = 280
"""In the body of a document, on average."""
NAMES = ("Anna", "Bo", "Dorte", "Erik", "Freja", "Hans", "Inger", "Jens", "Karen", "Lars", "Mette", "Niels", "Ole")
SURNAMES = ("Hansen", "Holm", "Jensen", "Kjær", "Lund", "Møller", "Nielsen", "Pedersen", "Skov", "Sørensen")


@dataclass(frozen=True)
class Facts:
    """What documents share, by its key in the database: (code, name, code of the region) of municipalities."""

    municipalities: list[tuple[str, str, str]]
    organisations: list[tuple[int, str]]
    targets: list[tuple[str, str]]
    first_page: int = 0
    """The primary key of the page of document 0."""


@dataclass(frozen=True)
class Documents:
    """Makes documents of `words` and `facts`."""

    facts: Facts
    words: Words = field(default_factory=Words)

    def all(self, count: int) -> Iterator[CatalogueDocument]:
        """Yield documents 0 to `count`."""
        return map(self.make, range(count))

    def make(self, number: int) -> CatalogueDocument:
        """Return one document."""
        chance = Random(number)
        kind = KINDS[number % len(KINDS)]
        return self._person(number, chance) if kind == CONTACT else self._page(number, kind, chance)

    def _person(self, number: int, chance: Random) -> CatalogueDocument:
        person = self._somebody(number, chance)
        page = self.facts.first_page + number - 1  # the document before is a page
        return CatalogueDocument(
            id=contact_id(number, "da"),
            locale="da",
            kind=CONTACT,
            title=person.name,
            url=f"/kurser/{number - 1}/",
            page=page,
            summary=person.role,
            contacts=(person,),
            related=(page_id(page),),
            **self._shared(chance),
        )

    def _page(self, number: int, kind: str, chance: Random) -> CatalogueDocument:
        page = self.facts.first_page + number
        lengths = [chance.randint(WORDS // 8, WORDS * 5 // 8 - WORDS // 8) for _ in range(4)]
        return CatalogueDocument(
            id=page_id(page),
            locale="da",
            kind=kind,
            title=f"{self.words.title(chance)} {number}",
            url=f"/kurser/{number}/",
            page=page,
            summary=self.words.text(chance, 25),
            sections=tuple(Section(f"Afsnit {at}", self.words.text(chance, most)) for at, most in enumerate(lengths)),
            contacts=(self._somebody(number, chance),) if number % 2 else (),
            topics=(self.words.title(chance),),
            legal_basis=("§ 104",) if chance.random() < 0.1 else (),
            online=chance.random() < 0.2,
            free=chance.random() < 0.5,
            status=chance.choice(("active", "active", "planned", "ended")),
            published=1_700_000_000_000_000 + number,
            **self._shared(chance),
        )

    def _shared(self, chance: Random) -> dict[str, Any]:
        """Return places, an organisation and target groups."""
        places = chance.sample(self.facts.municipalities, chance.choice((0, 1, 1, 1, 1, 1, 2, 3)))
        organisation, name = chance.choice(self.facts.organisations)
        groups = chance.sample(self.facts.targets, chance.randint(1, 3))
        return {
            "municipalities": tuple(code for code, _name, _region in places),
            "regions": tuple(sorted({region for _code, _name, region in places})),
            "place_names": tuple(place for _code, place, _region in places),
            "shown_areas": tuple(place for _code, place, _region in places),
            "organisations": (str(organisation),),
            "organisation_names": (name,),
            "shown_organisation": name,
            "targets": tuple(slug for slug, _name in groups),
        }

    def _somebody(self, number: int, chance: Random) -> DocumentPerson:
        name = f"{chance.choice(NAMES)} {chance.choice(SURNAMES)}"
        return DocumentPerson(name, "Koordinator", f"post{number}@example.org", str(20_000_000 + number * 37))
