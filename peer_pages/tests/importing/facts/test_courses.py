"""Courses are known by their titles, and their length is taken from one sentence."""

import pytest

from peer_pages.importing.facts.courses import PROGRAMMES, Length, abbreviation_of, is_course, length_in


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


@pytest.mark.parametrize("name", PROGRAMMES)
@pytest.mark.parametrize("form", ["{}", "Projekt {}", "Kurset ”{}”", "kursus {}", "“{}”"])
def test_a_national_course_is_known_in_any_dress(name: str, form: str) -> None:
    for title in (form.format(name), form.format(name.capitalize()), form.format(name.upper())):
        assert is_course(title)
        assert abbreviation_of(title) == PROGRAMMES[name]


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("Kurset varer 7 uger, en gang om ugen, 2,5 timer.", Length(7, 7, 2.5)),
        ("Vi mødes over syv uger, én gang ugentligt, to timer.", Length(7, 7, 2.0)),
        ("Over 12 uger mødes vi to gange om ugen i 3 timer.", Length(12, None, 3.0)),
        ("Det varer 7 uger. Hver gang tager det 2 timer.", Length(7)),
        ("Det varer 7 uger og fylder 20 timer om ugen.", Length(7)),
        ("Kurset varer 2 timer.", Length()),
        ("Om 7 uger begynder det.", Length()),
        ("", Length()),
    ],
)
def test_what_one_sentence_says_of_a_course(text: str, length: Length) -> None:
    assert length_in(text) == length
