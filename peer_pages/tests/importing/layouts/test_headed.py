"""Text is cut at its headings, and nothing of it is lost."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peer_pages.importing.layouts.headed import headed_sections
from peer_pages.importing.result import Section
from peer_pages.tests.importing.builders import source_of

TEXT = ["Et hus for alle.", "Formål:", "At mødes. At spise.", "Hvem kan komme?", "Alle, der vil."]


def cut(texts: Sequence[str], starts: Sequence[int]) -> list[Section]:
    source = source_of("\n\n".join(texts))
    return headed_sections(source, source.lines, starts)[0]


def test_what_stands_before_the_first_heading_has_no_title() -> None:
    found = [(part.title, part.blocks[0].text) for part in cut(TEXT, [1, 3])]
    assert found == [("", TEXT[0]), ("Formål", TEXT[2]), ("Hvem kan komme?", TEXT[4])]


def test_a_text_that_begins_with_a_heading_has_no_untitled_part() -> None:
    assert [part.title for part in cut(TEXT[1:], [0, 2])] == ["Formål", "Hvem kan komme?"]


def test_a_text_without_headings_is_one_part() -> None:
    (part,) = cut(TEXT, [])
    assert " ".join(block.text for block in part.blocks) == " ".join(TEXT)


def test_parts_are_numbered_and_stand_at_the_lines_of_their_headings() -> None:
    found = [(part.key, part.line) for part in cut(TEXT, [1, 3])]
    assert found == [("part-1", 1), ("part-2", 3), ("part-3", 7)]


def test_parts_are_numbered_from_one_where_nothing_stands_before_the_headings() -> None:
    assert [part.key for part in cut(TEXT[1:], [0, 2])] == ["part-1", "part-2"]


@pytest.mark.parametrize(
    ("texts", "starts", "words"),
    [(TEXT, [1, 3], [4, 4, 3]), (["Formål", "Indhold", "Mad."], [0, 1], [0, 1]), (["Formål"], [0], [0])],
)
def test_a_heading_without_text_stays_as_an_unanswered_part(
    texts: list[str], starts: list[int], words: list[int]
) -> None:
    parts = cut(texts, starts)
    assert [part.words for part in parts] == words
    assert [part.answered for part in parts] == [number > 0 for number in words]


@pytest.mark.parametrize(("heading", "title"), [("Formål:", "Formål"), ("Formål :", "Formål"), ("Hvem?", "Hvem?")])
def test_a_title_has_no_colon_at_its_end(heading: str, title: str) -> None:
    assert [part.title for part in cut([heading, "At mødes."], [0])] == [title]


def test_no_text_has_no_parts() -> None:
    assert headed_sections(source_of("Tekst."), [], []) == ([], [])


@given(st.data(), st.integers(1, 12))
def test_every_line_is_a_heading_or_stands_in_a_part(data: st.DataObject, count: int) -> None:
    texts = [f"Linje nummer {number} er her." for number in range(count)]
    starts = sorted(data.draw(st.sets(st.integers(0, count - 1))))
    source = source_of("\n\n".join(texts))
    parts, paragraphs = headed_sections(source, source.lines, starts)
    kept = " ".join(text for index, text in enumerate(texts) if index not in starts)
    assert " ".join(paragraph.text for paragraph in paragraphs) == kept
    assert " ".join(block.text for part in parts for block in part.blocks) == kept
    assert [part.title for part in parts if part.title] == [texts[index] for index in starts]
