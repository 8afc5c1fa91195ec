"""Filling in what every page of the catalogue has."""

import re
from urllib.parse import urlsplit

from ...models import CataloguePage, Organisation
from ...slugs import danish_slug
from ..facts.sentences import sentences
from ..result import Entry
from .facts import Facts

LONGEST_SUMMARY = 400
LONGEST_KEYWORD = 95  # of 100, so that a number fits where two keywords have one address
_TITLE_MUNICIPALITY = re.compile(r"(?:^|[,–-]\s*)(?P<name>[A-ZÆØÅ][\w-]+)s?\s+[Kk]ommune\b")


def fill_common(page: CataloguePage, entry: Entry, facts: Facts) -> None:
    """Write an entry's common facts to a page, replacing what the page had."""
    page.summary = entry.summary[:LONGEST_SUMMARY] if entry.summary else summary_of(entry)
    page.alternative_titles = entry.details.get("abbreviation", "") or ""
    page.description_source = _source(entry)
    page.started = entry.details.get("started") or ""
    page.ended = entry.details.get("ended") or ""
    page.links = [("link", {"title": _link_title(url), "url": url}) for url in entry.urls]
    page.areas = facts.areas(entry.region, entry.municipalities)
    organisations = organisations_of(entry, facts)
    page.organisations = organisations
    page.contacts = facts.contacts(entry, organisations[0] if len(organisations) == 1 else None)
    page.legal_basis = facts.legal_basis(entry)
    _set_keywords(page, entry)


def summary_of(entry: Entry) -> str:
    """Return the first sentences of the entry's text, as they stand, as far as they fit."""
    summary = ""
    for block in entry.blocks:
        for text in block.texts:
            for _, sentence in sentences(text) if len(text.split()) > 4 else ():
                if len(summary) + len(sentence) + 1 > LONGEST_SUMMARY:
                    return summary or sentence[: LONGEST_SUMMARY - 1].rsplit(" ", 1)[0] + "…"
                summary = f"{summary} {sentence}".strip()
        if len(summary) > LONGEST_SUMMARY / 2:
            return summary
    return summary


def organisations_of(entry: Entry, facts: Facts) -> list[Organisation]:
    """Return who certainly stands behind: named partners or organisers, or the municipality in the title."""
    names = [partner["name"] for partner in entry.details.get("partners", [])]
    names += entry.details.get("organisers", [])
    if owner := entry.details.get("initiative"):
        return [facts.organisation(owner, entry.details.get("abbreviation", ""))]
    if not names and (match := _TITLE_MUNICIPALITY.search(entry.title)) and len(entry.municipalities) == 1:
        names = [f"{match['name']} Kommune"]
    return [facts.organisation(name) for name in dict.fromkeys(names)]


def _source(entry: Entry) -> str:
    if entry.form in ("project", "event"):
        return CataloguePage.Source.WEBSITE
    if entry.form == "example":
        return CataloguePage.Source.INTERVIEW
    first = next((block.text for block in entry.blocks), "")
    from_website = re.match(r"Fra (?:hjemmesiden|websiden)", first, re.IGNORECASE)
    return CataloguePage.Source.WEBSITE if from_website else CataloguePage.Source.UNKNOWN


def _link_title(url: str) -> str:
    parts = urlsplit(url)
    path = parts.path.rstrip("/")
    return f"{parts.netloc.removeprefix('www.')}{path if len(path) < 40 else ''}"[:200] or url[:200]


def _set_keywords(page: CataloguePage, entry: Entry) -> None:
    """Write the keywords; one too long for the list of keywords stays in the text only."""
    fitting = [word for word in entry.keywords if len(danish_slug(word)) <= LONGEST_KEYWORD >= len(word)]
    for word in entry.keywords:
        if word not in fitting:
            message = f"Nøgleordet “{word[:60]}…” er for langt og står kun i teksten. Skriv et kortere."
            entry.warn(entry.line, "keyword_too_long", message)
    page.keywords.clear()
    page.keywords.add(*fitting)
