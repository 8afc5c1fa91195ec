"""Catalogues of the same layout in other prints: other orders, regions, spellings, page furniture and files."""

import re
import string
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from peer_pages.importing.as_json import document_data
from peer_pages.importing.parse import parse_bytes
from peer_pages.importing.questionnaire import SECTIONS
from peer_pages.importing.result import Document
from peer_pages.tests.importing.builders import (
    ANSWERS,
    BULLET,
    catalogue,
    heading,
    parsed,
    pdf_document,
    questionnaire,
    region,
    short,
    word_document,
)

CALM = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
BODY = "Der er plads til alle, der vil, og vi drikker kaffe sammen hver dag. " * 4
NORTH, SOUTH, EAST = "Region Nordjylland", "Region Syddanmark", "Region Østdanmark"
TEXT = catalogue(
    region(NORTH, questionnaire("Huset"), short("Caféen på hjørnet", BODY)),
    region(SOUTH, questionnaire("Klubben ved åen", other=True), questionnaire("Mentorerne, Odense", ANSWERS | {8: ""})),
    region(EAST, short("Bisidderne", BODY), short("”Broen”, et værested", BODY)),
)
TITLES = ["Huset", "Caféen på hjørnet", "Klubben ved åen", "Mentorerne, Odense", "Bisidderne", "”Broen”, et værested"]


def outline(document: Document) -> list[tuple[str, str | None, list[bool]]]:
    return [(entry.title, entry.region, [part.answered for part in entry.sections]) for entry in document.entries]


_HEADING = re.compile(r"^(?=Beskriv |Er der andet)", re.MULTILINE)
VARIANTS = {
    "headings in capitals": re.sub(
        r"^(?:Beskriv|Er der andet)\b.*$", lambda match: match[0].upper(), TEXT, flags=re.MULTILINE
    ),
    "headings with numbers": _HEADING.sub("1. ", TEXT),
    "headings with letters": _HEADING.sub("a) ", TEXT),
    "headings in bold": _HEADING.sub("**", TEXT),
    "headings with hashes": _HEADING.sub("## ", TEXT),
    "regions in capitals": re.sub(r"Støtte i Region \w+", lambda match: match[0].upper(), TEXT),
    "regions with numbers": re.sub(r"Støtte i (?=Region \w+ $)", "1. Støtte i ", TEXT, flags=re.MULTILINE),
    "regions without a prefix": re.sub(r"Støtte i (?=Region \w+ $)", "", TEXT, flags=re.MULTILINE),
    "regions with another prefix": re.sub(r"Støtte i (?=Region \w+ $)", "Tilbud i ", TEXT, flags=re.MULTILINE),
    "regions with a colon": re.sub(r"(?<=Region )(\w+) $", r"\1:", TEXT, flags=re.MULTILINE),
    "another title of the document": TEXT.replace("Støtte i Danmark", "Katalog over tilbud"),
    "dots for bullets": TEXT.replace(BULLET, "•"),
    "dashes for bullets": TEXT.replace(BULLET, "–"),
    "stars for bullets": TEXT.replace(BULLET, "*"),
    "an o for bullets": TEXT.replace(BULLET, "o"),
    "no bullets": TEXT.replace(f"{BULLET} ", ""),
    "hard hyphens": TEXT.replace("peer-", "peer\u2011"),
    "hard spaces": TEXT.replace(" i ", "\u00a0i\u00a0"),
    "indented": "\n".join(f"    {line}" if line.strip() else line for line in TEXT.split("\n")),
    "letters with loose rings": TEXT.replace("å", "a\u030a"),
    "no page marks": re.sub(r"^ (?=\S)", "", TEXT, flags=re.MULTILINE),
    "lost ligatures": TEXT.replace("spørgsmålene herunder", "spørgsmålene herunde"),
}


def test_the_catalogue_all_variants_are_compared_with() -> None:
    document = parsed(TEXT)
    assert [entry.title for entry in document.entries] == TITLES
    assert Counter(entry.region for entry in document.entries) == {NORTH: 2, SOUTH: 2, EAST: 2}
    assert [sum(section.answered for section in entry.sections) for entry in document.entries] == [8, 1, 8, 7, 1, 1]


@pytest.mark.parametrize("change", VARIANTS)
def test_another_print_says_the_same(change: str) -> None:
    assert VARIANTS[change] != TEXT
    assert outline(parsed(VARIANTS[change])) == outline(parsed(TEXT))


