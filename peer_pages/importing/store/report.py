"""An entry as a status report, and the initiative it is about."""

import re
from collections.abc import Iterable
from copy import deepcopy

from ...fuzzy_dates import earliest
from ...models import InitiativePage, StatusReportPage
from ..result import Entry, Section
from .facts import Facts
from .markup import headed_text, rich_text

_ASSESSMENT = re.compile(r"vurdering|evaluering", re.IGNORECASE)
_OUTCOMES = {"met": "met", "partly": "partly", "not": "not_met"}


def initiative_entry(report: Entry) -> Entry:
    """Return the little that a report says about its initiative: name, place and money."""
    title = report.details.get("initiative") or report.title
    entry = Entry(title, "reported", report.line, report.region)
    entry.municipalities = list(report.municipalities)
    entry.funding = deepcopy(report.funding)
    entry.details = {key: report.details[key] for key in ("initiative", "abbreviation") if key in report.details}
    message = "Siden er lavet ud fra en statusrapport og er næsten tom. Beskriv initiativet."
    entry.warn(report.line, "made_from_report", message)
    return entry


def find_initiative(report: Entry) -> InitiativePage | None:
    """Return the initiative a report is about, if the catalogue has it under its name or abbreviation."""
    name, short = report.details.get("initiative"), report.details.get("abbreviation")
    found = InitiativePage.objects.filter(title__iexact=name).first() if name else None
    if found is None and short:
        candidates = InitiativePage.objects.filter(alternative_titles__icontains=short)
        found = next((page for page in candidates if short in page.alternative_title_list), None)
    return found


def fill_report(page: StatusReportPage, entry: Entry, _facts: Facts) -> None:
    """Write a report: account, assessment, goals, who signed it and when."""
    details = entry.details
    period = details.get("period") or {}
    page.period = period.get("starts") or ""
    page.account = _text(section for section in entry.sections if not _ASSESSMENT.search(section.title))
    page.assessment = _text(section for section in entry.sections if _ASSESSMENT.search(section.title))
    page.goals = [
        ("goal", {"goal": goal["goal"], "outcome": _OUTCOMES[goal["met"]], "why": goal["why"] or ""})
        for goal in details.get("goals", [])
        if goal["met"]
    ]
    signatory = details.get("signatory") or {}
    page.signatory = ", ".join(signatory[key] for key in ("name", "role") if signatory.get(key))[:200]
    page.signed_on = earliest(details.get("signed") or "")


def _text(sections: Iterable[Section]) -> str:
    """Return several parts under their headings; one part alone needs none, for the field says what it is."""
    parts = list(sections)
    return rich_text(parts[0].blocks) if len(parts) == 1 else headed_text(parts)


def link_funding(page: StatusReportPage, entry: Entry, initiative: InitiativePage) -> None:
    """Point the report at the grant it reports on, by its amount."""
    amount = next((funding.amount_dkk for funding in entry.funding if funding.amount_dkk), None)
    page.funding = initiative.fundings.filter(amount_dkk=amount).first() if amount else None
    if page.funding is None:
        message = "Initiativet har ikke en bevilling med rapportens beløb. Opret bevillingen, og vælg den her."
        entry.warn(entry.line, "funding_not_linked", message)
