"""Facts and doubts are added to an entry the same way for every layout."""

import pytest

from peer_pages.importing.layouts.enrich import add_facts, count_words, is_answer
from peer_pages.importing.layouts.source import Source
from peer_pages.importing.result import Entry
from peer_pages.tests.importing.builders import paragraph, source_of

NOTHING: Source = source_of("")


def enriched(text: str, *, title: str = "Huset", region: str | None = None, line: int = 5) -> Entry:
    entry = Entry(title, "short", 1, region)
    add_facts(entry, [paragraph(text, line)], NOTHING, money=[paragraph(text, line)])
    return entry


def codes(entry: Entry) -> list[tuple[str, int]]:
    return [(warned.code, warned.line) for warned in entry.warnings]


@pytest.mark.parametrize(
    ("text", "yes"),
    [
        ("Ja.", True),
        ("7", True),
        ("", False),
        ("–", False),
        ("www.huset.example", False),
        ("Se mere: http://huset.example/", False),
        ("Læs mere på hjemmesiden: www.huset.example", False),
        ("Yderligere information om huset: www.huset.example", False),
        ("Vi har siden www.huset.example", True),
        ("bodil@huset.example", True),
    ],
)
def test_a_bare_link_is_no_answer(text: str, *, yes: bool) -> None:
    assert is_answer([paragraph(text)]) is yes


def test_no_paragraph_is_no_answer() -> None:
    assert not is_answer([])


@pytest.mark.parametrize(
    ("text", "words"),
    [("", 0), ("et to", 2), ("et – to", 2), ("12 34", 2), ("peer-støtte", 1), ("...  !", 0), ("a\u00a0b", 2)],
)
def test_words_have_a_letter_or_a_digit(text: str, words: int) -> None:
    assert count_words([paragraph(text)]) == words


@pytest.mark.parametrize(
    ("text", "started"),
    [
        ("Huset har eksisteret siden 2009.", "2009"),
        ("Vi startede i foråret 2015.", "2015-21"),
        ("Huset blev etableret den 1. maj 2012.", "2012-05-01"),
        ("I 2010 åbnede huset.", "2010"),
        ("I 2010 blev huset bygget.", None),
        ("Projektet er finansieret af Havnefonden 2013-2016.", "2013"),
        ("Vi mødes hver uge.", None),
        ("Huset har eksisteret siden 31. september 2012.", None),
    ],
)
def test_the_start_is_taken_where_the_text_says_so(text: str, started: str | None) -> None:
    assert enriched(text).details.get("started") == started


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Bevillingen udløber 31. september 2012.", "impossible_date"),
        ("Det var den 30. februar 2011.", "impossible_date"),
        ("Det var den 1.13.2011.", "impossible_date"),
        ("Vi fik penge i 2013-116 af fonden.", "strange_period"),
        ("Vi har fået projektmidler, der udløber om et år.", "relative_date"),
        ("Bevillingen fornyes fra år til år.", "relative_date"),
        ("Pjecen kan rekvireres.", "contact_without_details"),
        ("Kontakt os gerne.", "contact_without_details"),
        ("Ring på telefon 12345678.", "contact_without_name"),
        ("Se http://www.huset-", "broken_url"),
        ("Vi er i fire kommuner (Randers, Skanderbro, Odder, Viborg).", "unknown_municipality"),
    ],
)
def test_what_looks_wrong_is_pointed_out_at_its_line(text: str, code: str) -> None:
    assert (code, 5) in codes(enriched(text))


@pytest.mark.parametrize(
    "text",
    [
        "Bevillingen udløber 30. september 2012.",
        "Det var den 29. februar 2012.",
        "Vi fik penge i 2013-16 af fonden.",
        "Kontakt os: Bodil Prøve, tlf. 12345678.",
        "Se http://www.huset.example/a-b.",
        "Vi er i fire kommuner (Randers, Skanderborg, Odder, Viborg).",
    ],
)
def test_what_looks_right_is_left_in_peace(text: str) -> None:
    assert codes(enriched(text)) == []


@pytest.mark.parametrize(
    ("region", "text", "warned"),
    [
        ("Region Sjælland", "Vi holder til i Randers.", True),
        ("Region Midtjylland", "Vi holder til i Randers.", False),
        ("Region Sjælland", "Vi holder til i Randers og i Roskilde.", False),
        (None, "Vi holder til i Randers.", False),
        ("Region Sjælland", "Vi holder til her.", False),
    ],
)
def test_a_place_in_another_region_is_pointed_out(region: str | None, text: str, *, warned: bool) -> None:
    entry = enriched(text, region=region)
    assert (("region_mismatch", 1) in codes(entry)) is warned
    assert entry.region == region


def test_only_the_first_call_to_get_in_touch_is_pointed_out() -> None:
    entry = Entry("Huset", "short", 1)
    add_facts(entry, [paragraph("Kontakt os.", 3), paragraph("Kontakt os igen.", 4)], NOTHING)
    assert codes(entry) == [("contact_without_details", 3)]


def test_law_is_taken_from_the_title_too_and_its_name_kept() -> None:
    entry = enriched("Tilbuddet hviler på servicelovens § 104 og § 107.", title="Et tilbud efter § 99")
    assert entry.legal_basis == ["§ 104", "§ 107", "§ 99"]
    assert entry.details["laws"]["§ 104"] == "servicelovens"


def test_a_place_is_named_once_whether_in_title_or_text() -> None:
    entry = enriched("Vi holder til i Randers og i Århus.", title="Huset, Randers Kommune")
    assert entry.municipalities == ["Randers", "Aarhus"]


def test_damaged_words_are_pointed_out_and_the_text_stays() -> None:
    lines = ["Peer-støtte er støtte.", "Vi giver stø e til alle."]
    source = source_of("\n".join(lines))
    entry = Entry("Huset", "short", 1)
    add_facts(entry, source.paragraphs(source.lines), source)
    (warned,) = entry.warnings
    assert (warned.code, warned.line) == ("damaged_text", 2)
    assert "måske “støtte”" in warned.message
