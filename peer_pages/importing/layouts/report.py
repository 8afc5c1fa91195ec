"""A status report to a funder: the grant, what was done, goals met or not, the next grant, who signed and when."""

import re
from collections.abc import Sequence
from typing import Any

from ..facts.dates import dates_in
from ..facts.funding import FUNDER_NAME
from ..facts.sentences import sentences
from ..result import Document, Entry, Funding
from ..text.lines import Line
from ..text.paragraphs import Paragraph
from . import registry
from .enrich import add_facts
from .features import has_signs, take_title, warn_title
from .headed import headed_sections
from .source import Source

KIND = "status_report"
_LABEL = re.compile(r"[A-ZÆØÅ][\w -]{3,40}:")
_SIGNED = re.compile(r"(?P<name>[A-ZÆØÅ][\wé]+(?: [A-ZÆØÅ][\wé.]+){1,3}),\s*(?P<role>[a-zæøå][^.,]{2,60})")
_ACCOUNT = re.compile(
    r"^(?:Forløb\w*|Egenvurdering|Regnskab|Resultater|Evaluering|Beskrivelse af \w+)\s*:?$", re.IGNORECASE
)
_TITLE = re.compile(
    r"\b(?:status\w*|afrapportering|slutrapport|årsrapport|rapport)\b.*\b\w*bevilling|\bprojektbevilling", re.IGNORECASE
)
_SIGNS = (
    _TITLE,
    _ACCOUNT,
    re.compile(r"\bbevilling\b|\bbevilget\b", re.IGNORECASE),
    re.compile(r"(?<!\d)\d[\d.]{0,15}\s?(?:kr\.|kroner)", re.IGNORECASE),
    re.compile(r"\b(?:del)?mål\w*\b.*\b(?:opfyldt|nået|indfriet)|\bformål blev\b", re.IGNORECASE),
    re.compile(r"^" + _SIGNED.pattern + r"$"),
)
_FILE_NAME = re.compile(r".{1,120}\.(?:pdf|docx?|txt)", re.IGNORECASE)
_OWNER = re.compile(r"(?P<name>(?:[A-ZÆØÅ][\w-]{1,40} ){0,5}[A-ZÆØÅ][\w-]{1,40})\s*\((?P<short>[A-ZÆØÅ]{2,8})\)")
_NUMBERED_GOAL = re.compile(
    r"\((?P<number>\d)\)\s*(?P<text>at\b.*?)(?=\s+(?:og|samt)\s+\(\d\)|[;.]\s*\(\d\)|\.(?:\s|$)|$)"
)
_MET = re.compile(
    r"\b(?:formål|mål|delmål)\w*\b[^.]*?\b(?P<how>ikke|delvis\w*)?\s*(?:opfyldt|nået|indfriet)", re.IGNORECASE
)
_EXCEPT = re.compile(r"\b(?:på nær|undtagen|bortset fra)\s+(?P<goal>[^,.]+)(?:,\s*(?P<why>(?:idet|fordi|da)\b[^.]*))?")
_NEXT = re.compile(r"\bgenbevil\w*|\bny bevilling\b|\bforlænget bevilling\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(20\d\d)\b")


def recognise(source: Source) -> bool:
    """Tell whether the text has most signs of an account of a grant."""
    return has_signs(source.lines, _SIGNS)


@registry.layout(KIND, recognise)
def parse(source: Source) -> Document:
    """Return the document with its one report; what it is about stands in ``details["initiative"]``."""
    heading, others = take_title(source.lines, _TITLE)
    entry = Entry(heading.text, "report", heading.number)
    warn_title(entry, heading)
    lines = _take_signature(entry, _body(others, heading.text))
    starts = [index for index in range(len(lines)) if _is_label(lines, index)]
    entry.sections, text = headed_sections(source, lines, starts)
    entry.summary = next((sentence for p in text for _, sentence in sentences(p.text)), "")
    add_facts(entry, text, source)
    _set_owner(entry, text)
    _set_grants(entry, text)
    _set_goals(entry, text)
    return Document(KIND, heading.text, [entry])


def _body(lines: Sequence[Line], title: str) -> list[Line]:
    """Return the lines without repetitions of the title and without the name of an attached file."""
    return [line for line in lines if line.text != title and not _FILE_NAME.fullmatch(line.text)]


def _is_label(lines: Sequence[Line], index: int) -> bool:
    return bool(_LABEL.fullmatch(lines[index].text)) and index + 1 < len(lines)


