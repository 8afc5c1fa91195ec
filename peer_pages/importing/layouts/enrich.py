"""Adding to an entry every fact and every doubt its text holds, the same way for every layout."""

import re
from collections.abc import Sequence

from ..facts.contacts import ASKING, contacts_in
from ..facts.dates import RELATIVE, dates_in, strange_periods
from ..facts.funding import funding_in
from ..facts.legal_basis import legal_basis_in
from ..facts.municipalities import municipalities_in, places_in_title, region_of
from ..facts.urls import broken_urls, unique, urls_in
from ..result import Entry
from ..text.lines import Line
from ..text.paragraphs import Paragraph
from .source import Source

_WORD = re.compile(r"\w")
_SIGNPOST = re.compile(
    r"(?:(?:yderligere|mere) (?:information|info)[^:.]{0,40}:|(?:læs|se) mere[^:.]{0,30}:?)?\s*(?:https?://|www\.)\S+",
    re.IGNORECASE,
)
_BEGAN = re.compile(r"\s+(?:blev\s+)?(?:etableret|oprettet|igangsat|startede|stiftet|åbnede)\b")
_STARTED = re.compile(
    r"\b(?:eksisteret\b[^.]{0,30}?\bside[n]?|start(?:ede|et)(?:\s+op)?|startede\b[^.]{0,40}\btilbage i|begyndte|"
    r"igangsa\w+|(?:blev|er) etableret|etableredes|åbnede)\s+(?:i\s+)?(?:den\s+)?$",
    re.IGNORECASE,
)


def is_answer(paragraphs: Sequence[Paragraph]) -> bool:
    """Tell whether text answers anything: a bare link with its lead-in only points elsewhere."""
    return any(_WORD.search(_SIGNPOST.sub("", paragraph.text)) for paragraph in paragraphs)


def count_words(paragraphs: Sequence[Paragraph]) -> int:
    """Return the number of words, a word being anything between spaces that has a letter or digit."""
    return sum(bool(_WORD.search(word)) for paragraph in paragraphs for word in paragraph.text.split())


def add_facts(
    entry: Entry,
    paragraphs: Sequence[Paragraph],
    source: Source,
    *,
    money: Sequence[Paragraph] = (),
) -> None:
    """Fill in contacts, links, places, money and law, and warn about what looks wrong."""
    entry.contacts = contacts_in(paragraphs)
    entry.funding = funding_in(paragraphs, answers=money)
    entry.urls = unique(url for paragraph in paragraphs for url in urls_in(paragraph.text))
    _add_law(entry, paragraphs)
    _add_places(entry, paragraphs)
    _add_start(entry, paragraphs)
    warn_dates(entry, paragraphs)
    _warn_contacts(entry, paragraphs)
    for paragraph in paragraphs:
        for url in broken_urls(paragraph.text):
            entry.warn(paragraph.line, "broken_url", f"Linket “{url}” er brudt over to linjer. Find resten.")
        warn_damage(entry, paragraph.lines, source)


def _add_law(entry: Entry, paragraphs: Sequence[Paragraph]) -> None:
    cited = [cited for paragraph in paragraphs for cited in legal_basis_in(paragraph.text)]
    cited += legal_basis_in(entry.title)
    entry.legal_basis = list(dict.fromkeys(item.paragraph for item in cited))
    laws = {item.paragraph: item.law for item in cited if item.law}
    if laws:
        entry.details["laws"] = laws


def _add_places(entry: Entry, paragraphs: Sequence[Paragraph]) -> None:
    entry.municipalities = list(dict.fromkeys(places_in_title(entry.title)))
    for paragraph in paragraphs:
        for start, written, official in municipalities_in(paragraph.text):
            if official is None:
                entry.warn(
                    paragraph.line_at(start),
                    "unknown_municipality",
                    f"“{written}” er ikke en af de 98 kommuner. Ret navnet, eller vælg kommunen selv.",
                )
            elif official not in entry.municipalities:
                entry.municipalities.append(official)
    _warn_region(entry)


def _warn_region(entry: Entry) -> None:
    regions = {region_of(name) for name in entry.municipalities}
    if entry.region and regions and entry.region not in regions:
        entry.warn(
            entry.line,
            "region_mismatch",
            f"Står under {entry.region}, men nævner {', '.join(entry.municipalities)} "
            f"({', '.join(sorted(regions))}). Vælg den rigtige region.",
        )


def _add_start(entry: Entry, paragraphs: Sequence[Paragraph]) -> None:
    for paragraph in paragraphs:
        for date in dates_in(paragraph.text):
            before = paragraph.text[max(date.start - 60, 0) : date.start]
            after = paragraph.text[date.end : date.end + 40]
            if date.edtf and "/" not in date.edtf and (_STARTED.search(before) or _BEGAN.match(after)):
                entry.details.setdefault("started", date.edtf)
                return
    period = next((funding.starts for funding in entry.funding if funding.kind == "project" and funding.starts), None)
    if period:
        entry.details.setdefault("started", period)


def warn_dates(entry: Entry, paragraphs: Sequence[Paragraph]) -> None:
    """Point out dates that cannot be, misprinted periods, and money that ends at a date nobody wrote down."""
    for paragraph in paragraphs:
        for date in dates_in(paragraph.text):
            if date.error:
                entry.warn(paragraph.line_at(date.start), "impossible_date", date.error)
        for date in strange_periods(paragraph.text):
            message = f"Perioden “{date.text}” ligner en trykfejl. Skriv årstallene helt ud."
            entry.warn(paragraph.line_at(date.start), "strange_period", message)
    for funding in entry.funding:
        if match := RELATIVE.search(funding.text):
            message = f"Bevillingen nævner “{match[0]}”, men ingen dato. Spørg, hvornår den slutter."
            entry.warn(funding.line, "relative_date", message)


def _warn_contacts(entry: Entry, paragraphs: Sequence[Paragraph]) -> None:
    for contact in entry.contacts:
        if not contact.name and not contact.role:
            message = f"“{contact.email or contact.phone}” står uden navn. Skriv, hvem det er."
            entry.warn(contact.line, "contact_without_name", message)
    if entry.contacts:
        return
    for paragraph in paragraphs:
        if match := ASKING.search(paragraph.text):
            line = paragraph.line_at(match.start())
            message = f"Teksten siger “{match[0]}”, men der står hverken mail eller telefon. Find kontakten."
            entry.warn(line, "contact_without_details", message)
            return


def warn_damage(entry: Entry, lines: Sequence[Line], source: Source) -> None:
    """Point out words that seem to have lost letters; the text stays as it is."""
    for line in lines:
        suspects = list(dict.fromkeys(source.damage.suspects(line)))
        if suspects:
            message = f"Teksten ser ud til at mangle bogstaver: {'; '.join(suspects[:4])}. Ret den efter kilden."
            entry.warn(line.number, "damaged_text", message)
