"""Sentences, keywords, damaged words and courses."""

import pytest

from peer_pages.importing.facts.courses import Length, abbreviation_of, is_course, length_in
from peer_pages.importing.facts.damage import DamageFinder
from peer_pages.importing.facts.keywords import HEADING, keywords_in
from peer_pages.importing.facts.sentences import sentences
from peer_pages.importing.text.lines import to_lines


def suspects(line: str, *, document: str = "") -> list[str]:
    lines = to_lines(f"{document}\n{line}")
    return list(DamageFinder(lines).suspects(lines[-1]))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vi er her. Kom ind!", ["Vi er her.", "Kom ind!"]),
        ("Den 1. januar 2014 åbnede vi. Det var koldt.", ["Den 1. januar 2014 åbnede vi.", "Det var koldt."]),
        ("Vi har bl.a. Kaffe og evt. Te.", ["Vi har bl.a. Kaffe og evt. Te."]),
        ("Peter K. Test er leder.", ["Peter K. Test er leder."]),
        ("Er det nyt? ”Nej.” Det er det ikke.", ["Er det nyt?", "”Nej.”", "Det er det ikke."]),
        ("", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [sentence for _, sentence in sentences(text)] == expected


def test_sentences_know_where_they_begin() -> None:
    text = "Første. Anden."
    assert [text[start:].startswith(sentence) for start, sentence in sentences(text)] == [True, True]


def test_a_keyword_that_goes_on_begins_in_lower_case() -> None:
    lines = to_lines("Plads til alle\n\nNoget at stå op til om\n\nmorgenen\n\nKaffe")
    assert keywords_in(lines) == ["Plads til alle", "Noget at stå op til om morgenen", "Kaffe"]


@pytest.mark.parametrize("label", ["Nøgleord", "Nøgleord:", "NØGLEORD :", "Stikord", "Emneord:"])
def test_labels_of_keywords(label: str) -> None:
    assert HEADING.fullmatch(label)


def test_text_about_keywords_is_no_label() -> None:
    assert not HEADING.fullmatch("Nøgleordet er ro")


KNOWN = "Vores organisation har tidligere brugere. Organisationen gav støtte, og kommune og kurset hjælper."


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("vores organisa onen hjælper", "organisationen"),
        ("en der  dligere kom her", "tidligere"),
        ("i Vejle  ommune bor", "kommune"),
        ("vi giver stø e til mange", "støtte"),
    ],
)
def test_a_word_that_lost_letters_is_found_with_a_guess(line: str, hint: str) -> None:
    assert any(hint in suspect for suspect in suspects(line, document=KNOWN))


@pytest.mark.parametrize(
    "line", ["det lykkes  l at gå", "posi v virkning", "i . videreførelse", "hinanden \uf04a)", "x\ufffdy"]
)
def test_pieces_and_strange_signs_are_found(line: str) -> None:
    assert suspects(line)


@pytest.mark.parametrize(
    "line",
    [
        "Vi er her i dag og i morgen, å ja.",
        "1 x pr. måned",
        "d. 4. juni",
        "a 1,5 time",
        "Skriv en mail",
        "Der er  mange spaces, der er  mange",
        "• kaffe",
    ],
)
def test_sound_lines_are_left_in_peace(line: str) -> None:
    assert suspects(line, document="Der er mange mange her") == []


@pytest.mark.parametrize(
    ("title", "course"),
    [
        ("Lær at tackle angst og depression", True),
        ("Projekt Vendepunkter", True),
        ("Vendepunkter", True),
        ("Kursus i ro", True),
        ("Et lille kursus", True),
        ("Partnerskab med Vendepunkter", False),
        ("Åbent hus", False),
        ("Kursen er sat", False),
    ],
)
def test_courses_are_known_by_their_titles(title: str, course: bool) -> None:
    assert is_course(title) is course


def test_a_national_course_has_its_abbreviation() -> None:
    assert abbreviation_of("Lær at tackle angst og depression") == "LATAD"
    assert abbreviation_of("Åbent hus") == ""


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("Holdet mødes i 9 uger, 1 gang hver uge, 3,5 time ad gangen.", Length(9, 9, 3.5)),
        ("Det varer otte uger.", Length(8)),
        ("Det varer mange uger.", Length()),
        ("Vi mødes tit.", Length()),
    ],
)
def test_the_length_of_a_course(text: str, length: Length) -> None:
    assert length_in(text) == length