def _take_signature(entry: Entry, lines: list[Line]) -> list[Line]:
    """Take who signed, and when, from the end of the report."""
    for index in range(len(lines) - 1, max(len(lines) - 6, -1), -1):
        match = _SIGNED.fullmatch(lines[index].text)
        if match is None:
            continue
        entry.details["signatory"] = {"name": match["name"], "role": match["role"].strip()}
        before = lines[index - 1].text if index else ""
        date = next((date for date in dates_in(before) if date.edtf and date.text == before.rstrip(".")), None)
        entry.details["signed"] = date.edtf if date else None
        return lines[: index - 1 if date else index] + lines[index + 1 :]
    entry.warn(
        lines[-1].number if lines else entry.line,
        "no_signature",
        "Vi fandt ingen underskrift. Skriv, hvem der står for rapporten.",
    )
    return lines


def _set_owner(entry: Entry, text: Sequence[Paragraph]) -> None:
    for paragraph in text:
        if match := _OWNER.search(paragraph.text):
            entry.details |= {"initiative": match["name"].strip(), "abbreviation": match["short"]}
            return
    message = "Vi kunne ikke se, hvilket initiativ rapporten handler om. Vælg det."
    entry.warn(entry.line, "no_initiative", message)


def _set_grants(entry: Entry, text: Sequence[Paragraph]) -> None:
    """Give the reported grant its year, and find the grant that follows."""
    grant = next((funding for funding in entry.funding if funding.amount_dkk), None)
    if grant is None:
        entry.warn(entry.line, "no_grant", "Vi fandt ingen bevilling med et beløb. Skriv den.")
        return
    entry.funding.remove(grant)
    year = _YEAR.search(entry.title) or re.search(r"\bi (20\d\d)\b(?!-)", grant.text)
    if year:
        grant.starts = grant.ends = year[1]
    grant.kind = grant.kind or "project"
    following = _following(text)
    entry.funding = [grant, *([following] if following else [])]
    entry.details["period"] = {"starts": grant.starts, "ends": grant.ends}
    entry.details["follow_up_grant"] = following is not None


def _following(text: Sequence[Paragraph]) -> Funding | None:
    for paragraph in text:
        for start, sentence in sentences(paragraph.text):
            if match := _NEXT.search(sentence):
                year = _YEAR.search(sentence, match.end()) or _YEAR.search(sentence)
                funder = re.search(rf"\baf\s+(?P<name>{FUNDER_NAME}|[A-ZÆØÅ][\w-]+(?: og \w+)?udvalget)", sentence)
                return Funding(
                    line=paragraph.line_at(start),
                    text=sentence,
                    funder=funder["name"] if funder else None,
                    starts=year[1] if year else None,
                    ends=year[1] if year else None,
                    kind="project",
                )
    return None


def _set_goals(entry: Entry, text: Sequence[Paragraph]) -> None:
    """List the goals with "met", "partly" or "not" as far as the report says, and why not."""
    goals: list[dict[str, Any]] = [
        {"goal": match["text"].strip(), "met": None, "why": None}
        for paragraph in text
        for match in _NUMBERED_GOAL.finditer(paragraph.text)
    ]
    for paragraph in text:
        for start, sentence in sentences(paragraph.text):
            if match := _MET.search(sentence):
                _judge(goals, match["how"])
                if left_out := _EXCEPT.search(_hide_stops(paragraph.text[start:])):
                    goal, why = (_show_stops(left_out[name] or "").strip(" .") for name in ("goal", "why"))
                    goals.append({"goal": goal, "met": "not", "why": why or None})
    entry.details["goals"] = goals
    if not goals or any(goal["met"] is None for goal in goals):
        message = "Rapporten siger ikke tydeligt, hvilke mål der er nået. Gennemgå målene."
        entry.warn(entry.line, "goals_unclear", message)


def _hide_stops(text: str) -> str:
    """Return text in which the full stops of initials ("N.B.H.") are no full stops."""
    return re.sub(r"(?<=\b[A-ZÆØÅ])\.(?=\w| [a-zæøå])", "\0", text)


def _show_stops(text: str) -> str:
    return text.replace("\0", ".")


def _judge(goals: list[dict[str, Any]], how: str | None) -> None:
    word = (how or "").lower()
    met = "not" if word == "ikke" else "partly" if word.startswith("delvis") else "met"
    for goal in goals:
        goal["met"] = goal["met"] or met
