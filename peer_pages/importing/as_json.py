"""The importer's result as plain JSON data, in the published shape."""

from typing import Any

from .result import Block, Contact, Document, Entry, Funding, Section, Warned


def document_data(document: Document) -> dict[str, Any]:
    """Return ``{"kind", "entries", "warnings"}``; line numbers are 1-based lines of the source file."""
    return {
        "kind": document.kind,
        "entries": [entry_data(entry) for entry in document.entries],
        "warnings": [_warning(warned) for warned in document.warnings],
    }


def entry_data(entry: Entry) -> dict[str, Any]:
    """Return one entry; the sections of a questionnaire are keyed "1" to "8" by their place in the form."""
    return {
        "title": entry.title,
        "region": entry.region,
        "form": entry.form,
        "sections": _sections(entry),
        "contacts": [_contact(contact) for contact in entry.contacts],
        "urls": entry.urls,
        "municipalities": entry.municipalities,
        "funding": [_funding(funding) for funding in entry.funding],
        "keywords": entry.keywords,
        "legal_basis": entry.legal_basis,
        "continuum": entry.continuum,
        "warnings": [_warning(warned) for warned in sorted(entry.warnings, key=lambda warned: warned.line)],
        "details": {"line": entry.line, **entry.details, "text": [_part(section) for section in entry.sections]},
    }


def _sections(entry: Entry) -> dict[str, dict[str, Any]]:
    if entry.form != "questionnaire":
        return {}
    return {str(section.number): {"answered": section.answered, "words": section.words} for section in entry.sections}


def _contact(contact: Contact) -> dict[str, Any]:
    return {"name": contact.name, "role": contact.role, "email": contact.email, "phone": contact.phone}


def _funding(funding: Funding) -> dict[str, Any]:
    return {
        "funder": funding.funder,
        "programme": funding.programme,
        "amount_dkk": funding.amount_dkk,
        "starts": funding.starts,
        "ends": funding.ends,
        "kind": funding.kind,
        "text": funding.text,
        "renewed_yearly": funding.renewed_yearly,
    }


def _warning(warned: Warned) -> dict[str, Any]:
    return {"line": warned.line, "code": warned.code, "message": warned.message}


def _part(section: Section) -> dict[str, Any]:
    return {"key": section.key, "title": section.title, "blocks": [_block(block) for block in section.blocks]}


def _block(block: Block) -> dict[str, Any]:
    return {"kind": block.kind, "texts": list(block.texts)}
