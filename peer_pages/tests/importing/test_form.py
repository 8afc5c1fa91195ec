"""The form is recognised in either spelling, however its lines are broken."""

import pytest

from peer_pages.importing.form import headings_in, skip_questions
from peer_pages.importing.questionnaire import SECTIONS
from peer_pages.importing.text.lines import to_lines
from peer_pages.tests.importing.builders import BULLET, heading, wrap

KEYS = ("purpose", "peer_support", "givers", "receivers", "organisation", "effect", "funding_future", "other")


def test_the_form_has_eight_sections_with_questions() -> None:
    assert tuple(section.key for section in SECTIONS) == KEYS
    assert all(section.title and section.heading and section.questions for section in SECTIONS)


@pytest.mark.parametrize("other", [False, True])
@pytest.mark.parametrize("number", range(1, 9))
def test_each_heading_is_found(number: int, other: bool) -> None:
    lines = to_lines("\n".join(["Noget før.", *heading(number, other=other), "Svaret er her."]))
    found = headings_in(lines)
    assert [(item.number, item.start) for item in found] == [(number, 1)]


@pytest.mark.parametrize("width", [40, 60, 200])
def test_a_heading_is_found_however_it_is_broken(width: int) -> None:
    lines = to_lines("\n\n".join(wrap(SECTIONS[5].heading, width)))
    assert [item.number for item in headings_in(lines)] == [6]


def test_a_title_above_is_not_part_of_the_heading() -> None:
    lines = to_lines("Åbent hus på havnen\n" + SECTIONS[1].heading)
    assert headings_in(lines)[0].start == 1


def test_an_answer_below_is_not_part_of_the_heading() -> None:
    lines = to_lines(SECTIONS[7].heading + "\nNej.")
    assert headings_in(lines)[0].end == 1


@pytest.mark.parametrize(
    "text",
    [
        "Beskriv peer-støtte i jeres tilbud ved at besvare spørgsmålene herunder",
        "BESKRIV PEER-STØTTEN I JERES TILBUD/PROJEKT VED AT BESVARE SPØRGSMÅLENE HERUNDER:",
        "Beskriv peerstøtten i jeres tilbud / projekt ved at besvare spørgsmålene  heruner :",
    ],
)
def test_small_differences_do_not_matter(text: str) -> None:
    assert [item.number for item in headings_in(to_lines(text))] == [2]


@pytest.mark.parametrize(
    "text",
    [
        "Vi beskriver peer-støtten på vores hjemmeside.",
        "Der er ikke andet, det er vigtigt at sige.",
        "Spørgsmålene er besvaret ovenfor.",
        "",
    ],
)
def test_prose_is_no_heading(text: str) -> None:
    assert headings_in(to_lines(text)) == []


@pytest.mark.parametrize("other", [False, True])
@pytest.mark.parametrize("number", range(1, 8))
def test_questions_are_no_answer(number: int, other: bool) -> None:
    lines = to_lines("\n".join(heading(number, other=other)))
    found = headings_in(lines)[0]
    assert skip_questions(lines, found.end, len(lines)) == []


def test_what_follows_the_questions_is_the_answer() -> None:
    lines = to_lines("\n".join([*heading(4), "Alle over 18 år kan komme."]))
    kept = skip_questions(lines, headings_in(lines)[0].end, len(lines))
    assert [lines[index].text for index in kept] == ["Alle over 18 år kan komme."]


def test_a_question_repeated_as_a_heading_in_the_answer_stays() -> None:
    lines = to_lines(f"{BULLET} {SECTIONS[1].questions[0]}\nHvor længe har husene eksisteret:\nSiden 2009.")
    kept = skip_questions(lines, 0, len(lines))
    assert [lines[index].text for index in kept] == ["Hvor længe har husene eksisteret:", "Siden 2009."]


def test_questions_answered_one_by_one_leave_only_the_answers() -> None:
    one, two = SECTIONS[3].questions
    lines = to_lines(f"{BULLET} {one}\nAlle kan.\n{BULLET} {two}\nTyve.")
    assert [lines[index].text for index in skip_questions(lines, 0, len(lines))] == ["Alle kan.", "Tyve."]


def test_the_addition_of_the_other_spelling_is_no_answer() -> None:
    lines = to_lines("Herunder kontaktoplysninger og evt hjemmeside\nRing til os.")
    assert [lines[index].text for index in skip_questions(lines, 0, 2)] == ["Ring til os."]
