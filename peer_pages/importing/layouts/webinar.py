"""The recap of a webinar or meeting: when, who arranged it, talks and speakers, purposes, participants, clips."""

import re
from collections.abc import Sequence
from typing import Any

from ...fuzzy_dates import MONTHS
from ..facts.dates import dates_in
from ..result import Document, Entry, Section
from ..text.bullets import bullet_of
from ..text.lines import Line
from ..text.paragraphs import Paragraph
from . import registry
from .enrich import add_facts
from .features import has_signs, take_title, title_in_quotes, warn_title
from .headed import headed_sections
from .source import Source

KIND = "event_recap"
_TYPES = r"webinar|konference|temadag|seminar|workshop|møde|netværksmøde|kursusdag|foredrag"
_TYPE = re.compile(rf"\b(?P<type>{_TYPES})(?:et|en|n|s)*\b", re.IGNORECASE)
_TALK = re.compile(r"(?:Oplæg|Foredrag|Indlæg)\s*\d*\s*:?", re.IGNORECASE)
_DATE = re.compile(rf"\b[Dd](?:en|\.)\s+(?P<day>\d{{1,2}}\.\s?(?:{'|'.join(MONTHS['da'])}))(?:\s+(?P<year>\d{{4}}))?\b")
_PARTICIPANTS = re.compile(
    r"\b(?<!\d)(?P<number>\d[\d.]{0,6})\s+(?:personer|deltagere|mennesker|tilmeldte|fagfolk)\b", re.IGNORECASE
)
_TITLE = re.compile(rf"^(?:Opsamling|Referat|Tilbageblik|Nyt)\b.*\b(?:{_TYPES})", re.IGNORECASE)
_SIGNS = (
    _TITLE,
    _DATE,
    re.compile(rf"^{_TALK.pattern}$", re.IGNORECASE),
    re.compile(r"^Arrangør(?:er)?\s*:?$|i (?:et )?samarbejde mellem", re.IGNORECASE),
    re.compile(r"\bformål\s*:$", re.IGNORECASE),
    _PARTICIPANTS,
)
_TOGETHER = re.compile(r"\bi (?:et )?samarbejde mellem (?P<names>[^.]+)|\barrangeret af (?P<by>[^.]+)")
_NAME = r"[A-ZÆØÅ][a-zæøåé]+(?: [A-ZÆØÅ][a-zæøåé]+){1,3}"
_BY = re.compile(
    rf"(?:v\.|ved|med)\s+(?P<title>(?:PhD|Ph\.d\.|professor|lektor|psykolog|cand\.\w+)\s+)?(?P<name>{_NAME}).*",
    re.IGNORECASE,
)
_TELLS = re.compile(
    rf"(?P<name>{_NAME})(?:,\s*(?P<role>[^,]{{3,40}}?)(?:\s+(?:for|i|fra|ved|hos)\s+(?P<org>[^,]{{2,50}}))?,)?"
    r"\s+(?:fortæller|fortalte|viser|holdt|taler|præsenterer)\b"
)
_QUOTED_TITLE = re.compile(r"[“”\"‘].{4,90}[”“\"’]")
_IMAGE = re.compile(r"\(\s*klik for at forstørre\s*\)", re.IGNORECASE)
_COMMENT_FORM = re.compile(
    r"(?:Skriv|Efterlad|Tilføj) en kommentar|Leave a (?:comment|reply)|Scroll to Top", re.IGNORECASE
)
_CLIPPED = re.compile(r"\bklip(?:pet|pene)?\b|\bvideo(?:er|klip)?\b|\boptagelse", re.IGNORECASE)
_NO_CONSENT = re.compile(r"\bikke (?:har )?ønsket\b|\bønsker ikke\b|\banonym", re.IGNORECASE)


def recognise(source: Source) -> bool:
    """Tell whether the text has most signs of a recap."""
    return has_signs(source.lines, _SIGNS)


@registry.layout(KIND, recognise)
def parse(source: Source) -> Document:
    """Return the document with its one event."""
    heading, body = take_title(_without_furniture(source.lines) or source.lines, _TITLE)
    entry = Entry(title_in_quotes(heading.text) or heading.text, "event", heading.number)
    warn_title(entry, heading)
    kind = _TYPE.search(heading.text)
    starts = [index for index in range(len(body)) if _is_heading(body, index)]
    entry.sections, text = headed_sections(source, body, starts)
    entry.summary = text[0].text if text else ""
    add_facts(entry, text, source)
    entry.details |= {"event_type": kind["type"].lower() if kind else None, "organisers": _organisers(text)}
    entry.details |= {"participants": _participants(text), "purposes": _purposes(entry.sections)}
    _set_date(entry, text)
    _set_programme(entry, body)
    _warn_consent(entry, text)
    return Document(KIND, heading.text, [entry])


