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


@pytest.mark.parametrize(
    ("number", "word"),
    list(enumerate("to tre fire fem Seks syv otte ni ti".split(), start=2)),
)
def test_small_numbers_are_read_as_words(number: int, word: str) -> None:
    assert length_in(f"Kurset varer {word} uger, en gang om ugen, {word} timer.") == Length(number, number, number)


@pytest.mark.parametrize("weekly", ["en gang om ugen", "Én gang ugentlig", "1 gang hver uge", "en gang pr. uge"])
def test_ways_of_saying_weekly(weekly: str) -> None:
    assert length_in(f"Det er {weekly} over 7 uger.") == Length(7, 7)


@pytest.mark.parametrize("before", ["over", "i", "på", "Varer"])
def test_ways_of_saying_how_many_weeks(before: str) -> None:
    assert length_in(f"{before} 12 uger") == Length(12)


@pytest.mark.parametrize(
    ("hours", "number"),
    [
        ("2.5 timer", 2.5),
        ("en time", 1),
        ("2 Timer", 2),
        ("10 timer", 10),
        ("2,25 timer", 2.25),
        ("2 timer i døgnet", None),
    ],
)
def test_hours_as_people_write_them(hours: str, number: float | None) -> None:
    assert length_in(f"Det varer 7 uger, {hours}") == Length(7, None, number)


@pytest.mark.parametrize("text", ["Tiden på 7 ugers ferie", "på 123 uger", "helt fri i 7 ugerne"])
def test_what_is_no_length(text: str) -> None:
    assert length_in(text) == Length()


@pytest.mark.parametrize(
    ("title", "course"),
    [
        ("Kurset Godt i gang", True),
        ("Kurser i ro", True),
        ("Alle vores kurser", True),
        ("Vores kursus for unge", False),
        ("Kursusrum", False),
        ("Et miniKursus", False),
        ("Kurserne Vendepunkter", True),
        ("Nyt projekt Vendepunkter", False),
    ],
)
def test_a_title_is_a_course_by_its_first_or_last_word(title: str, course: bool) -> None:
    assert is_course(title) is course
