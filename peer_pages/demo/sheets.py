"""Snippets from the content's sheets: made where they are missing, never changed."""

from dataclasses import dataclass
from datetime import date

from django.db import models
from wagtail.models import Locale

from peer_pages.demo.facts import Facts
from peer_pages.demo.read import Row, read_sheet
from peer_pages.demo.values import fill
from peer_pages.models import (
    Area,
    Contact,
    Funder,
    FundingProgramme,
    LegalBasis,
    Organisation,
    TargetGroup,
    Topic,
)
from peer_pages.models.taxonomy import Term
from peer_pages.slugs import danish_slug


@dataclass(frozen=True)
class Sheet:
    """A file of snippets, and the fields by which one is recognised as made before."""

    name: str
    model: type[models.Model]
    identity: tuple[str, ...]


SHEETS = (
    Sheet("target_groups", TargetGroup, ("slug",)),
    Sheet("topics", Topic, ("slug",)),
    Sheet("legal_basis", LegalBasis, ("slug",)),
    Sheet("organisations", Organisation, ("name",)),
    Sheet("funders", Funder, ("name",)),
    Sheet("programmes", FundingProgramme, ("name",)),
    Sheet("contacts", Contact, ("name", "email")),
)


def ensure_facts(locale: Locale, today: date) -> Facts:
    """Return all snippets of the content, and the areas by their names."""
    facts = Facts()
    for area in Area.objects.filter(locale=locale):
        facts.add(area.name, area)
    for sheet in SHEETS:
        for key, row in read_sheet(sheet.name, today).items():
            facts.add(key, _ensure(sheet, row, locale, facts))
    return facts


def _ensure(sheet: Sheet, row: Row, locale: Locale, facts: Facts) -> models.Model:
    if issubclass(sheet.model, Term):
        row = {**row, "slug": danish_slug(row["name"])}
    identity = {name: row.get(name, "") for name in sheet.identity}
    existing = sheet.model._default_manager.filter(**identity, locale=locale).first()  # noqa: SLF001
    if existing is not None:
        return existing
    fact = sheet.model(locale=locale)
    fill(fact, row, facts)
    fact.full_clean()
    fact.save()
    return fact