def _without_furniture(lines: Sequence[Line]) -> list[Line]:
    """Cut the comment form that ends a blog page, and the captions of pictures that did not come along."""
    end = next((index for index, line in enumerate(lines) if index and _COMMENT_FORM.match(line.text)), len(lines))
    return [line for line in lines[:end] if not _IMAGE.fullmatch(line.text)]


def _is_heading(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a line heads a part: it ends in a colon, stands apart, and is not a sentence or a list's lead-in."""
    line = lines[index]
    if not line.text.endswith(":") or len(line.text) > 90 or bullet_of(line.text):
        return False
    apart = line.gap > 0 or line.page_start
    follows = index + 1 < len(lines)
    return (
        apart and follows and not re.search(r"[.!?]\s|,\s\w+\s\w+\s\w+\s\w+", line.text) and _not_lead_in(lines, index)
    )


def _not_lead_in(lines: Sequence[Line], index: int) -> bool:
    """A long line with a colon right before bullets leads into them, unless it names purposes."""
    text = lines[index].text
    bullets = bullet_of(lines[index + 1].text) is not None
    return not bullets or len(text) < 40 or "formål" in text.lower()


def _organisers(text: Sequence[Paragraph]) -> list[str]:
    for paragraph in text:
        if match := _TOGETHER.search(paragraph.text):
            names = re.split(r",\s*(?:og\s+)?|\s+og\s+", match["names"] or match["by"])
            return [name.strip() for name in names if name.strip()]
    return []


def _participants(text: Sequence[Paragraph]) -> int | None:
    match = next((match for paragraph in text if (match := _PARTICIPANTS.search(paragraph.text))), None)
    return int(match["number"].replace(".", "")) if match else None


def _purposes(sections: Sequence[Section]) -> list[str]:
    for section in sections:
        if re.search(r"\bformål\b", section.title, re.IGNORECASE):
            return [text for block in section.blocks for text in block.texts]
    return []


def _set_date(entry: Entry, text: Sequence[Paragraph]) -> None:
    for paragraph in text:
        if match := _DATE.search(paragraph.text):
            found = next((date.edtf for date in dates_in(match[0]) if date.edtf), None) if match["year"] else None
            entry.details |= {"date": found, "date_text": match["day"]}
            if not match["year"]:
                message = f"Datoen “{match['day']}” har intet årstal. Find året, og skriv det."
                entry.warn(paragraph.line, "no_year", message)
            return
    entry.warn(entry.line, "no_date", "Vi fandt ingen dato for arrangementet. Skriv den.")


def _set_programme(entry: Entry, lines: Sequence[Line]) -> None:
    """Read each talk: its title, its speaker, its parts (clips) and the practice stories told in it."""
    talks: list[dict[str, Any]] = []
    clips: list[dict[str, Any]] = []
    for section in entry.sections:
        if _TALK.fullmatch(section.title):
            talks += _talks(section, entry.details["organisers"])
        elif talks and "arrangør" not in section.title.lower():
            clips.append({"title": section.title, "url": None, "line": section.line})
        elif talks:
            break
    entry.details |= {"programme": talks, "clips": clips}
    if clips and any(_CLIPPED.search(line.text) for line in lines):
        message = f"{len(clips)} klip var indlejret på websiden, og linkene er ikke kommet med. Find dem."
        entry.warn(clips[0]["line"], "clips_without_link", message)


def _talks(section: Section, organisers: Sequence[str]) -> list[dict[str, Any]]:
    texts = [text for block in section.blocks for text in block.texts]
    if not texts:
        return []
    main: dict[str, Any] = {"title": texts[0], "speaker": None, "affiliation": None, "role": None}
    talks = [main]
    quoted: str | None = None
    for text in texts[1:]:
        if by := _BY.fullmatch(text):
            main |= {"speaker": by["name"], "role": (by["title"] or "").strip() or None}
        elif _QUOTED_TITLE.fullmatch(text):
            quoted = text.strip('“”"‘’')
        elif quoted and (tells := _TELLS.match(text)):
            affiliation = tells["org"] or next((name for name in organisers if name in text), None)
            talks.append({"title": quoted, "speaker": tells["name"], "affiliation": affiliation, "role": tells["role"]})
            quoted = None
    return talks


def _warn_consent(entry: Entry, text: Sequence[Paragraph]) -> None:
    for paragraph in text:
        if match := _NO_CONSENT.search(paragraph.text):
            message = "Teksten nævner personer, der ikke ønsker at være med. Tag navnene ud, før siden udgives."
            entry.warn(paragraph.line_at(match.start()), "consent_refused", message)
