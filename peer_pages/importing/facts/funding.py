"""Money: who pays, from which programme, how much, from when to when, and whether it is project money."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..result import Funding
from ..text.paragraphs import Paragraph
from .amounts import amounts_in
from .dates import bounds, dates_in
from .sentences import sentences

_CUE = re.compile(
    r"\b\w*(?:finan[sc]ier|finasier)\w*|\bbevilling(?:en|er|erne)?\b(?!-)|\bbevil+i?get\b|\bgenbevil\w*|\bpulje\w*|\w+pulje\w*|"
    r"\b(?:\w+[- ]?)?midler\b|\btilskud fra\b|\bstøtte(?:t|s)?\s+(?:fra|af)\s+(?=[A-ZÆØÅ])|\bøkonomisk støtte\b|"
    r"\bsponsor\w*|\bbudget\w*",
    re.IGNORECASE,
)
_NO_MONEY = re.compile(r"(?:hjælpe|virke|læge|føde\w*|lærings|bevis)midler", re.IGNORECASE)
_PROGRAMME = re.compile(
    r"\b\d+M-pulje\w*|§\s?\d+[- ]?midler|\b\w*satspulje\w*(?:\s+”.{3,100}”(?=[,.\s]|$))?|"
    r"\b[A-ZÆØÅ]\w+puljen\b|\bPuljen for [a-zæøå ]{4,40}?(?=[.,]|$)|\b\w+s storbypulje\b|\b[A-Z]{3,}-programmet|"
    r"\b(?!pulje|projekt|drifts)\w+-midler\b",
    re.IGNORECASE,
)
_BODY = (
    r"(?:[A-ZÆØÅ]\w*[Ff]ond(?:en)?|Den [A-ZÆØÅ]\w+ Socialfond|[A-ZÆØÅ]\w*(?:’s|s) Socialfond|[A-ZÆØÅ]\w*styrelsen|"
    r"[A-ZÆØÅ]\w*ministeriet|Ministeriet for [A-ZÆØÅ]\w+(?:(?:,| og) [A-ZÆØÅ]\w+)*|"
    r"Region [A-ZÆØÅ][a-zæøå]+(?:(?<=s) [A-ZÆØÅ][\w-]+(?: og [A-ZÆØÅ]?[a-zæøå]*udvalg)?)?|"
    r"(?:[A-ZÆØÅ]\w+ & )?[A-ZÆØÅ][\w-]+ [Kk]ommune(?=\b)|[A-ZÆØÅ]\w+ Amt\b|tips og lotto)"
)
FUNDER_NAME = _BODY
_FUNDER = re.compile(
    rf"(?:\b(?:fra|af|via|med|hos)|midler i|:|\bog|,)\s+(?P<funder>{_BODY})(?!s\b)"
    rf"|(?<![\w-])(?P<giver>{_BODY})\s*(?:bidrager med økonomisk|finansierer|betaler|har bevilget|støtter økonomisk|"
    r", der finansiere\w*)"
)
_RUNNING = re.compile(r"\bdrift(?:en|s)?\b|\bdrifts(?:midler|udgifter|aftale\w*)|\bkommunal bevilling\b", re.IGNORECASE)
_PROJECT = re.compile(
    r"\bprojektmidler\b|pulje|\bbevilling\w*\b|\bprojektbevilling\w*|\bfonds?\b|\bprojekter?\b|\btilskud\b|socialfond|"
    r"trygfond|\bfået (?:en |bevil)",
    re.IGNORECASE,
)
_NOT_THIS = re.compile(r"\bikke (?:\w+ )?\w*(?:midler|drift\w*|projekt\w*)", re.IGNORECASE)
_ENDS = re.compile(
    r"\b(?:indtil|frem til|til og med|til|udløb(?:er|et)?|slutter|afsluttes|ophører)\s+(?:den\s+)?$", re.IGNORECASE
)
_STARTS = re.compile(r"\b(?:siden|fra og med|fra|startede|starter|begyndte)\s+(?:den\s+)?$", re.IGNORECASE)
_YEARLY = re.compile(r"fra år til år|et år ad gangen|hvert år\b.*bevil|årlig bevilling", re.IGNORECASE)
_NEAR = 12
_HYPOTHETICAL = re.compile(r"^(?:Hvis|Skulle|Såfremt)\b")
_ENDING = re.compile(r"\b(?:udløb|udløber|slutter|ophører)\b", re.IGNORECASE)
_GOES_ON = re.compile(r"^(?:Bevillingen|Puljen|Midlerne|Tilskuddet|Projektet)\b")


@dataclass(slots=True)
class _Sentence:
    line: int
    text: str


def funding_in(paragraphs: Sequence[Paragraph], *, answers: Sequence[Paragraph] = ()) -> list[Funding]:
    """Return the funding a description names.

    ``answers`` are the paragraphs that answer the question about money: if nothing there can be taken apart, the
    first of its sentences about money is kept as text, so that an editor finds it.
    """
    found: list[Funding] = []
    last_line = 0
    for sentence in _sentences(paragraphs):
        if _is_about_money(sentence.text):
            _add(found, sentence)
            last_line = sentence.line
        elif found and sentence.line - last_line <= _NEAR and _tells_more(sentence):
            _add_period(found[-1], sentence)
    return found or _unparsed(answers)


def _is_about_money(text: str) -> bool:
    if _HYPOTHETICAL.match(text):
        return False
    cue = _CUE.search(_NO_MONEY.sub("", text))
    return bool(cue) or (any(amounts_in(text)) and _FUNDER.search(text) is not None)


def _tells_more(sentence: _Sentence) -> bool:
    return bool(_ENDING.search(sentence.text) or _GOES_ON.match(sentence.text))


def _sentences(paragraphs: Sequence[Paragraph]) -> Iterator[_Sentence]:
    for paragraph in paragraphs:
        for start, text in sentences(paragraph.text):
            yield _Sentence(paragraph.line_at(start), text)


def _add(found: list[Funding], sentence: _Sentence) -> None:
    facts = list(_facts(sentence))
    if found and _GOES_ON.match(sentence.text) and not any(fact.funder or fact.programme for fact in facts):
        for fact in facts:
            _fill(found[-1], fact)
        return
    for fact in facts:
        twin = next((known for known in reversed(found) if _same(known, fact)), None)
        if twin is None:
            found.append(fact)
        else:
            _fill(twin, fact)


def _facts(sentence: _Sentence) -> Iterator[Funding]:
    text = sentence.text
    programme = _PROGRAMME.search(text)
    amount = next((kroner for _, kroner in amounts_in(text)), None)
    starts, ends = _period(text)
    kind = _kind(text) or ("project" if ends else None)  # money with an end is a project's
    funders: list[str | None] = list(dict.fromkeys(m["funder"] or m["giver"] for m in _FUNDER.finditer(text)))
    if not (programme or amount or funders or kind):
        return
    for funder in funders or [None]:
        yield Funding(
            line=sentence.line,
            text=text,
            funder=funder,
            programme=_programme_name(programme[0]) if programme else None,
            amount_dkk=amount,
            starts=starts,
            ends=ends,
            kind=kind,
            renewed_yearly=bool(_YEARLY.search(text)),
        )


def _programme_name(text: str) -> str:
    return re.sub(
        r"\bsatspulje(?:n|midler\w*)?-?\s?(?:projekt\w*)?(?=\s|$)", "satspuljen", text.strip(), flags=re.IGNORECASE
    )


def _kind(text: str) -> str | None:
    text = _NOT_THIS.sub("", text)
    if _RUNNING.search(text) and not re.search(r"pulje|projektmidler", text, re.IGNORECASE):
        return "running"
    return "project" if _PROJECT.search(text) else None


def _period(text: str) -> tuple[str | None, str | None]:
    """Return when money begins and ends as far as the sentence says."""
    for date in dates_in(text):
        if date.edtf is None:
            continue
        before = text[max(date.start - 40, 0) : date.start]
        if "/" in date.edtf:
            return bounds(date.edtf)
        if _ENDS.search(before):
            return None, date.edtf
        if _STARTS.search(before):
            return date.edtf, None
    return None, None


def _add_period(known: Funding, sentence: _Sentence) -> None:
    """Take the period from a sentence that only goes on about the project just named."""
    starts, ends = _period(sentence.text)
    if ends and not known.ends:
        known.starts, known.ends = known.starts or starts, ends
        known.text = f"{known.text} {sentence.text}"


def _same(known: Funding, new: Funding) -> bool:
    if known.funder and new.funder:
        return known.funder == new.funder
    if known.programme and new.programme:
        return known.programme == new.programme or _both_satspulje(known.programme, new.programme)
    return known.kind == new.kind or None in (known.kind, new.kind)


def _both_satspulje(one: str, other: str) -> bool:
    """There is one "satspulje"; people write satspuljen, satspuljeaftalen or satspuljeprojektet."""
    return one.lower().startswith("satspulje") and other.lower().startswith("satspulje")


def _fill(known: Funding, new: Funding) -> None:
    for name in ("funder", "programme", "amount_dkk", "starts", "ends", "kind"):
        if getattr(known, name) is None:
            setattr(known, name, getattr(new, name))
    known.renewed_yearly = known.renewed_yearly or new.renewed_yearly
    if new.text not in known.text:
        known.text = f"{known.text} {new.text}"


def _unparsed(answers: Sequence[Paragraph]) -> list[Funding]:
    for sentence in _sentences(answers):
        kind = _kind(sentence.text)
        if kind:
            return [Funding(line=sentence.line, text=sentence.text, kind=kind)]
    return []
