"""Signs of a layout, and the title of a document about one thing."""

import re

import pytest

from peer_pages.importing.errors import ImportRefusedError
from peer_pages.importing.layouts.features import has_signs, short_heading, take_title, title_in_quotes
from peer_pages.importing.text.lines import to_lines
from peer_pages.tests.importing.builders import parsed
from peer_pages.tests.importing.layouts.test_project import PAGE as PROJECT
from peer_pages.tests.importing.layouts.test_report import report
from peer_pages.tests.importing.layouts.test_webinar import PAGE as WEBINAR

SIGNS = [re.compile(word) for word in ("et", "to", "tre", "fire", "fem")]
ALONE = {"project": PROJECT, "webinar": WEBINAR, "report": report()}


@pytest.mark.parametrize(
    ("text", "enough"),
    [
        ("et to tre fire", True),
        ("et\nto\ntre\nfire\nfem", True),
        ("et to tre", False),
        ("et et et et", False),
        ("", False),
    ],
)
def test_four_different_signs_are_enough(text: str, *, enough: bool) -> None:
    assert has_signs(to_lines(text), SIGNS) is enough


def test_a_whole_book_has_no_signs() -> None:
    assert has_signs(to_lines("et to tre fire\n" * 2000), SIGNS)
    assert not has_signs(to_lines("et to tre fire\n" * 3000), SIGNS)


@pytest.mark.parametrize("layout", ALONE)
def test_a_book_with_every_sign_of_one_thing_is_refused_and_not_guessed(layout: str) -> None:
    book = "\n\n".join([ALONE[layout], *["Et kapitel om noget helt andet, som ikke er kort." for _ in range(1500)]])
    with pytest.raises(ImportRefusedError, match="genkender ikke"):
        parsed(book)


@pytest.mark.parametrize("layout", ALONE)
def test_what_a_web_page_prints_above_the_title_is_no_title(layout: str) -> None:
    plain = parsed(ALONE[layout]).entries[0]
    entry = parsed("www.eksempel.example\n\nForside > Nyt\n\n" + ALONE[layout]).entries[0]
    assert entry.title == plain.title
    assert entry.line == plain.line + 4


@pytest.mark.parametrize("layout", ALONE)
@pytest.mark.parametrize("first", ["www.eksempel.example", "Kære læser.", "Beskrivelse:", "en linje med småt"])
def test_a_first_line_that_cannot_be_a_title_is_pointed_out(layout: str, first: str) -> None:
    text = "\n".join([first, *["", "Et afsnit, som ikke er en titel."] * 6, *ALONE[layout].split("\n")[1:]])
    (entry,) = parsed(text).entries
    assert entry.title == first
    assert ("title_uncertain", 1) in [(warned.code, warned.line) for warned in entry.warnings]


@pytest.mark.parametrize("layout", ALONE)
def test_a_title_that_is_one_is_not_pointed_out(layout: str) -> None:
    assert "title_uncertain" not in {warned.code for warned in parsed(ALONE[layout]).entries[0].warnings}


def test_the_title_is_taken_from_the_other_lines() -> None:
    lines = to_lines("Forside\nOm projekt Broen\nTekst")
    title, others = take_title(lines, re.compile("projekt"))
    assert (title.text, [line.text for line in others]) == ("Om projekt Broen", ["Forside", "Tekst"])


def test_a_sign_far_down_makes_no_title() -> None:
    lines = to_lines("Forside\na\nb\nc\nd\nOm projekt Broen")
    assert take_title(lines, re.compile("projekt"))[0].text == "Forside"


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("Opsamling fra webinaret ‘Broen’", "Broen"),
        ("Om projekt “Broen til byen”", "Broen til byen"),
        ('Om projekt "Broen"', "Broen"),
        ("”Broen” er et hus", None),
        ("Broen", None),
        ("Om ”A”", None),
    ],
)
def test_a_title_in_quotes(heading: str, title: str | None) -> None:
    assert title_in_quotes(heading) == title


@pytest.mark.parametrize(
    ("heading", "yes"),
    [
        ("Baggrund", True),
        ("Hvem er vi?", True),
        ("”Broen”", True),
        ("Vi mødes hver uge.", False),
        ("med småt", False),
        ("Læs mere på www.eksempel.example", False),
        ("Kaffe, te,", False),
        (
            "En linje, der er så lang, at den kun kan være et afsnit, og som bliver ved, til der er over halvfems tegn",
            False,
        ),
    ],
)
def test_a_short_heading_is_followed_by_more(heading: str, *, yes: bool) -> None:
    lines = to_lines(f"Titel\n\n{heading}\n\nEn sætning, der er længere end overskriften over den og siger mere.")
    assert short_heading(lines, 1) is yes


def test_the_last_line_heads_nothing() -> None:
    assert not short_heading(to_lines("Titel\n\nBaggrund"), 1)


def test_a_report_on_a_single_line_is_read_or_refused_and_breaks_nothing() -> None:
    (entry,) = parsed("Statusrapport om bevilling på 5.000 kroner: projektets formål blev opfyldt").entries
    assert "no_signature" in {warned.code for warned in entry.warnings}


LONGER = "En sætning, der er længere end overskriften over den og siger mere."


@pytest.mark.parametrize(
    ("text", "yes"),
    [
        (f"Titel\n\nBaggrund\n\n{LONGER}", True),
        (f"Titel\n\fBaggrund\n\n{LONGER}", True),
        (f"Titel\nBaggrund\n\n{LONGER}", False),
        (f"Titel\n\nBaggrund\n{LONGER}", False),
        ("Titel\n\nBaggrund\n\nKort.", False),
        ("Titel\n\nHvem kan komme?\n\nAlle.", True),
        ("Titel\n\nHvem kan komme:\n\nAlle.", True),
        (f"Titel\n\n{'A' * 90}:\n\nAlle.", False),
        (f"Titel\n\n{'A' * 89}:\n\nAlle.", True),
        (f"Titel\n\nSkriv til bodil@huset.example\n\n{LONGER}", False),
    ],
)
def test_a_heading_stands_apart_above_something_longer(text: str, *, yes: bool) -> None:
    assert short_heading(to_lines(text), 1) is yes


@pytest.mark.parametrize("marks", ["‘’", "””", "“”", '""', "''", "’’"])
def test_a_title_in_any_quotation_marks_has_three_letters(marks: str) -> None:
    assert title_in_quotes(f"Om {marks[0]}Hus{marks[1]}") == "Hus"
    assert title_in_quotes(f"Om {marks[0]}Ha{marks[1]}") is None


@pytest.mark.parametrize("marks", ["””", "“”", '""'])
def test_the_title_is_what_is_quoted_last(marks: str) -> None:
    assert title_in_quotes(f"Opsamling {marks[0]}Byen{marks[1]} om {marks[0]}Huset{marks[1]} ") == "Huset"
