"""A web page about one project: partners, money, phases with dates, models, updates."""

import itertools
import re
from collections.abc import Sequence
from typing import Any

from ...fuzzy_dates import latest
from ..facts.dates import bounds, dates_in
from ..facts.municipalities import region_of
from ..facts.sentences import sentences
from ..result import Document, Entry
from ..text.paragraphs import Paragraph
from . import registry
from .enrich import add_facts
from .features import has_signs, short_heading, take_title, title_in_quotes, warn_title
from .headed import headed_sections
from .source import Source

KIND = "project_page"
_TITLE = re.compile(r"^(?:Om\s+)?projekt\w*\b", re.IGNORECASE)
_SIGNS = (
    re.compile(r"\bpartnerskab\w*\b.*\b(?:består af|mellem)\b|\bpartnerne\b", re.IGNORECASE),
    re.compile(r"\bprojekt\w*\b.*\b(?:finansier|bevilling|støtte[ts]? af)", re.IGNORECASE),
    re.compile(r"\bfaser?\b", re.IGNORECASE),
    re.compile(r"\bprojektet\s+(?:afsluttes|strækker sig|løber|skal|drives)\b", re.IGNORECASE),
    _TITLE,
)
_PARTNERS = re.compile(
    r"\b(?:Partnerskabet|Partnerkredsen|Partnerne|Projektets partnere)\s+(?:består af|er|omfatter)\s+(?P<names>.+)"
)
_SECRETARIAT = re.compile(r"(?P<name>(?:Foreningen )?[A-ZÆØÅ][\w-]+(?: [A-ZÆØÅ][\w-]+)*)\s+huser\s+sekretariatet")
_PHASE = re.compile(r"(?P<name>[^:]{3,60}):\s*(?P<when>.+)")
_PHASE_NAME = re.compile(r"fase|afprøvning|udvikling|forankring|implementering|evaluering|opstart|etape", re.IGNORECASE)
_END = re.compile(r"\b(?:afsluttes|slutter|udløber)\b.{0,25}?$|\btil$", re.IGNORECASE)
_MODELS = re.compile(r"(?P<number>To|Tre|Fire|Fem|\d)\s+modeller\b", re.IGNORECASE)
_MODEL_NAME = re.compile(r"(?P<name>.{4,60}?)\s+(?:skal|gennemføres|er|består|omfatter|foregår|kan|indebærer)\b")
_NUMBERS = {"to": 2, "tre": 3, "fire": 4, "fem": 5}
_UPDATE = re.compile(r"(?:Opdatering|Nyt|Status)\s*(?:\([^)]*\))?:\s*(?P<text>.+)")
_SHORTCODE = re.compile(r"\[[a-z_]+ id=[^\]]*\]")
_REGION = re.compile(r"Region [A-ZÆØÅ][a-zæøå]+?(?=s?\b)")


def recognise(source: Source) -> bool:
    """Tell whether the text has most signs of a page about a project."""
    return has_signs(source.lines, _SIGNS)


@registry.layout(KIND, recognise)
def parse(source: Source) -> Document:
    """Return the document with its one initiative."""
    heading, body = take_title(source.lines, _TITLE)
    entry = Entry(title_in_quotes(heading.text) or heading.text, "project", heading.number)
    warn_title(entry, heading)
    starts = [index for index in range(len(body)) if short_heading(body, index)]
    entry.sections, text = headed_sections(source, body, starts)
    entry.summary = text[0].text if text else ""
    add_facts(entry, text, source)
    entry.details |= {
        "partners": _partners(text),
        "phases": _phases(text),
        "models": _models(entry),
        "updates": _updates(text),
    }
    _set_region(entry)
    _set_end(entry, text)
    _warn_lost_parts(entry, text)
    return Document(KIND, heading.text, [entry])


