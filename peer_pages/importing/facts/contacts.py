"""People and offices to turn to: name, role, e-mail and phone."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..result import Contact
from ..text.paragraphs import Paragraph

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_PHONE = re.compile(
    r"(?<![\d.,/@-])(?P<code>(?:\+|00)45[\s.]?)?(?P<number>\d{2}(?:[\s.]?\d{2}){3})(?![\d./-]*\d)"
    r"|(?P<foreign>(?:\+|00)(?!45)\d{1,3}[\s\d-]{6,14}\d)"
)
_TWO_YEARS = re.compile(r"(?:19|20)\d\d\s?(?:19|20)\d\d")
_PART = r"[A-ZÆØÅÖÄÜÉ][a-zæøåöäüé'’]+(?:-[A-ZÆØÅ][a-zæøå]+)?"
_NAME = re.compile(rf"(?<![\w-]){_PART}(?: (?:(?:de|von|van|af) )?(?:{_PART}|[A-ZÆØÅ]\.)){{1,3}}(?![\w-])")
_TITLE = r"\w*(?:leder|chef|konsulent|koordinator|formand|direktør|ansvarlig|sekretær|rådgiver|lærer|instruktør)"
_ROLE_BEFORE = re.compile(rf"(?P<role>\b{_TITLE})\s*:?\s*$", re.IGNORECASE)
_ROLE_FIRST = re.compile(rf"(?P<role>{_TITLE})\s+(?=[A-ZÆØÅ])", re.IGNORECASE)
_INTRODUCED = re.compile(
    rf"(?:\b(?:information|info|henvendelse til|kontakt|hos|til)\s*:?|{_TITLE}:?)\s*$", re.IGNORECASE
)
_REQUEST = re.compile(r"(?:(?:Kontakt|Ring|Skriv|Info(?:rmation)?|Henvendelse|Mail|Tlf|Telefon|Mobil)\s+)+")
_ROLE_AFTER = re.compile(rf"\s*,\s*(?P<role>{_TITLE}\b[^:;,@\d(]{{0,60}}?)\s*(?=[:;,.(]|$)", re.IGNORECASE)
_OFFICE = re.compile(r"\b(?P<role>sekretariatet|kontoret|receptionen|rådgivningen|administrationen)\b", re.IGNORECASE)
_CUE = re.compile(
    r"\b(?:tlf|telefon\w*|mobil\w*|mail\w*|e-mail|ring|kontakt\w*|information|info|henvendelse|hos)\b", re.IGNORECASE
)
ASKING = re.compile(
    r"\b(?:ved henvendelse|rettes henvendelse|kan rekvireres|kontakt os|telefonisk kontakt|kontaktes)\b", re.IGNORECASE
)
_NO_NAME = re.compile(
    r"\b(?:Projekt\w*|Center\w*|Kommune\w*|Regions?|Forening\w*|Skolen?|Hus\w*|Yderligere|Mere|Information\w*|Kontakt|"
    r"Psyk|Social\w*|Værested\w*|Caf[eé]|Tlf|Telefon|Mobil|Mail|Læs|Se|Nord|Syd|Øst|Vest|For|Det|Den|De|Fonden?|"
    r"Frivillig\w*|Ministeriet|Instruktør|Kursist|Peer\w*)\b"
)
_LINES_NEAR = 4
_NEAR = 60


@dataclass(slots=True)
class _Event:
    where: int
    start: int
    end: int
    kind: str
    value: str
    sure: bool = False


def contacts_in(paragraphs: Sequence[Paragraph]) -> list[Contact]:
    """Return everyone an e-mail address or a phone number is given for.

    The name is the one that stands before the detail, in the same paragraph or on a line of its own above it.
    """
    contacts: list[Contact] = []
    named: _Event | None = None
    for event in _events(paragraphs):
        if event.kind == "name":
            waiting = named and named.where == event.where and not any(c.name == named.value for c in contacts)
            if not (named and waiting and named.sure and not event.sure):
                named = event
            continue
        _attach(contacts, event, named, paragraphs)
    return contacts


def phone_digits(text: str) -> str:
    """Return a phone number in digits; the country code stays unless it is Danish."""
    digits = re.sub(r"[^\d+]", "", text)
    digits = re.sub(r"^00", "+", digits)
    return digits.removeprefix("+45")


def _events(paragraphs: Sequence[Paragraph]) -> Iterator[_Event]:
    for where, paragraph in enumerate(paragraphs):
        text = paragraph.text
        found = [_Event(where, *m.span(), "email", m[0]) for m in _EMAIL.finditer(text)]
        if _CUE.search(text) or found or _PHONE.fullmatch(text):
            found += [
                _Event(where, *m.span(), "phone", phone_digits(m[0]))
                for m in _PHONE.finditer(text)
                if not _TWO_YEARS.fullmatch(m[0])
            ]
        if _CUE.search(text) or found or len(text) < 60:
            names = (_name_event(where, match, text) for match in _NAME.finditer(text))
            found += [event for event in names if event and not _NO_NAME.search(event.value)]
        yield from sorted(found, key=lambda event: event.start)


def _name_event(where: int, match: re.Match[str], text: str) -> _Event | None:
    request = _REQUEST.match(text, match.start())
    start = request.end() if request else match.start()
    role = _ROLE_FIRST.match(text, start, match.end())
    start = role.end() if role else start
    value = text[start : match.end()]
    if " " not in value:
        return None
    sure = bool(request or role) or bool(_INTRODUCED.search(text[max(start - _NEAR, 0) : start]))
    return _Event(where, start, match.end(), "name", value, sure)


def _attach(contacts: list[Contact], event: _Event, named: _Event | None, paragraphs: Sequence[Paragraph]) -> None:
    near = named is not None and 0 <= event.where - named.where <= _LINES_NEAR
    same_person = bool(contacts) and (not near or (named is not None and contacts[-1].name == named.value))
    if same_person and getattr(contacts[-1], event.kind) is None and _close(contacts[-1], event, paragraphs):
        setattr(contacts[-1], event.kind, event.value)
        return
    if any(getattr(contact, event.kind) == event.value for contact in contacts):
        return
    contact = Contact(paragraphs[event.where].line_at(event.start))
    if named is not None and near and not same_person:
        contact.name = named.value
        contact.role = _role(named, paragraphs)
    elif match := _OFFICE.search(paragraphs[event.where].text[max(event.start - _NEAR, 0) : event.start]):
        contact.role = match["role"]
    setattr(contact, event.kind, event.value)
    contacts.append(contact)


def _close(contact: Contact, event: _Event, paragraphs: Sequence[Paragraph]) -> bool:
    return abs(paragraphs[event.where].line_at(event.start) - contact.line) <= 12


def _role(named: _Event, paragraphs: Sequence[Paragraph]) -> str | None:
    text = paragraphs[named.where].text
    match = _ROLE_BEFORE.search(text[max(named.start - _NEAR, 0) : named.start]) or _ROLE_AFTER.match(text, named.end)
    if match is None:
        elsewhere = re.compile(rf"(?P<role>\b{_TITLE})\s+{re.escape(named.value)}\b", re.IGNORECASE)
        match = next((m for p in paragraphs if (m := elsewhere.search(p.text))), None)
    return match["role"].strip() if match else None
