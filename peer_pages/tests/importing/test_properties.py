"""Whatever the input, the reader answers with a document or with its own refusal."""

import random
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from peer_pages.importing.as_json import document_data
from peer_pages.importing.errors import ImportRefusedError
from peer_pages.importing.parse import parse_bytes, parse_lines
from peer_pages.importing.questionnaire import SECTIONS
from peer_pages.importing.read import lines_of
from peer_pages.importing.result import Document
from peer_pages.importing.text.lines import to_lines
from peer_pages.tests.importing.builders import catalogue, example, questionnaire, region, seed, short
from peer_pages.tests.importing.layouts.test_project import PAGE as PROJECT
from peer_pages.tests.importing.layouts.test_report import report
from peer_pages.tests.importing.layouts.test_webinar import PAGE as WEBINAR

CALM = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])

PIECES = [
    *(section.heading for section in SECTIONS),
    "Støtte i Danmark", "Støtte i Region Nordjylland", "\f", "", " ", "24", "Huset", "2.1. Huset", "2.2. Klubben",
    "Nøgleord", "Ro", "Kontinuum", "A     B    C", "A:  Huset", "Oplæg:", "Arrangører:", "Webinarets formål:",
    "Opsamling fra webinaret ‘X’", "Den 30. februar deltog 60 personer", "Om projekt ‘Y’", "Projektet afsluttes 2018",
    "Partnerskabet består af A og B.", "X STATUS FOR BEVILLINGEN", "en bevilling på 9,3 mio. kr.", "Egenvurdering:",
    "Formålet blev opfyldt på nær det", "Ida Prøve, formand for bestyrelsen",
    "3. marts 2020", "§ At", "§ 104", "• punkt",
    "31. september 2012", "2013-116", "http://www.a-", "b.example/c/", "bodil@a.example 12345678", "stø e", "1. ", "o ",
    "fire kommuner (Randers, Skanderbro, Odder, Viborg)", "finansieret af Havnefonden 2013-16", "To modeller",
    "(1) at x og (2) at y",
]  # fmt: skip


def read(data: bytes) -> Document | None:
    """Return what the bytes say, or None where they are refused; anything else is a failure."""
    try:
        document = parse_bytes(data)
    except ImportRefusedError:
        return None
    document_data(document)
    return document


@CALM
@given(st.binary(max_size=3000))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    read(data)


@CALM
@given(st.sampled_from([b"%PDF-1.4\n", b"PK\x03\x04", b"\xff\xfe", b"\xef\xbb\xbf"]), st.binary(max_size=2000))
def test_any_bytes_after_a_known_beginning_are_read_or_refused(start: bytes, rest: bytes) -> None:
    read(start + rest)


@CALM
@given(st.text(max_size=3000))
def test_any_text_is_read_or_refused(text: str) -> None:
    read(text.encode("utf-8", "replace"))


@CALM
@given(
    st.lists(st.sampled_from(PIECES) | st.text(max_size=80), max_size=80), st.sampled_from(["\n", "\n\n", "\r\n", " "])
)
def test_any_order_of_the_layouts_pieces_is_read_or_refused(pieces: list[str], glue: str) -> None:
    read(glue.join(pieces).encode("utf-8", "replace"))


WHOLE = {
    "questionnaires": catalogue(
        region("Region Nordjylland", questionnaire("Huset"), short("Caféen", "Der er plads til alle, der vil. " * 5))
    ),
    "examples": "".join(example(f"2.{n}.", f"Hus {n}", "Der er plads til alle, der vil. " * 5, ["Ro"]) for n in (1, 2)),
    "project": PROJECT,
    "webinar": WEBINAR,
    "report": report(),
}


@pytest.mark.parametrize("layout", WHOLE)
@CALM
@given(data=st.data())
def test_a_document_with_lines_lost_moved_or_doubled_is_read_or_refused(layout: str, data: st.DataObject) -> None:
    lines = WHOLE[layout].split("\n")
    keep = data.draw(st.lists(st.integers(0, len(lines) - 1), max_size=len(lines)))
    if data.draw(st.booleans()):
        keep.sort()
    read("\n".join(lines[index] for index in keep).encode())


@pytest.mark.parametrize("layout", WHOLE)
@CALM
@given(data=st.data())
def test_a_document_cut_anywhere_is_read_or_refused(layout: str, data: st.DataObject) -> None:
    text = WHOLE[layout]
    start = data.draw(st.integers(0, len(text)))
    read(text[start : data.draw(st.integers(start, len(text)))].encode())


@pytest.mark.parametrize("layout", WHOLE)
@pytest.mark.parametrize("change", ["crlf", "bom", "trailing", "form feeds"])
def test_harmless_changes_change_nothing(layout: str, change: str) -> None:
    text = WHOLE[layout]
    changed = {
        "crlf": text.replace("\n", "\r\n"),
        "bom": "\ufeff" + text,
        "trailing": text.replace("\n", "   \n") + "\n\n\n",
        "form feeds": "\n".join(
            "\f" + line[1:] if line[:1] == " " and line[1:2].strip() else line for line in text.split("\n")
        ),
    }[change]
    before, after = (read(version.encode()) for version in (text, changed))
    assert before is not None
    assert after is not None
    assert document_data(after) == document_data(before)


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_a_source_document_in_pieces_is_read_or_refused(number: str) -> None:
    lines = seed(number).read_text(encoding="utf-8").split("\n")
    dice = random.Random(number)
    for _ in range(4):
        start = dice.randrange(len(lines))
        read("\n".join(lines[start : start + dice.randrange(600)]).encode())


MONOTONOUS = {
    "letters": "a", "capitals": "A", "words": "x ", "stops": ". ", "links": "www.", "names": "Aa, ", "digits": "1",
    "phones": "12 ", "mail": "a@", "dots": "1.", "quotes": "”", "spaces": "a     ", "paragraphs": "§ 1, ",
    "people": "Ida Prøve ", "places": "Randers, ", "money": "fra Fonden ", "hyphens": "a-", "dates": "1. maj ",
}  # fmt: skip


@pytest.mark.parametrize("kind", MONOTONOUS)
def test_monotonous_text_takes_little_time(kind: str) -> None:
    with pytest.raises(ImportRefusedError):
        parse_lines(lines_of((MONOTONOUS[kind] * 50_000).encode()))


@pytest.mark.parametrize("kind", MONOTONOUS)
def test_a_monotonous_answer_takes_little_time(kind: str) -> None:
    answer = f"Bevillingen: {MONOTONOUS[kind] * 4000} kontakt"
    lines = questionnaire("Huset", {}).replace("Er der andet", f"{answer}\nEr der andet")
    started = time.monotonic()
    assert parse_lines(to_lines(catalogue(region("Region Nordjylland", lines)))).entries
    assert time.monotonic() - started < 20


def test_a_huge_answer_is_read() -> None:
    text = catalogue(
        region("Region Nordjylland", questionnaire("Huset", {1: "Der er plads til alle, der vil. " * 5000}))
    )
    document = parse_lines(to_lines(text))
    assert document.entries[0].sections[0].words == 35000