def _partners(text: Sequence[Paragraph]) -> list[dict[str, str | None]]:
    partners: dict[str, str | None] = {}
    for paragraph in text:
        for _, sentence in sentences(paragraph.text):
            if match := _PARTNERS.search(sentence):
                names = re.split(r",\s*(?:og\s+)?|\s+og\s+(?=[A-ZÆØÅ])", match["names"].rstrip(" ."))
                partners |= {name.strip(): None for name in names if name.strip()}
            if match := _SECRETARIAT.search(sentence):
                name = match["name"].removeprefix("Foreningen ")
                partners[name] = "sekretariat"
    return [{"name": name, "role": role} for name, role in partners.items()]


def _phases(text: Sequence[Paragraph]) -> list[dict[str, Any]]:
    phases: list[dict[str, Any]] = []
    for paragraph, after in itertools.zip_longest(text, text[1:]):
        # In a Word document the dates may be a paragraph of their own, below the phase.
        said = f"{paragraph.text} {after.text}" if paragraph.text.endswith(":") and after else paragraph.text
        match = _PHASE.fullmatch(said)
        if match is None or not (paragraph.bullet or _PHASE_NAME.search(match["name"])):
            continue
        date = next((date for date in dates_in(match["when"]) if date.edtf), None)
        if date and date.edtf and date.start < 3:
            starts, ends = bounds(date.edtf) if "/" in date.edtf else (date.edtf, None)
            note = match["when"][date.end :].strip(" ()")
            phases.append({"name": match["name"].strip(), "starts": starts, "ends": ends, "note": note})
    return phases


def _models(entry: Entry) -> list[dict[str, str]]:
    """Return the models described one per paragraph under a heading such as "To modeller …"."""
    for section in entry.sections:
        match = _MODELS.match(section.title)
        if match is None:
            continue
        number = _NUMBERS.get(match["number"].lower()) or int(match["number"])
        named = [
            {"name": name["name"], "text": block.text}
            for block in section.blocks[1:]
            if (name := _MODEL_NAME.match(block.text))
        ]
        if len(named) < number:
            entry.warn(
                section.line, "models_unclear", f"Overskriften lover {match[0].lower()}, men vi fandt {len(named)}."
            )
        return named[:number]
    return []


def _updates(text: Sequence[Paragraph]) -> list[dict[str, str | None]]:
    updates: list[dict[str, str | None]] = []
    for paragraph in text:
        if match := _UPDATE.match(paragraph.text):
            date = next((date.edtf for date in dates_in(match["text"]) if date.edtf), None)
            updates.append({"date": date, "text": match["text"]})
    return updates


def _set_region(entry: Entry) -> None:
    named = _REGION.search(entry.title)
    regions = {region_of(name) for name in entry.municipalities}
    if named:
        entry.region = named[0]
    elif len(regions) == 1:
        entry.region = regions.pop()


def _set_end(entry: Entry, text: Sequence[Paragraph]) -> None:
    """Take the project's end; two different ends are pointed out."""
    ends: dict[str, int] = {}
    said = [(section.line, section.title) for section in entry.sections]
    said += [(paragraph.line, sentence) for paragraph in text for _, sentence in sentences(paragraph.text)]
    for line, sentence in said:
        for date in dates_in(sentence) if sentence.startswith("Projektet ") else ():
            if date.edtf and "/" not in date.edtf and _END.search(sentence[: date.start].rstrip()):
                ends.setdefault(date.edtf, line)
    if ends:
        entry.details["ended"] = max(ends, key=len)  # the most exact one
    if len({latest(end) for end in ends}) > 1:
        message = f"Projektet slutter flere gange i teksten: {', '.join(ends)}. Vælg den rigtige dato."
        entry.warn(list(ends.values())[-1], "conflicting_dates", message)


def _warn_lost_parts(entry: Entry, text: Sequence[Paragraph]) -> None:
    for paragraph in text:
        if match := _SHORTCODE.search(paragraph.text):
            message = f"Her stod et dokument på websiden ({match[0]}), som ikke er kommet med. Læg det på siden."
            entry.warn(paragraph.line, "missing_document", message)
        elif re.fullmatch(r"(?:Læs|Se) mere[^.:]{0,60}", paragraph.text):
            entry.warn(paragraph.line, "missing_link", f"“{paragraph.text}” var et link, som ikke er kommet med.")
