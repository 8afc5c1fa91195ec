"""The shared facts of the catalogue, found where they exist and made where they are missing."""

import re
from collections.abc import Sequence

from wagtail.models import Locale

from ...models import Area, Contact, Funder, FundingProgramme, LegalBasis, Organisation
from ...slugs import danish_slug
from .. import result
from ..facts.municipalities import official_name
from .consent import is_work_contact

_SOCIAL_SERVICES = frozenset(
    "18 67 68 79 80 82 83 85 86 87 88 94 95 96 97 98 99 102 103 104 105 107 108 109 110".split()
)
_KINDS = (
    (re.compile(r"\bkommune\b", re.IGNORECASE), Organisation.Kind.MUNICIPALITY),
    (re.compile(r"\bregion\b", re.IGNORECASE), Organisation.Kind.REGION),
    (re.compile(r"ministeri|styrelse", re.IGNORECASE), Organisation.Kind.STATE),
    (re.compile(r"fond(?:en)?\b", re.IGNORECASE), Organisation.Kind.FOUNDATION),
    (
        re.compile(r"forening|fællesråd|netværk|SIND|landsforening|værested", re.IGNORECASE),
        Organisation.Kind.ASSOCIATION,
    ),
)


class Facts:
    """Finds or makes facts in one locale; nothing that exists is changed."""

    def __init__(self, locale: Locale) -> None:
        self.locale = locale

    def organisation(self, name: str, short_name: str = "") -> Organisation:
        """Return the organisation of that name, or the one with that name as its short name."""
        name = name[:200]
        mine = Organisation.objects.filter(locale=self.locale)
        found = mine.filter(name__iexact=name).first() or mine.filter(short_name__iexact=name).first()
        if found:
            return found
        kind = next((kind for pattern, kind in _KINDS if pattern.search(name)), Organisation.Kind.OTHER)
        return Organisation.objects.create(name=name, short_name=short_name[:50], kind=kind, locale=self.locale)

    def areas(self, region: str | None, municipalities: Sequence[str]) -> list[Area]:
        """Return the region and municipalities that the catalogue knows by these names."""
        mine = Area.objects.filter(locale=self.locale)
        found = [mine.municipalities().filter(name__iexact=name).first() for name in municipalities]
        if region:
            found.insert(0, mine.regions().filter(name__iexact=region).first())
        return [area for area in found if area]

    def contacts(self, entry: result.Entry, organisation: Organisation | None) -> list[Contact]:
        """Return the entry's contacts, each with the ground on which it may be shown, or with none."""
        return list(dict.fromkeys(self._contact(contact, organisation) for contact in entry.contacts))

    def funder(self, name: str) -> Funder:
        """Return the funder of that name."""
        name = _municipal(name)[:200]
        found = Funder.objects.filter(locale=self.locale, name__iexact=name).first()
        return found or Funder.objects.create(name=name, locale=self.locale)

    def programme(self, name: str, funder: Funder | None) -> FundingProgramme:
        """Return the programme of that name."""
        found = FundingProgramme.objects.filter(locale=self.locale, name__iexact=name[:200]).first()
        return found or FundingProgramme.objects.create(name=name[:200], funder=funder, locale=self.locale)

    def legal_basis(self, entry: result.Entry) -> list[LegalBasis]:
        """Return the cited paragraphs; one whose law is neither named nor certain is left out with a warning."""
        found = []
        for paragraph in entry.legal_basis:
            law = _law(paragraph, entry.details.get("laws", {}).get(paragraph))
            if law is None:
                message = f"Teksten nævner {paragraph} uden at sige hvilken lov. Vælg selv lovgrundlaget."
                entry.warn(entry.line, "law_unknown", message)
            else:
                found.append(self._paragraph(paragraph, law))
        return found

    def _paragraph(self, paragraph: str, law: str) -> LegalBasis:
        found = LegalBasis.objects.filter(locale=self.locale, name__iexact=paragraph, law__iexact=law).first()
        slug = danish_slug(f"{law} {paragraph}")[:120]
        return found or LegalBasis.objects.create(name=paragraph, law=law, slug=slug, locale=self.locale)

    def _contact(self, contact: result.Contact, organisation: Organisation | None) -> Contact:
        mine = Contact.objects.filter(locale=self.locale)
        name = (contact.name or (contact.role or "").capitalize() or contact.email or contact.phone or "")[:120]
        found = mine.filter(email__iexact=contact.email).first() if contact.email else None
        if found is None and contact.phone:
            found = mine.filter(phone=contact.phone, name__iexact=name).first()
        if found:
            return found
        basis = Contact.Basis.WORK if is_work_contact(contact) else Contact.Basis.NONE
        return Contact.objects.create(
            name=name,
            role=(contact.role or "")[:120] if contact.name else "",
            email=(contact.email or "")[:254],
            phone=(contact.phone or "")[:20],
            organisation=organisation,
            consent_basis=basis,
            locale=self.locale,
        )


def _municipal(name: str) -> str:
    """Return the one spelling of a municipality ("Århus kommune" is "Aarhus Kommune"); other names stay."""
    match = re.fullmatch(r"(?P<name>[\w-]+)\s+kommune", name, re.IGNORECASE)
    official = official_name(match["name"]) if match else None
    if match is None or official is None:
        return name
    genitive = "s" if match["name"].endswith("s") and not official.endswith("s") else ""
    return f"{official}{genitive} Kommune"


def _law(paragraph: str, named: str | None) -> str | None:
    if named and not named.lower().startswith("service"):
        return named[:1].upper() + named[1:120]
    number = re.sub(r"\D", "", paragraph)
    return "Serviceloven" if named or number in _SOCIAL_SERVICES else None