@pytest.mark.parametrize(
    "mark", ["{n}", "Side {n}", "Side {n} af 90", "- {n} -", "– {n} –", "{n} | Støtte i Danmark", "Styrelsen · {n}"]
)
@pytest.mark.parametrize("above", TITLES)
def test_a_page_mark_above_a_title_is_not_taken_for_it(mark: str, above: str) -> None:
    feet = [f"\n\n{mark.format(n=n)}\n\n" for n in range(1, 7)]
    text = TEXT
    for foot, title in zip(feet, TITLES, strict=True):
        text = text.replace(f"\n{title}\n", f"\n{foot}\n{title}\n", 1)
    entries = parsed(text).entries
    assert above in [entry.title for entry in entries]
    assert outline(parsed(text)) == outline(parsed(TEXT))


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_endings_and_byte_order_marks_say_the_same(ending: str, mark: bytes) -> None:
    data = mark + TEXT.replace("\n", ending).encode()
    assert document_data(parse_bytes(data)) == document_data(parsed(TEXT))


def test_the_same_catalogue_in_word_says_the_same() -> None:
    assert outline(parse_bytes(word_document(TEXT.split("\n")))) == outline(parsed(TEXT))


def test_the_same_catalogue_in_pdf_has_the_same_entries() -> None:
    lines = TEXT.split("\n")
    document = parse_bytes(pdf_document([lines[start : start + 64] for start in range(0, len(lines), 64)]))
    assert [(entry.title, entry.region) for entry in document.entries] == [
        (entry.title, entry.region) for entry in parsed(TEXT).entries
    ]


@pytest.mark.parametrize("last", range(4, 9))
def test_a_form_cut_off_after_any_section_names_what_is_missing(last: int) -> None:
    lines = ["Huset", ""]
    for number in range(1, last + 1):
        lines += [*heading(number), ANSWERS[number], " ", ""]
    (entry,) = parsed(catalogue(region(NORTH, "\n".join(lines)))).entries
    assert [section.number for section in entry.sections] == list(range(1, last + 1))
    missing = [warned.message for warned in entry.warnings if warned.code == "missing_sections"]
    assert len(missing) == (last < 8)
    assert all(section.title in missing[0] for section in SECTIONS[last:])


@pytest.mark.parametrize("empty", range(1, 9))
def test_a_section_without_an_answer_is_empty_and_moves_nothing(empty: int) -> None:
    (entry, after) = parsed(
        catalogue(region(NORTH, questionnaire("Huset", ANSWERS | {empty: ""}), questionnaire("Klubben")))
    ).entries
    assert [section.number for section in entry.sections if not section.answered] == [empty]
    assert (after.title, all(section.answered for section in after.sections)) == ("Klubben", True)


def test_an_entry_above_the_first_region_has_none_and_says_so() -> None:
    first, second = parsed(
        f"Katalog\nHer er en samling.\n\n{questionnaire('Huset')}\n{region(NORTH, questionnaire('Klubben'))}"
        f"\n{region(SOUTH)}"
    ).entries
    assert (first.region, second.region) == (None, NORTH)
    assert "no_region" in {warned.code for warned in first.warnings}
    assert "no_region" not in {warned.code for warned in second.warnings}


_NAMES = st.text(string.ascii_lowercase + "æøå", min_size=3, max_size=10).map(
    lambda name: f"Tilbud {name.capitalize()}x"
)
_REGIONS = st.dictionaries(
    st.sampled_from(["Region Nordjylland", "Region Midtjylland", "Region Sjælland", "Region Syddanmark", "Region Øst"]),
    st.integers(0, 3),
    min_size=2,
)


@CALM
@given(_REGIONS, st.lists(_NAMES, min_size=15, max_size=15, unique=True), st.data())
def test_any_number_of_entries_in_any_order_of_regions(
    counts: dict[str, int], names: list[str], data: st.DataObject
) -> None:
    regions, expected = [], []
    left = iter(names)
    for name, count in counts.items():
        titles = [next(left) for _ in range(count)]
        expected += [(title, name) for title in titles]
        forms = [data.draw(st.sampled_from([questionnaire(title), short(title, BODY)])) for title in titles]
        regions.append(region(name, *forms))
    text = catalogue(*regions)
    if expected:
        assert [(entry.title, entry.region) for entry in parsed(text).entries] == expected


@CALM
@given(st.sets(st.integers(1, 8)))
def test_any_set_of_answers_is_read_as_it_was_given(answered: set[int]) -> None:
    answers = {number: ANSWERS[number] for number in answered}
    first, after = parsed(catalogue(region(NORTH, questionnaire("Huset", answers), questionnaire("Klubben")))).entries
    assert {section.number for section in first.sections if section.answered} == answered
    assert (first.title, after.title, len(after.sections)) == ("Huset", "Klubben", 8)
