"""Collections are cut at their numbers, however these are printed."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peer_pages.importing.layouts.parts import Part, parts_in
from peer_pages.importing.text.lines import to_lines
from peer_pages.tests.importing.builders import example, parsed

BODY = "Der er plads til alle, der vil, og vi drikker kaffe sammen hver dag. " * 3
TITLES = ["Huset", "Klubben", "”Broen”, Randers"]


def collection(number: str, *, before: str = "", between: str = "", after: str = "") -> str:
    parts = [
        example(number.format(n=n), title, BODY, ["Ro", "Kaffe"]) + between for n, title in enumerate(TITLES, start=1)
    ]
    return "Katalog\n\n\n" + before + "".join(parts) + after


def parts(text: str) -> list[Part]:
    return parts_in(to_lines(text))


NUMBERS = [
    "2.{n}", "2.{n}.", "2.{n}:", "2.{n} –", "2.{n} -", "## 2.{n}", "11.{n}", "Eksempel {n}", "Eksempel {n}:",
    "Eksempel {n}.", "Eksempel {n} –", "Praksiseksempel {n}:", "Case {n}:", "2.1.{n}", "2.1.{n}.", "## 2.1.{n}",
    "B.{n}", "B.{n}:", "## A.{n}.", "{n}.", "{n}", "{n})", "{n}:", "# {n}.",
]  # fmt: skip


@pytest.mark.parametrize("number", NUMBERS)
def test_forms_of_numbers(number: str) -> None:
    found = parts(collection(number))
    assert [(part.number, part.title) for part in found] == list(enumerate(TITLES, start=1))


@pytest.mark.parametrize("number", NUMBERS)
def test_a_numbered_collection_is_read_whole(number: str) -> None:
    document = parsed(collection(number))
    assert document.kind == "example_catalogue"
    assert [(entry.title, entry.keywords) for entry in document.entries] == [
        (title, ["Ro", "Kaffe"]) for title in TITLES
    ]
    assert document.warnings == []


@pytest.mark.parametrize("number", NUMBERS)
def test_a_numbered_list_in_a_text_begins_no_part(number: str) -> None:
    text = collection(number).replace("drikker kaffe", "\n\n1. Taler\n\n2. Spiser\n\ndrikker kaffe")
    assert [part.title for part in parts(text)] == TITLES


@pytest.mark.parametrize("number", NUMBERS)
def test_keywords_end_where_the_next_chapter_begins(number: str) -> None:
    *_, chapter = re.sub(r"\.?\{n\}.*", "", number).split(" ")
    after = {"11": "12", "A": "B", "B": "C", "": "1"}.get(chapter, "3")
    text = collection(number, after=f"\n\n\n {after}. Hvad lærte vi?\n\nVi lærte meget.\n\nOg mere til.\n")
    assert [entry.keywords for entry in parsed(text).entries][-1] == ["Ro", "Kaffe"]


@pytest.mark.parametrize(
    ("number", "labels"),
    [
        ("2.{n}", ["2.1", "2.2", "2.3"]),
        ("2.1.{n}", ["2.1.1", "2.1.2", "2.1.3"]),
        ("B.{n}", ["B.1", "B.2", "B.3"]),
        ("{n}.", ["1", "2", "3"]),
        ("Case {n}:", ["1", "2", "3"]),
    ],
)
def test_a_part_has_its_number_as_printed(number: str, labels: list[str]) -> None:
    assert [part.label for part in parts(collection(number))] == labels
    assert [entry.details["number"] for entry in parsed(collection(number)).entries] == labels


@pytest.mark.parametrize("number", ["2.{n}", "{n}."])
def test_a_missing_number_is_pointed_out(number: str) -> None:
    text = collection(number).replace(number.format(n=3), number.format(n=5))
    (warned,) = parsed(text).warnings
    assert warned.code == "numbering_gap"
    assert "Mangler der noget?" in warned.message


def test_plain_numbers_do_not_count_beside_numbered_chapters() -> None:
    text = collection("2.{n}", before=" 1. Indledning\n\nHer er en indledning.\n\n")
    assert [part.chapter for part in parts(text)] == ["2", "2", "2"]


def test_examples_numbered_below_their_chapters_are_the_parts() -> None:
    north = example("2.1.1", "Huset", BODY, ["Ro"]) + example("2.1.2", "Klubben", BODY, ["Leg"])
    south = example("2.2.1", "Broen", BODY, ["Kaffe"])
    document = parsed(f"Katalog\n\n\n 2.1 Nordjylland\n\n{north}\n\n 2.2 Sjælland\n\nHer er et hus.\n\n{south}")
    assert [(entry.details["number"], entry.keywords) for entry in document.entries] == [
        ("2.1.1", ["Ro"]),
        ("2.1.2", ["Leg"]),
        ("2.2.1", ["Kaffe"]),
    ]
    assert document.warnings == []


def test_numbered_headings_within_examples_are_no_parts() -> None:
    def headed(n: int, title: str) -> str:
        text = f"Formål\n\n\n2.{n}.2 Indhold\n\n{BODY}"
        return f" 2.{n} {title}\n\n\n2.{n}.1 {text}\n\n\nNøgleord\n\nRo\n"

    found = parts("Katalog\n\n\n" + headed(1, "Huset") + headed(2, "Klubben"))
    assert [(part.label, part.title) for part in found] == [("2.1", "Huset"), ("2.2", "Klubben")]


@pytest.mark.parametrize(
    ("chapter", "after", "ends"),
    [
        ("2", "3 Hvad lærte vi?", True),
        ("2", "4 Hvad lærte vi?", False),
        ("2.1", "2.2 Sjælland", True),
        ("2.1", "3. Hvad lærte vi?", True),
        ("2.1", "2.4 Sjælland", False),
        ("B", "C. Hvad lærte vi?", True),
        ("B", "C Hvad lærte vi", False),
        ("B", "3. Hvad lærte vi?", False),
    ],
)
def test_the_chapter_after_the_parts_ends_the_last(chapter: str, after: str, *, ends: bool) -> None:
    text = "".join(example(f"{chapter}.{n}", title, BODY, ["Ro", "Kaffe"]) for n, title in enumerate(TITLES, start=1))
    last = parsed(f"Katalog\n\n\n{text}\n\n\n {after}\n\nVi lærte meget.").entries[-1]
    assert last.keywords == (["Ro", "Kaffe"] if ends else ["Ro", "Kaffe", after, "Vi lærte meget."])


def test_a_table_of_contents_is_no_collection() -> None:
    assert parts_in(to_lines("Indhold\n\n1. Huset\n\n2. Klubben\n\n3. Broen\n")) == []


def test_plain_numbers_without_keywords_are_no_parts() -> None:
    assert parts_in(to_lines("1. Huset\n\nTekst om huset.\n\n2. Klubben\n\nTekst om klubben.")) == []


INLINE = [
    ("Nøgleord: Ro, Kaffe", ["Ro", "Kaffe"]),
    ("Nøgleord: Ro; Kaffe.", ["Ro", "Kaffe"]),
    ("NØGLEORD: Ro, kaffe og\n\nkage", ["Ro", "kaffe og kage"]),
    ("Stikord: Ro,\n\nKaffe", ["Ro", "Kaffe"]),
    ("Nøgleord:\n\n• Ro\n\n• Et sted, hvor man er set", ["Ro", "Et sted, hvor man er set"]),
    ("Søgeord\n\nRo\n\nKaffe", ["Ro", "Kaffe"]),
    ("Nøgleord\n\n- ro\n\n- kaffe", ["ro", "kaffe"]),
]


@pytest.mark.parametrize(("label", "keywords"), INLINE)
def test_forms_of_keyword_lists(label: str, keywords: list[str]) -> None:
    text = collection("2.{n}").replace("Nøgleord\n\nRo\n\nKaffe", label)
    assert [entry.keywords for entry in parsed(text).entries] == [keywords] * 3


@given(
    st.lists(st.sampled_from(["Ro", "Kaffe", "Kage og te", "Et sted for alle", "§ 104"]), min_size=1, max_size=6),
    st.integers(2, 12),
    st.integers(1, 40),
)
def test_any_number_of_parts_and_keywords_comes_back(keywords: list[str], count: int, chapter: int) -> None:
    text = "".join(example(f"{chapter}.{n}", f"Hus nummer {chr(64 + n)}", BODY, keywords) for n in range(1, count + 1))
    entries = parsed("Katalog\n\n\n" + text).entries
    assert [entry.keywords for entry in entries] == [keywords] * count
    assert [entry.title for entry in entries] == [f"Hus nummer {chr(64 + n)}" for n in range(1, count + 1)]
