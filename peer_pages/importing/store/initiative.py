"""An entry as an initiative."""

from typing import Any

from ...models import Funding, InitiativePage
from .. import result
from ..questionnaire import SECTIONS
from ..result import Block, Entry
from .common import fill_common
from .facts import Facts
from .markup import headed_text, rich_text


def fill_initiative(page: InitiativePage, entry: Entry, facts: Facts) -> None:
    """Write an entry to an initiative: its answers or text, its money, and what a project page has more."""
    fill_common(page, entry, facts)
    page.body = _body(entry)
    page.continuum_place = entry.continuum or ""
    page.fundings = [funding_row(funding, facts) for funding in entry.funding]
    details = entry.details
    page.phases = [("phase", _phase(phase)) for phase in details.get("phases", [])]
    page.partners = [("partner", _partner(partner, facts)) for partner in details.get("partners", [])]
    page.methods = [
        ("method", {"name": model["name"], "description": _paragraph(model["text"])})
        for model in details.get("models", [])
    ]
    page.updates = [
        ("update", {"date": update["date"] or "", "text": _paragraph(update["text"])})
        for update in details.get("updates", [])
    ]


def funding_row(funding: result.Funding, facts: Facts) -> Funding:
    """Return a grant as a row that is not saved yet."""
    funder = facts.funder(funding.funder) if funding.funder else None
    return Funding(
        funder=funder,
        programme=facts.programme(funding.programme, funder) if funding.programme else None,
        kind=funding.kind or Funding.Kind.UNKNOWN,
        amount_dkk=funding.amount_dkk or None,
        starts=funding.starts or "",
        ends=funding.ends or "",
        renewed_yearly=funding.renewed_yearly,
        source_text=funding.text,
    )


def _body(entry: Entry) -> list[tuple[str, str]]:
    """Return all eight sections; a text that is no questionnaire stands whole under its purpose."""
    if entry.form == "questionnaire":
        answers = {section.key: rich_text(section.blocks) for section in entry.sections}
    else:
        answers = {"purpose": headed_text(entry.sections), "other": _extra(entry)}
    return [(section.key, answers.get(section.key, "")) for section in SECTIONS]


def _extra(entry: Entry) -> str:
    """Return the keywords of an example and the notes taken out of a text, so that nothing is lost."""
    lists = (("Nøgleord", entry.keywords), ("Noter", entry.details.get("footnotes", [])))
    return "".join(f"<h3>{title}</h3>" + rich_text([Block("bullets", tuple(texts))]) for title, texts in lists if texts)


def _paragraph(text: str) -> str:
    return rich_text([Block("paragraph", (text,))])


def _phase(phase: dict[str, Any]) -> dict[str, str]:
    period = "/".join(part for part in (phase["starts"], phase["ends"]) if part)
    return {"name": phase["name"], "period": period, "description": phase["note"]}


def _partner(partner: dict[str, Any], facts: Facts) -> dict[str, Any]:
    organisation = facts.organisation(partner["name"])
    return {"name": partner["name"], "organisation": organisation, "role": partner["role"] or ""}
